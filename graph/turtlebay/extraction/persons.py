"""Find named persons: by a title, a post beside the name, a middle initial, or the line that names the author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from turtlebay.extraction.lexicon import NEVER_NAMES
from turtlebay.extraction.patterns import ACRONYM, Found, head_of

__all__ = ["iter_persons"]

NAME_WORD: Final = r"(?:[A-ZÀ-ÖØ-ÞŠŽČĆĐŁ][\w’'-]{1,40}|[A-Z]\.)"
PERSON: Final = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Ambassador|H\.E|Judge|Senator|"
    rf"Justice)\.? (?P<name>(?:{NAME_WORD} ?(?:de |la |van |von |bin |al-)?){{2,4}})"
)
IN_POST: Final = re.compile(
    r"\b(?:President|Prime Minister|Chancellor|Senator|Representative|Ambassador|Secretary|Governor|Mr\.?|Mrs\.?|Ms\.?|"
    r"Dr\.?|Judge) (?P<name>[A-ZÀ-ÖØ-ÞŠŽČĆĐŁ][a-zà-öø-ÿšžčćđł’'-]{2,})(?! (?:of|for|to|on) |['’]?[\w-]| [A-Z])"
)
AFTER_POST: Final = re.compile(
    r"\b(?:[Ss]ecretary-[Gg]eneral|[Pp]resident|[Pp]rime [Mm]inister|[Cc]hair(?:man|woman|person)?|[Dd]irector|"
    r"[Mm]inister|"
    r"[Cc]ommissioner|[Ss]pokes(?:man|woman|person)|[Rr]apporteur|[Cc]oordinator|[Aa]nalyst|[Rr]esearcher|[Ee]nvoy) "
    rf"(?P<name>{NAME_WORD} {NAME_WORD})(?! [A-Z])"
)
MIDDLE: Final = re.compile(
    r"\b(?P<name>(?!Annex|Appendix|Article|Box|Category|Chapter|Class|Exhibit|Figure|Form|Grade|Group|Item|Option|Part|"
    r"Phase|Plan|Schedule|Section|Table|Title|Type|War)[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]{1,40} (?:[A-Z]\. ?){1,2}"
    r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]{1,40})\b(?! [A-Z])"
)
"""*Ada M. Brook*: a middle initial tells a person."""
APPOSED: Final = re.compile(
    rf"\b(?P<name>{NAME_WORD} (?:{NAME_WORD} )?{NAME_WORD}),? (?:(?:TD|MP|MEP|MSP|Ph\.?D|FCA|QC|KC|CBE|OBE)\b"
    r"|(?<=, )(?:(?:an?|the|its|our|former) )?(?:[\w-]+ ){0,3}?"
    r"(?:[Dd]irector|[Pp]rofessor|[Ff]ellow|[Pp]resident|[Mm]inister|[Aa]mbassador|[Cc]hair(?:man|woman|person)?|"
    r"[Ss]ecretary|[Cc]ommissioner|[Ff]ounder|[Hh]ead|[Ll]ecturer|[Rr]esearcher|[Aa]nalyst|[Cc]oordinator|[Mm]anager|"
    r"[Ee]conomist|[Ll]awyer|[Aa]dviser|[Aa]dvisor|[Cc]hief) (?:of|at|for|in|with)\b)"
)
BYLINE: Final = re.compile(
    rf"(?:^|\n)[Bb]y (?P<name>{NAME_WORD} (?:{NAME_WORD} )?{NAME_WORD})(?=[*†]?(?:,|\n|$)| and [A-Z])"
)
"""The line that names the author: *By Ada Brook*."""
OWNED: Final = re.compile(r"['’]s?$")
POST_WORDS: Final = re.compile(
    r"\b(?:Minister|President|Director|Secretary|Representative|Chair\w*|Commissioner|Officer|General|Deputy)\b"
)


def iter_persons(characters: str) -> Iterator[Found]:
    """Yield names that follow a title of address."""
    for match in PERSON.finditer(characters):
        name = OWNED.sub("", match.group("name").rstrip())
        cut = POST_WORDS.search(name)
        if cut is None and not ACRONYM.fullmatch(name.split()[-1]):
            yield Found(match.start("name"), match.start("name") + len(name), "Person", "N-person", name)
    for pattern in (MIDDLE, APPOSED, BYLINE):
        for match in pattern.finditer(characters):
            name = OWNED.sub("", match.group("name"))
            if (
                head_of(name) is None
                and POST_WORDS.search(name) is None
                and not NEVER_NAMES & set(name.lower().split())
            ):
                yield Found(match.start("name"), match.start("name") + len(name), "Person", "N-person", name)
    for match in AFTER_POST.finditer(characters):
        name = OWNED.sub("", match.group("name"))
        if head_of(name) is None and POST_WORDS.search(name) is None and not NEVER_NAMES & set(name.lower().split()):
            yield Found(match.start("name"), match.start("name") + len(name), "Person", "N-person", name)
    for match in IN_POST.finditer(characters):
        name = OWNED.sub("", match.group("name"))
        if head_of(name) is None and name.lower() not in NEVER_NAMES:
            yield Found(match.start("name"), match.start("name") + len(name), "Person", "N-person", name)
