"""What a column holds, told by its header and all its cells: the kind of question it could answer."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from core.intake.answers import LONGEST_SHORT
from core.intake.spreadsheet.cells import ADDRESS, answered, at_least
from core.intake.spreadsheet.choices import normal, read_languages, skill_name, split
from core.intake.spreadsheet.dates import looks_like_date
from core.intake.spreadsheet.faults import MEND, Problem
from core.intake.spreadsheet.group import Group, GroupKind
from core.intake.spreadsheet.not_asked import LEFT_OUT
from core.intake.spreadsheet.numbers import NO, YES, read_number
from core.intake.spreadsheet.table import Table
from core.intake.spreadsheet.times import clock_of_24, read_availability
from core.intake.spreadsheet.wording import letters_only, plain, words
from core.program.questions import Kind
from core.text import Text, text

MOST_OPTIONS = 60
_MOST_OF_A_CHOICE = 15
_YES_NO = YES | NO
_STRONG = re.compile(r"[;\n|•\[]")
_SIGN = re.compile(r"[,;\n|•\[]")
_PHONE = re.compile(r"\+?[\d ()./-]{8,20}$|\d[.,]\d+E\+\d{2}$")
_MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}:\d{2}")
_WHEN = re.compile(
    r"^(time ?stamp|start time|completion time|end time|start date|end date|recorded date|last modified time|"
    r"submit(ted)?|submission)\b|\b(submitted|created|submit date|submission date)( at| on)?$"
)
_COUNTER = re.compile(
    r"^(id|nr|no|number|index|row|(response|respondent|submission|participant|user|employee|student|record|collector) "
    r"?(id|number|no)|network id|token|ip address|duration in seconds|progress|status|finished)$"
)
_PHONE_WORDS = re.compile(r"\b(phone|mobile|telephone|cell|whatsapp|tel)\b")
_CONSENT = re.compile(r"\b(consent|i agree|gdpr|privacy|terms and conditions|data protection)\b")
_RATING = frozenset(
    re.findall(
        r"\w+",
        "rate rating scale confident confidence comfortable important importance likely agree",
    )
)
_COUNTED = frozenset(
    re.findall(
        r"\w+",
        "year age number hour count month week day time mentee mentor places",
    )
)


@dataclass(frozen=True)
class Column:
    """``kind`` None: left out by default, ``other`` names what it holds, and ``reason`` says why.

    ``options`` are in the order of first appearance.
    """

    header: str
    filled: int
    kind: Kind | None
    other: str = ""
    options: tuple[str, ...] = ()
    lowest: int = 1
    highest: int = 5

    @property
    def reason(self) -> Text | None:
        return text(LEFT_OUT[self.other]) if self.kind is None else None


def describe(table: Table, header: str) -> Column:
    """What one column holds. Every cell is looked at, each distinct text once; ties go to the plainer kind."""
    counts = table.told(answered, header)
    filled = sum(counts.values())
    column = Column(header, filled, Kind.SHORT_TEXT)
    if filled and (header in table.made_of or header in table.lists):
        return _together(column, table.made_of.get(header), counts)
    other = "role" if header == table.role else _left_out(header, counts, filled)
    if other is not None:
        return replace(column, kind=None, other=other)
    for recognise in (_by_header, _simple, _lists, _choice):
        found = recognise(column, counts)
        if found is not None:
            return found
    average = sum(len(cell) * count for cell, count in counts.items()) / filled
    is_long = average > 60 or any("\n" in cell or len(cell) > LONGEST_SHORT for cell in counts)
    return replace(column, kind=Kind.LONG_TEXT if is_long else Kind.SHORT_TEXT)


def _together(column: Column, group: Group | None, counts: Counter[str]) -> Column:
    """What was read out of several columns or rows: times, options in order, or options."""
    if group is not None and group.kind is GroupKind.AVAILABILITY:
        return replace(column, kind=Kind.AVAILABILITY)
    said = _options(Counter(part for cell in counts for part in split(cell)))
    options = tuple(dict.fromkeys((*group.options, *said))) if group and not _cells_say(group) else said
    meaning = words(column.header)
    kind = Kind.LANGUAGES if "language" in meaning else Kind.SKILLS if "skill" in meaning else Kind.CHOICES
    if group is not None and group.kind is GroupKind.RANKED:
        kind = Kind.RANKING
    if len(_options(Counter(options))) > 3 * MOST_OPTIONS or len(options) < 2:
        return replace(column, kind=Kind.LONG_TEXT)
    return replace(column, kind=kind, options=_options(Counter(options)))


def _cells_say(group: Group) -> bool:
    return group.kind is GroupKind.RANKED and not group.by_number


def _left_out(header: str, counts: Counter[str], filled: int) -> str | None:
    name = letters_only(header)
    if header == MEND or not filled:
        return "remark" if filled else "empty"
    if _WHEN.search(name) or at_least(counts, 0.9, _MOMENT.match):
        return "timestamp"
    if _COUNTER.match(name) or header.strip() == "#" or _counts_up(header, counts, filled):
        return "row number"
    if (_PHONE_WORDS.search(name) and at_least(counts, 0.3, _PHONE.match)) or (
        at_least(counts, 0.8, _PHONE.match) and not any(map(looks_like_date, counts))
    ):
        return "phone"
    if at_least(counts, 0.6, ADDRESS.match):
        return "e-mail"
    return "consent" if _CONSENT.search(name) else None


def _counts_up(header: str, counts: Counter[str], filled: int) -> bool:
    """A column without a name of its own whose cells are 0, 1, 2 … or 1, 2, 3 …"""
    if (
        not re.match(r"Column [A-Z]+$|Unnamed: \d+$", header)
        or len(counts) != filled
        or not all(c.isdigit() for c in counts)
    ):
        return False
    numbers = sorted(int(cell) for cell in counts if len(cell) < 8)
    return len(numbers) == filled and numbers[0] in (0, 1) and numbers[-1] - numbers[0] == filled - 1


def _by_header(column: Column, counts: Counter[str]) -> Column | None:
    meaning = words(column.header)
    about_times = bool(meaning & {"availability", "meet"}) or "times" in letters_only(column.header).split()
    if about_times and _readable_times(counts) >= 0.7 * column.filled:
        return replace(column, kind=Kind.AVAILABILITY)
    if not meaning & {"language", "skill", "rank", "ranking"}:
        return None
    if all(plain(cell) in _YES_NO for cell in counts) or at_least(counts, 0.9, _is_number):
        return None  # "Did you learn a language before?"
    parts = _parts(counts)
    total = sum(parts.values())
    if not total or sum(len(part) * count for part, count in parts.items()) / total > 45:
        return None
    kind = Kind.LANGUAGES if "language" in meaning else Kind.SKILLS if "skill" in meaning else Kind.RANKING
    names = Counter[str]()
    for part, count in parts.items():
        if kind is Kind.LANGUAGES:
            for name in read_languages(part, ())[0]:
                names[name] += count
        else:
            names[skill_name(part) if kind is Kind.SKILLS else part] += count
    options = _options(names)
    # many of them that nobody shares are sentences, not options
    if not (2 <= len(options) <= MOST_OPTIONS * (1 if kind is Kind.RANKING else 3)):
        return None
    if len(options) > MOST_OPTIONS and len(options) * 2 > total:
        return None
    return replace(column, kind=kind, options=options)


def _readable_times(counts: Counter[str]) -> int:
    of_24 = clock_of_24(counts)
    return sum(
        count
        for cell, count in counts.items()
        if all(problem.is_warning for problem in read_availability(cell, of_24)[1])
    )


def _is_number(cell: str) -> bool:
    return not isinstance(read_number(cell, False), Problem)


def _simple(column: Column, counts: Counter[str]) -> Column | None:
    """Yes/no, days, scales and numbers."""
    if all(plain(cell) in _YES_NO for cell in counts):
        spelled = {plain(cell) for cell in counts}
        # x alone is a tick, 1 alone is a number
        if spelled - {"1", "0"} or spelled == {"1", "0"}:
            return replace(column, kind=Kind.YES_NO)
    if at_least(counts, 0.9, looks_like_date):
        return replace(column, kind=Kind.DATE)
    if at_least(counts, 0.9, _is_number) or (_is_counted(column.header) and at_least(counts, 0.5, _is_number)):
        whole = [int(cell) for cell in counts if cell.isdigit() and len(cell) < 4]
        meaning = words(column.header)
        if len(whole) == len(counts) and len(whole) > 1 and not _is_counted(column.header):
            lowest, highest = min(whole), max(whole)
            if highest <= 10 and (meaning & _RATING or (lowest >= 1 and highest <= 5 and column.filled >= 5)):
                end = next(end for end in (5, 7, 10) if highest <= end)
                return replace(column, kind=Kind.SCALE, lowest=min(lowest, 1), highest=end)
        return replace(column, kind=Kind.NUMBER)
    return None


def _is_counted(header: str) -> bool:
    return bool(words(header) & _COUNTED) or "how many" in letters_only(header)


def _lists(column: Column, counts: Counter[str]) -> Column | None:
    """Several options in one cell: enough cells have separators, and the parts come again."""
    if not at_least(counts, 0.2, _SIGN.search):
        return None
    parts = _parts(counts)
    several = sum(count for cell, count in counts.items() if len(split(cell)) > 1)
    total = sum(parts.values())
    if several < 0.2 * column.filled or not 2 <= len(parts) <= MOST_OPTIONS or total < 2 * len(parts):
        return None
    if sum(len(part) * count for part, count in parts.items()) / total > 60:
        return None
    options = _options(parts)
    # parts of a list meet different others; a sentence with a comma in it is always the same
    met = Counter(part for cell in counts for part in set(split(cell)))
    if len(options) < 2 or sum(times > 1 for times in met.values()) * 3 < len(met):
        return None
    return replace(column, kind=Kind.CHOICES, options=options)


def _choice(column: Column, counts: Counter[str]) -> Column | None:
    if not _few(counts):
        return None
    options = _options(counts)
    few = 2 <= len(options) <= _MOST_OF_A_CHOICE and len(options) * 2 <= column.filled
    if not few or max(map(len, options)) > 90 or any("\n" in option for option in options):
        return None
    return replace(column, kind=Kind.CHOICE, options=options)


def _few(counts: Counter[str]) -> bool:
    """Whether there are few enough options for a choice, looked at no longer than it takes to see that."""
    spelled: set[str] = set()
    for cell in counts:
        spelled.add(normal(cell))
        if len(spelled) > _MOST_OF_A_CHOICE:
            return False
    return True


def _options(counts: Counter[str]) -> tuple[str, ...]:
    """One spelling per option: the most frequent, then the first."""
    best: dict[str, tuple[int, str]] = {}
    for value, count in counts.items():
        key = normal(value)
        if key not in best or count > best[key][0]:
            best[key] = (count, value)
    return tuple(value for _, value in best.values())


def _parts(counts: Counter[str]) -> Counter[str]:
    """The parts of all cells. Parts that only ever come one after the other, the second in lower case, are one."""
    lists = [(split(cell), count) for cell, count in counts.items()]
    strong = sum(bool(_STRONG.search(cell)) for cell in counts)
    if strong and strong >= sum("," in cell and not _STRONG.search(cell) for cell in counts):
        # a stronger sign parts this column: a comma parts only what stands by itself elsewhere
        alone = {part for cell in counts if _STRONG.search(cell) for part in split(cell)}
        lists = [
            (parts if _STRONG.search(cell) or set(parts) <= alone else [cell], count)
            for (parts, count), cell in zip(lists, counts, strict=True)
        ]
    follows: Counter[tuple[str, str]] = Counter()
    single: Counter[str] = Counter()
    for parts, count in lists:
        for part in parts:
            single[part] += count
        for one, other in pairwise(parts):
            follows[one, other] += count
    glued = {
        (one, other)
        for (one, other), count in follows.items()
        if count == single[one] == single[other] and count > 1 and other[:1].islower()
    }
    if not glued:
        return single
    together: Counter[str] = Counter()
    for parts, count in lists:
        merged = parts[:1]
        for one, other in pairwise(parts):
            if (one, other) in glued:
                merged[-1] += ", " + other
            else:
                merged.append(other)
        for part in merged:
            together[part] += count
    return together
