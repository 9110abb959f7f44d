"""Lists of pairs: what each column tells of the two, suggested from headers and cells, and to be corrected."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from core.errors import Fault
from core.intake.named import Directory, Named
from core.intake.spreadsheet import ColumnMapping, Table, normal_email
from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.wording import is_placeholder, letters_only, plain
from core.text import Text, text

ONE, OTHER, MORE, SAYS, REASON, START, END = "one", "other", "more", "says", "reason", "start", "end"
_SAMPLE = 200  # cells of a column that are looked at
_ENOUGH = 0.5


class Says(StrEnum):
    """What a list says of two people."""

    WISHED = "wished"
    KNOWN = "known"
    APART = "apart"
    TOGETHER = "together"


_APART = re.compile(
    r"\b(not|never|don t|dont|avoid|avoids|apart|separate|separated|conflicts?|bar|barred|block|blocked|exclude|"
    r"excluded|exclusions?|incompatible|forbidden|keep away)\b"
)
_KNOWN = re.compile(r"\b(know|knows|known|friends?|family|colleagues?|acquainted|relatives?|siblings?|same team)\b")
_WISHED = re.compile(
    r"\b(wish|wishes|wished|wants?|wanted|request|requests|requested|prefer|prefers|preferred|preference|choice|desired|"
    r"asked for|favou?r)\b"
)
_TOGETHER = re.compile(
    r"\b(existing|current|currently|active|ongoing|together|paired|matched|pairings?|past|previous|former|ended|"
    r"completed|closed|in progress|last year)\b"
)
_SEVERAL = (  # of several, the earlier tells: "do not pair, they know each other"
    (Says.APART, _APART),
    (Says.WISHED, _WISHED),
    (Says.KNOWN, _KNOWN),
    (Says.TOGETHER, _TOGETHER),
)
_MEETINGS = re.compile(
    r"\b(meetings?|met|sessions?|calls?|hours|minutes|duration|last contact|last seen|next contact|agenda)\b"
)
_START = re.compile(
    r"\b(start|starts|started|begin|begins|began|since|from|(matched|paired|match|pairing) (on|date))\b"
)
_END = re.compile(r"\b(end|ends|ended|until|till|finish|finished|finishes|closed|closing|to)\b")
_SAYS = re.compile(r"\b(type|kind|status|state|relation|relationship|what|category|rule|list|action|wish)\b")
_REASON = re.compile(r"\b(reason|reasons|why|because|note|notes|comment|comments|remark|remarks|explanation|details)\b")
_OF_NAMES = frozenset(
    ("name", "names", "first", "last", "full", "given", "family", "surname", "forename", "email", "mail", "address",
     "of", "s", "the", "id")
)  # fmt: skip
_MENTOR = re.compile(r"\b(mentors?|coach|coaches|advisors?|advisers?|tutors?)\b")
_MENTEE = re.compile(r"\b(mentees?|proteges?|protegees?|students?|learners?|coachees?|apprentices?)\b")


def pair_fields() -> dict[str, Text]:
    """Every field a column can feed, with its label, in the order to show them."""
    return {
        ONE: text("The first person"),
        OTHER: text("The second person"),
        MORE: text("Another second person"),
        SAYS: text("What it says of the two"),
        REASON: text("The reason"),
        START: text("Together since"),
        END: text("Together until"),
    }


def says_of(words: str) -> Says | None:
    """What words such as "do not match" or "current" say of two people; None: nothing we know."""
    words = letters_only(words)
    return next((says for says, pattern in _SEVERAL if pattern.search(words)), None)


def suggest_pair_columns(table: Table, people: Mapping[int, tuple[str, str]]) -> ColumnMapping:
    """The likeliest field of each column; ``people``: id → (name, address) of all who could be meant.

    A column is of people where half of its cells are like somebody's name or address, or its header names a side.
    Name and address of one person go together by their headers; who comes third and later is another second person.
    Columns of meetings go nowhere (see ``meeting_columns``).
    """
    there = Directory(people)
    found: dict[str, str] = {}
    bases: dict[str, str] = {}
    for header in table.headers:
        words = letters_only(header)
        cells = [cell for cell in table.cells(header) if not is_placeholder(cell)][:_SAMPLE]
        if not cells or _MEETINGS.search(words):
            continue
        if _share(looks_like_date(cell) for cell in cells) >= _ENOUGH:
            target = END if _END.search(words) and not _START.search(words) else START
            if target not in found.values() and (_END.search(words) or _START.search(words) or "date" in words.split()):
                found[header] = target
        elif _REASON.search(words) and REASON not in found.values():
            found[header] = REASON
        elif _SAYS.search(words) and _share(says_of(cell) is not None for cell in cells) >= _ENOUGH:
            found.setdefault(header, SAYS)
        elif _of_people(words, cells, there):
            base = bases.setdefault(_base(words), (ONE, OTHER)[len(bases)] if len(bases) < 2 else MORE)
            found[header] = base
    return ColumnMapping(found)


def pair_column_faults(mapping: ColumnMapping) -> list[Fault]:
    """All that stops the list from being read at all."""
    found = []
    for field in (ONE, OTHER):
        if not mapping.columns(field):
            what = text("has no column. Choose the one that has names or e-mail addresses.")
            found.append(Fault(str(pair_fields()[field]), what))
    for field in (SAYS, REASON, START, END):
        if len(mapping.columns(field)) > 1:
            found.append(Fault(str(pair_fields()[field]), text("has more than one column. Leave all but one out.")))
    return found


def meeting_columns(table: Table, mapping: ColumnMapping) -> tuple[str, ...]:
    """Columns that tell of meetings and are left out."""
    return tuple(
        header for header in table.headers if header not in mapping.fields and _MEETINGS.search(letters_only(header))
    )


def usual_says(table: Table, mapping: ColumnMapping) -> Says | None:
    """What the whole list says, told by its file's and sheet's names, its headers, or its days."""
    for words in (table.name.rpartition(".")[0].replace("_", " "), table.sheet, " ".join(table.headers)):
        if says := says_of(words):
            return says
    return Says.TOGETHER if mapping.columns(START) else None


def mentor_comes_first(mapping: ColumnMapping) -> bool | None:
    """Whether the first person is the mentor, told by headers; None where they do not tell."""
    sides = {}
    for field in (ONE, OTHER):
        words = letters_only(" ".join(mapping.columns(field)))
        sides[field] = bool(_MENTOR.search(words)), bool(_MENTEE.search(words))
    told = {sides[ONE], sides[OTHER][::-1]} - {(False, False), (True, True)}
    return told.pop()[0] if len(told) == 1 else None


def who(cells: Sequence[str], there: Directory) -> Named:
    """Whom the cells of one person mean: by address first; where name and address mean two people, both may be."""
    written = ", ".join(dict.fromkeys(cells))
    addresses = [normal_email(cell) for cell in cells if "@" in cell]
    name = " ".join(cell for cell in cells if "@" not in cell)
    by_name = there.look_up(name) if name else Named(written)
    by_address = next((found for each in addresses if (found := there.look_up(each)).sure is not None), None)
    if by_address is None or by_address.sure is None:
        # an address that nobody has beside a name that one person has: she may have two, or it is somebody else
        if addresses and by_name.sure is not None:
            return Named(written, maybe=(by_name.sure,))
        return Named(written, by_name.sure, by_name.maybe)
    if by_name.sure not in (None, by_address.sure):
        return Named(written, maybe=(by_address.sure, by_name.sure or 0))
    return Named(written, sure=by_address.sure)


def _of_people(words: str, cells: Sequence[str], there: Directory) -> bool:
    if _share("@" in cell for cell in cells) >= _ENOUGH:
        return True
    found = [there.look_up(cell) for cell in cells]
    known = _share(each.sure is not None or bool(each.maybe) for each in found)
    longest = Counter(len(cell.split()) <= 5 for cell in cells)
    of_a_side = bool(_MENTOR.search(words) or _MENTEE.search(words)) and longest[True] > longest[False]
    return known >= _ENOUGH or of_a_side


def _base(words: str) -> str:
    """A header without the words that only say which part of a person it holds.

    >>> _base("mentee first name"), _base("email of the mentee"), _base("name 2")
    ('mentee', 'mentee', '2')
    """
    return " ".join(word for word in plain(words).split() if word not in _OF_NAMES)


def _share(told: Iterable[bool]) -> float:
    answers = list(told)
    return sum(answers) / len(answers) if answers else 0.0
