"""Whether a list looks like one of mentors or of mentees: to be shown and asked, never taken for granted."""

import re

from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.wording import letters_only
from core.program.questions import Side

_NAMED = {
    Side.MENTOR: re.compile(r"\b(mentors?|tutors?|coach(es)?|guides?)\b"),
    Side.MENTEE: re.compile(r"\b(mentees?|proteg[ei]e?s?|learners?|students?|tutees?|coachees?)\b"),
}
_ASKED = {
    Side.MENTOR: re.compile(
        r"\b((can|could|able to|like to|willing to) (you )?(help|offer|support|teach|share|mentor)|expertise|"
        r"how many mentees|number of mentees|mentee (capacity|places)|max(imum)? mentees)\b"
    ),
    Side.MENTEE: re.compile(
        r"\b((want|like|hope|hoping|wish|need) to (learn|improve|develop|get better|gain)|wants to learn|"
        r"(need|needs|want|looking for) (help|support|a mentor)|learning goals?|help with what)\b"
    ),
}


def likely_side(name: str, table: Table) -> Side | None:
    """MENTOR or MENTEE, as the file's and the sheet's name say, else as most telling headers say; None: nothing tells.

    A name that says both tells nothing. A list of both sides, told by a column, is of neither.
    """
    called = letters_only(f"{name.rpartition('.')[0] or name} {table.sheet or ''}")
    said = [side for side, word in _NAMED.items() if word.search(called)]
    if len(said) == 1:
        return said[0]
    asked = {
        side: sum(bool(word.search(letters_only(head))) for head in table.headers) for side, word in _ASKED.items()
    }
    if asked[Side.MENTOR] == asked[Side.MENTEE]:
        return None
    return max(asked, key=lambda side: asked[side])
