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
        c(rf"\b(?:is|are) (?:to be )?{ADVERBS}(?:encouraged|invited) to (?=\w)"),
        "could",
        1,
        ("encouraged", "invited"),
        ("States are encouraged to report.", "The ministry is to be encouraged to publish its data."),
        ("States were encouraged by the news.", "He is encouraged by the news."),
    ),
    Cue(
        "C-are-urged",
        "3 Counts 4",
        c(rf"\b(?:is|are) (?:to be )?{ADVERBS}(?:urged|requested|asked|advised|recommended|exhorted) to (?=\w)"),
        "should",
        1,
        ("urged", "requested", "asked", "advised", "recommended", "exhorted"),
        ("The mayor is urged to resign.", "Donors are strongly advised to pool their funds."),
        ("The mayor was urged to resign by his own party.",),
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
        confidence=0.7,
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
    ),
    Cue(
        "C-may-wish",
        "3 Counts 2",
        c(r"\b(?:may|might|could) (?:also |well |therefore |then )?(?:wish|want|like|choose|consider|explore) (?=to |\w+ing )"),
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
    ),
    Cue(
        "C-may-course",
        "3 Counts 2",
        c(
            r"\bmay (?:well |now |also )?(?:be (?:high |the )?time\b|offer \w+ (?:\w+ ){0,3}opportunit|"
            r"be (?:useful|worth|helpful|advisable|desirable|appropriate|necessary|best|better|wise|prudent) )"
        ),
        "could",
        1,
        ("may",),
        ("It may be time for the board to step back.", "It may be useful to pool the funds."),
        ("The board may fail.",),
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
    ),
    Cue(
        "C-would-design",
        "3 Settled: design",
        c(
            rf"\b(?:would|will) {ADVERBS}(?:serve|chair|report|coordinate|be charged|be tasked|be responsible|oversee|"
            r"advise|consist|comprise|be composed|be made up|meet|be led|be chaired|be hosted|be funded|be staffed|"
            r"convene|monitor|review|draw|include|publish|set|have (?:the|a) (?:mandate|power|authority|right))\b"
        ),
        "could",
        2,
        ("would", "will"),
        ("[The chair] would report back to [the board].",),
        ("The step would free funds.", "The committee will meet in May."),
        needs="design",
    ),
)
