"""Cues of rank 1: the modal of the recommended clause itself (guidelines, section 3, Counts 1 and 2)."""

from __future__ import annotations

from typing import Final

from turtlebay.extraction.rules import Cue
from turtlebay.extraction.rules import compile_cue as c

__all__ = ["ADVERBS", "MODALS"]

ADVERBS: Final = (
    r"(?:(?:\w{2,20}ly|also|always|never|not|now|still|then|thus|therefore|further|rather|first|at least|all|both|each|"
    r"instead|in turn|as well|perhaps|well|once|again|too|hence),? ){0,3}"
)

MODALS: Final[tuple[Cue, ...]] = (
    Cue(
        "C-should",
        "3 Counts 1",
        c(r"\b(?:should|ought to)(?:/\w+)?(?=,? (?!have \w+(?:ed|en|ne|wn|de|ld|pt|ft|st|ut)\b|not have been))"),
        "should",
        1,
        ("should", "ought"),
        (
            "The board should meet every month.",
            "Schools ought to open earlier.",
            "Firms should be able to share what they know.",
            "Ministers should, where they can, publish minutes.",
        ),
        ("It should be noted that prices fell.", "Should the chair resign, the deputy acts.", "They should have gone."),
        needs="advice",
        confidence=0.95,
    ),
    Cue(
        "C-should-end",
        "3 Counts 1",
        c(r"\b(?:should|must|ought to|needs? to|could)(?: \w{2,20}ly| also| therefore)?\s?(?:[:—–]|-(?!\w))"),
        "should",
        1,
        ("should", "must", "ought", "need", "could"),
        ("The board should: open schools.",),
        ("The schools opened early.",),
    ),
    Cue(
        "C-must",
        "3 Counts 1",
        c(r"\bmust(?=,? (?!have been\b|have \w+ed\b|surely be\b|be (?:some|a|the) \w+ (?:who|that)\b|-))"),
        "must",
        1,
        ("must",),
        ("The council must publish its accounts.", "This gap must be closed.", "Ministers must also commit to a date."),
        (
            "The letter must have been lost.",
            "Applicants must hold a licence in order to be admitted.",
            "The form lists the conditions that an applicant must meet.",
        ),
        needs="duty",
        confidence=0.9,
    ),
    Cue(
        "C-needs-to",
        "3 Counts 1",
        c(rf"\b(?:(?:will|would|also|still) )?needs? {ADVERBS}to (?=be \w|\w)"),
        "must",
        1,
        ("need",),
        ("The agency needs to hire auditors.", "Rules need to be updated.", "More needs to be done to train judges."),
        ("There was no need to hurry.", "People need to know that the war is over."),
        needs="duty",
        confidence=0.95,
    ),
    Cue(
        "C-needed-to",
        "3 Counts 1",
        c(
            r"\b(?:said|saying|argued|noted|stressed|agreed|added|suggested|felt|emphasi[sz]ed|underlined|"
            r"underscored|believed|"
            r"thought|maintained|insisted|reiterated|pointed out|highlighted)\b[^.;]{0,160}?\b"
            r"(?<!work )(?<!time )(?<!effort )(?<!efforts )(?<!data )(?<!information )(?<!skills )(?<!money )"
            r"(?<!steps )"
            r"(?<!resources )(?<!measures )(?<!funding )(?<!support )(?<!expertise )(?P<cue>needed (?:\w{2,20}ly "
            r")?to) (?=\w)"
        ),
        "must",
        1,
        ("needed",),
        ("Speakers said that the board needed to vote.",),
        ("The board needed to vote.",),
    ),
    Cue(
        "C-has-to",
        "3 Counts 1",
        c(
            rf"(?<!\bwould )(?<!\bmay )(?<!\bmight )(?<!\bnot )(?<!\bnever )\b(?:has|have) (?:got )?{ADVERBS}to "
            r"(?!do with|date\b|offer\b|say\b)(?=\w)"
        ),
        "must",
        1,
        ("has", "have"),
        ("Banks have to hold more capital.", "The next law has to close this gap."),
        ("The report has to do with trade.", "Small farms may have to close."),
        needs="duty",
    ),
    Cue(
        "C-are-encouraged",
        "3 Counts 4",
        c(rf"\b(?:(?:is|are) (?:to be )?{ADVERBS}(?:encouraged|invited)|(?:was|were) {ADVERBS}encouraged) to (?=\w)"),
        "could",
        1,
        ("encouraged", "invited"),
        (
            "States are encouraged to report.",
            "Donors were encouraged to wait.",
            "The ministry is to be encouraged to publish its data.",
        ),
        ("States were encouraged by the news.", "He is encouraged by the news."),
    ),
    Cue(
        "C-are-urged",
        "3 Counts 4",
        c(
            rf"\b(?:is|are) (?:to be )?{ADVERBS}(?:urged|requested|asked|advised|recommended|exhorted) to (?=\w)"
            rf"|\b(?:was|were) {ADVERBS}(?:urged|advised|exhorted) to (?=\w)"
        ),
        "should",
        1,
        ("urged", "requested", "asked", "advised", "recommended", "exhorted"),
        ("The mayor is urged to resign.", "Donors are strongly advised to pool their funds."),
        ("Staff were asked to leave.",),
        needs="current",
    ),
    Cue(
        "C-do-well",
        "3 Counts 1",
        c(r"\b(?:had better|would (?:do well|be (?:well advised|wise|better advised)) to|would be better off)(?= \w)"),
        "should",
        1,
        ("had better", "would do well", "advised", "wise", "better off"),
        ("The ministry would do well to publish its plan.", "Donors would be wise to wait."),
        ("The patient would do well.",),
    ),
    Cue(
        "C-let-us",
        "3 Counts 1",
        c(r"(?:^|[.;,—–] |\band |\bso )[\"“]?let us (?:\w{2,20}ly |also |all |not |now )*(?=\w)"),
        "should",
        1,
        ("let us",),
        ("Let us build a fund that lasts.",),
        ("Let us turn to the second item.",),
        needs="let",
    ),
    Cue(
        "C-better-job",
        "3 Counts 2",
        c(
            r"\b(?:can|could|may|might) (?:also |still |certainly |all )?do (?:an? )?(?:much |far |even |a lot )?"
            r"(?:better|more)\b|\bmore (?:\w{2,20}ly )?(?:can|could|might) (?:\w{2,20}ly |also |still )?be done\b"
        ),
        "could",
        1,
        ("better", "more"),
        ("The office can do a better job of listening.", "Donors could do more.", "More can be done for small farms."),
        ("The office does better now.",),
        confidence=0.9,
    ),
    Cue(
        "C-may-wish",
        "3 Counts 2",
        c(
            r"\b(?:may|might|could) (?:also |well |therefore |then )?(?:wish|want|like|choose|consider|explore) "
            r"(?=to |\w+ing )"
        ),
        "could",
        1,
        ("may", "might", "could"),
        ("The assembly may wish to consider a fund.", "The ministry may consider opening a second office."),
        ("The assembly wished to consider a fund.",),
    ),
    Cue(
        "C-could",
        "3 Counts 2",
        c(r"\b(?:could|might)(?=,? \w)"),
        "could",
        1,
        ("could", "might"),
        (
            "[The council] could pay more attention to schools.",
            "The mayor could be invited to the board.",
            "Ministers might appoint a joint envoy.",
            "There could be more regular meetings.",
        ),
        ("The decision could be hard.", "Delays could lead to losses.", "The river could flood again."),
        needs="course",
        confidence=0.95,
    ),
    Cue(
        "C-may-course",
        "3 Counts 2",
        c(
            r"\bmay (?:well |now |also )?(?:be (?:high |the )?time\b|"
            r"be (?:useful|worth|helpful|advisable|desirable|appropriate|necessary|best|better|wise|prudent) )"
        ),
        "could",
        1,
        ("may",),
        ("It may be time for the board to step back.", "It may be useful to pool the funds."),
        ("The board may fail.",),
        confidence=0.85,
    ),
    Cue(
        "C-benefit-from",
        "3 Counts 3",
        c(rf"\b(?:could|would|might|can) {ADVERBS}(?:benefit|profit|gain) (?:\w{{2,20}}ly )?from\b"),
        "could",
        1,
        ("benefit", "profit", "gain"),
        ("The draft could benefit from more detail.",),
        ("Farmers benefit from rain.",),
        confidence=0.8,
    ),
    Cue(
        "C-would-design",
        "3 Settled: design",
        c(
            rf"\bwould {ADVERBS}(?:be (?:charged|tasked|responsible|composed|made up|led|chaired|hosted|funded|"
            rf"staffed|appointed|"
            r"elected|open)|have (?:the|an?) (?:mandate|power|authority|right)|(?!be\b|have\b|not\b|like\b|also\b)"
            r"[a-z]+)\b"
        ),
        "could",
        2,
        ("would",),
        ("[The chair] would report back to [the board].",),
        ("The step would free funds.", "The committee will meet in May."),
        needs="design",
        confidence=0.85,
    ),
)
