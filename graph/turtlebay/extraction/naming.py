"""The rules by which entities are found, with the clause of the guidelines behind each and texts of our own.

From each text of `yes` an entity comes by this rule, from each of `no` none does. `A-` rules go by the authority, `N-`
rules by names and definitions, `G-` rules by nouns for classes of actors.
"""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Form

__all__ = ["NAMING"]

ACTOR: Final = "1: every distinct actor that the text names"
GROUP: Final = "1, Group: a class of actors that acts or is addressed"
SHORT: Final = "1: a short name counts as a mention where the text uses it so"
BY_HEAD: Final = "1, table: the noun that heads a name tells its type"
THING: Final = "1: places, documents, provisions and events are entities with types of their own"


def _by_head(kind: str, name: str, other: str = "Some boats are old.", guideline: str = BY_HEAD) -> Form:
    """A rule of names by their head noun; a run of capitals without one names nothing."""
    return Form(f"N-{kind}", guideline, (f"They wrote to the {name} in May.",), (other,))


NAMING: Final[tuple[Form, ...]] = (
    Form(
        "A-authority",
        ACTOR,
        ("The World Bank lent more.", "It helps DPA- and DPKO-led missions."),
        ("The river bank was wet.",),
    ),
    Form(
        "A-government",
        "1, State: a state, or the government of one",
        ("The Kenyan government replied. Rain fell in Kenya. Crops failed in Kenya.",),
        ("Kenyan tea is strong.",),
    ),
    Form(
        "N-definition",
        SHORT,
        ("It was run by Clean River Helpers (CRH). The CRH left.",),
        ("The tide (a high one) came.",),
    ),
    Form(
        "N-acronym",
        ACTOR,
        ("ZQX should answer by May.", "It was told to ZQX, which has a say."),
        ("The ZQX scale goes up to nine.",),
    ),
    _by_head("organ", "River Safety Commission"),
    _by_head("secretariatunit", "Department of Rivers"),
    _by_head("internationalorganization", "Rivers Organization"),
    _by_head("regionalorganization", "Elder River Union"),
    _by_head("mission", "Elder River Mission"),
    _by_head("nongovernmentalorganization", "Lantern Foundation"),
    _by_head("post", "Minister of Forests"),
    _by_head("group", "River Guard", guideline="1, settled cases: armed forces are groups"),
    _by_head("document", "Lisbon Water Charter", guideline=THING),
    _by_head("event", "Delta Conference", guideline=THING),
    _by_head("place", "Elder Airport", guideline=THING),
    Form(
        "N-state",
        "1, State: a state, or the government of one",
        ("A letter by the Commonwealth Government came.",),
        ("The government of boats is hard.",),
    ),
    Form(
        "N-person",
        "1, Person: a named person",
        (
            "It was opened by Ms Ada Brook.",
            "In May President Brook left.",
            "The director Ada Brook spoke.",
            "Ada M. Brook left.",
            "Ada Brook, head of the mill, left.",
        ),
        ("Ms. or Mr. is the form.", "The President of Rivers left."),
    ),
    Form("N-resolution", THING, ("It recalls resolution 9876 (2031) on rivers.",), ("It shows great resolution.",)),
    Form(
        "N-numbered",
        THING,
        ("It follows River Circular No. 12-2031.", "The Executive Order of May 9, 2031 says so."),
        ("The order of nine boats came late.",),
    ),
    Form(
        "N-code",
        "1, settled cases: bodies of law are provisions",
        ("It is set out in 40 U.S.C. § 999.",),
        ("Page 40 says 999.",),
    ),
    Form("N-symbol", THING, ("See A/99/123 on this.",), ("See page 99 on this.",)),
    Form("N-provision", THING, ("This follows from Article 77 of the text.",), ("The article was long.",)),
    Form(
        "N-paragraph",
        THING,
        ("It is in paragraph 7.", "Resolution 9876 (2031), para. 6, says so."),
        ("The paragraph was long.",),
    ),
    Form(
        "N-law",
        "1, settled cases: bodies of law are provisions",
        ("It breaks international humanitarian law.",),
        ("The law of rivers is old.",),
    ),
    Form("N-itself", THING, ("This report covers May.",), ("A report covers May.",)),
    Form(
        "N-owned",
        THING,
        ("The River Safety Commission’s final comments came late.", "The World Bank published its report."),
        ("The comments came late.",),
    ),
    Form(
        "N-cited",
        THING,
        ("See World Bank, “How Rivers Pay for Themselves”, May 2031.",),
        ("See “How Rivers Pay for Themselves”.",),
    ),
    Form("N-made", THING, ("They will publish a joint strategy.",), ("A joint strategy failed.",)),
    Form(
        "N-process",
        THING,
        ("Rain did not stop the peace process.", "It was a year of presidential elections."),
        ("The process of drying takes a week.",),
    ),
    Form("N-proposed", ACTOR, ("One might ask a separate special envoy to go.",), ("A better envoy is needed.",)),
    Form(
        "N-subject",
        ACTOR,
        ("Nobody heard. Elder Rovers must answer. They say Elder Rovers are old.",),
        ("However, rain must fall.",),
    ),
    Form(
        "N-administration",
        ACTOR,
        ("It began under the Ash and Oak administrations.",),
        ("The new administration of drugs is simple.",),
    ),
    Form("N-single", SHORT, ("In June Congress voted on it.",), ("In June congress was full.",)),
    Form("G-head", GROUP, ("Most of the water goes to rural cooperatives.",), ("Most of the water is cold.",)),
    Form(
        "G-of-body",
        GROUP,
        ("The World Bank met. World Bank officials left.", "Members of the World Bank left."),
        ("The World Bank met. Officials left.",),
    ),
    Form("G-bare", GROUP, ("Managers should publish the plan.",), ("Most managers slept.",)),
    Form(
        "G-those", GROUP, ("Those with seats on both boards should vote.",), ("Those with seats on both boards slept.",)
    ),
    Form("G-public", GROUP, ("The general public should be told.",), ("It was a public hall.",)),
    Form("G-people", GROUP, ("Most Kenyans drink tea.",), ("Kenyan tea is strong.",)),
    Form("G-initials", GROUP, ("MQRs should publish what they own.",), ("The MQRs should be green.",)),
    Form("G-levels", GROUP, ("It is asked of all levels of government.",), ("All levels of water fell.",)),
    Form("G-said", GROUP, ("Several think tanks met.",), ("Several tanks leaked.",)),
)
