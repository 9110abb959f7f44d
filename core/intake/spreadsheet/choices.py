"""Options, lists of them, and skills with levels, out of one cell."""

import re
from ast import literal_eval
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from core.intake.spreadsheet.faults import Problem
from core.intake.spreadsheet.wording import plain
from core.program.questions import SKILL_LEVELS
from core.text import text

NOTHING: Mapping[str, str] = {}
DEFAULT_LEVEL = 2  # of a skill that is named without one: the middle
_SEPARATORS = re.compile(r"([,;\n|•])")
_STRONG = (";", "\n", "|", "•")
_SIGNS = (",", ";", "\n", "|", "•")
_AROUND = re.compile(r"\s*([,;|•])\s*")
_QUOTED_LIST = re.compile(r"\[\s*(['\"]).*\1\s*,?\s*\]$", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)
_IN_QUOTES = re.compile(r'(?:^|(?<=[,;\n|•]))\s*"([^"\n]*[,;|•][^"\n]*)"\s*(?=[,;\n|•]|$)')
_AROUND_PARTS = " \t\n,;|•"
_LEVEL_WORDS = {
    "beginner": 1, "basic": 1, "basics": 1, "novice": 1, "low": 1, "intermediate": 2, "good": 2, "medium": 2,
    "some": 2, "advanced": 3, "expert": 3, "high": 3, "proficient": 3,
}  # fmt: skip
_LEVEL = re.compile(
    r"(?P<skill>.*\S)\s*(?:\((?P<inner>[^()]*)\)|[:=–]\s*(?P<after>\w+)|\s-\s+(?P<dash>\w+))$", re.DOTALL
)
_FLUENCY = re.compile(
    r"\s*(?:\(|[-–:]\s+)\s*(?:native|fluent|basic|conversational|intermediate|advanced|beginner"
    r"|mother tongue|[abc][12])(?: speaker| level)?\s*\)?$",
    re.IGNORECASE,
)


def normal(value: str) -> str:
    """What makes two spellings of an option one: letters' case, kinds of blanks, blanks around separators."""
    return _AROUND.sub(r"\1", plain(value))


@lru_cache(maxsize=512)
def known(options: tuple[str, ...]) -> Mapping[str, str]:
    """Every option by its normal spelling; of two that are one then, the first."""
    return {normal(option): option for option in reversed(options)}


def nearest(value: str, options: tuple[str, ...]) -> str:
    """The option whose spelling is nearest, or blank if none is near (difflib ratio of 0.6)."""
    by_spelling = known(options)
    found = get_close_matches(normal(value)[:200], list(by_spelling), 1, 0.6)
    return by_spelling[found[0]] if found else ""


def read_choice(cell: str, options: tuple[str, ...], instead: Mapping[str, str] = NOTHING) -> str | Problem:
    """The option that is meant; any text where the question has no options. ``instead``: see ``ColumnMapping``."""
    if not options:
        return cell
    option = known(options).get(normal(cell))
    if option is None and normal(cell) in instead:
        option = known(options).get(normal(instead[normal(cell)]))
        if option is None and not instead[normal(cell)]:
            return Problem(
                text("“{value}” is left empty, as you chose", value=cell[:80]), text("The person can answer later."),
                is_warning=True, unknown=cell,
            )  # fmt: skip
    return option or _unknown(cell, options)


def split(cell: str, options: tuple[str, ...] = (), *, with_levels: bool = False) -> list[str]:
    """The parts of a cell that holds several: options first, also those that hold commas themselves.

    Separators are line break, semicolon, bar, bullet, and comma; where a stronger one is in the cell, a comma
    parts options from each other but never a text that is no option. ``['a', 'b']`` is read as its parts; what
    stands in quotes for its commas' sake is one part. ``with_levels``: an option may be followed by its level,
    which stays with it.

    >>> split("Art, music; Law", ("Art, music", "Law"))
    ['Art, music', 'Law']
    """
    if cell[:1] == "[" and _QUOTED_LIST.match(cell):
        return _of_quoted(cell)
    if '"' in cell and normal(cell) not in known(options) and (whole := list(_IN_QUOTES.finditer(cell))):
        return _with_quoted(cell, whole, options, with_levels)
    if not options and not any(sign in cell for sign in _SIGNS):
        return [cell.strip()] if cell.strip() else []
    by_spelling = known(options)
    atoms = _SEPARATORS.split(cell)  # text, separator, text, …
    longest = max((len(_SEPARATORS.split(option)) for option in options), default=1)
    strong = any(sign in cell for sign in _STRONG)
    parts: list[str] = []
    at, joins = 0, False
    while at < len(atoms):
        for size in range(min(longest, len(atoms) - at), 0, -2):
            piece = "".join(atoms[at : at + size])
            option = by_spelling.get(normal(piece)) if by_spelling else None
            if option is None and with_levels and normal(_skill(piece, ())[0]) in by_spelling:
                option = piece.strip()
            if option is not None:
                parts.append(option)
                at, joins = at + size + 1, False
                break
        else:
            atom = atoms[at].strip()
            if joins and atom and strong and atoms[at - 1] == ",":
                parts[-1] += ", " + atom
            elif atom:
                parts.append(atom)
                joins = True
            at += 2
    return parts


def _with_quoted(cell: str, whole: list[re.Match[str]], options: tuple[str, ...], with_levels: bool) -> list[str]:
    parts: list[str] = []
    ends = [0, *(found.end() for found in whole)]
    for end, found in zip(ends, whole, strict=False):
        parts += [*split(cell[end : found.start()].strip(_AROUND_PARTS), options, with_levels=with_levels), found[1]]
    return parts + split(cell[ends[-1] :].strip(_AROUND_PARTS), options, with_levels=with_levels)


def _of_quoted(cell: str) -> list[str]:
    try:
        parts = literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        parts = [one or other for one, other in _QUOTED.findall(cell)]
    return [part.strip() for part in map(str, parts) if part.strip()]


def read_list(
    cell: str, options: tuple[str, ...], most: int | None = None, instead: Mapping[str, str] = NOTHING
) -> tuple[list[str], list[Problem]]:
    """The options in a cell, each once, in the order given; and what is wrong with the others."""
    found: list[str] = []
    problems: list[Problem] = []
    for part in split(cell, options):
        option = read_choice(part, options, instead)
        if isinstance(option, Problem):
            problems.append(option)
        elif option not in found:
            found.append(option)
    return found, problems + _too_many(found, most)


def read_languages(
    cell: str, options: tuple[str, ...], most: int | None = None, instead: Mapping[str, str] = NOTHING
) -> tuple[list[str], list[Problem]]:
    """Languages in a cell, also parted by "and" and slashes; how fluent is not kept, and said so."""
    found: list[str] = []
    problems: list[Problem] = []
    by_spelling = known(options)
    parts: list[str] = []
    for part in split(cell, options):
        parts += [part] if normal(part) in by_spelling else re.split(r"\s+(?:and|&)\s+|\s*[/,+]\s*", part)
    for part in filter(None, parts):
        name = part if normal(part) in by_spelling else _FLUENCY.sub("", part)
        if name != part:
            problems.append(
                Problem(
                    text("also says how well (“{value}”); only the language is kept", value=part),
                    text("Nothing needs to be done."),
                    is_warning=True,
                )
            )
        language = read_choice(name if not (name.islower() or name.isupper()) else name.title(), options, instead)
        if isinstance(language, Problem):
            problems.append(language)
        elif language not in found:
            found.append(language)
    return found, problems + _too_many(found, most)


def read_skills(
    cell: str, options: tuple[str, ...], most: int | None = None, instead: Mapping[str, str] = NOTHING
) -> tuple[dict[str, int], list[Problem]]:
    """Skills with levels 1 to 3: "Python (3), SQL - basic, Law"; without a level ``DEFAULT_LEVEL``."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for part in split(cell, options, with_levels=True):
        name, level = _skill(part, options)
        if level not in SKILL_LEVELS:
            problems.append(
                Problem(
                    text("“{value}” has a level that is not 1, 2 or 3", value=part),
                    text("Write 1 for beginner, 2 for some experience, 3 for expert."),
                )
            )
            continue
        skill = read_choice(name, options, instead)
        if isinstance(skill, Problem):
            problems.append(skill)
        else:
            found[skill] = level
    return found, problems + _too_many(list(found), most)


def skill_name(part: str) -> str:
    """A skill without the level that may follow it."""
    return _skill(part, ())[0]


def lacks_level(cell: str) -> bool:
    """Whether a skill in the cell is named without a level, and so gets ``DEFAULT_LEVEL``.

    >>> lacks_level("Python (3), SQL - basic"), lacks_level("Python (3), Law")
    (False, True)
    """
    return any(skill_name(part) == part for part in split(cell, with_levels=True))


def _skill(part: str, options: tuple[str, ...]) -> tuple[str, int]:
    found = _LEVEL.match(part)
    if found is None or (options and normal(part) in known(options)):
        return part, DEFAULT_LEVEL
    level = plain(found["inner"] or found["after"] or found["dash"] or "")
    if level in _LEVEL_WORDS:
        return found["skill"], _LEVEL_WORDS[level]
    if re.fullmatch(r"\d(?: ?/ ?3)?", level):
        return found["skill"], int(level[0])
    return part, DEFAULT_LEVEL


def _unknown(value: str, options: tuple[str, ...]) -> Problem:
    near = nearest(value, options)
    if near:
        return Problem(
            text("“{value}” is not one of the options", value=value[:80]),
            text("Did you mean “{option}”?", option=near),
            suggestion=near,
            unknown=value,
        )
    return Problem(
        text("“{value}” is not one of the options", value=value[:80]),
        text("Use one of the form's options, or add this one to the form."),
        unknown=value,
    )


def _too_many(found: Sequence[str], most: int | None) -> list[Problem]:
    if most is None or len(found) <= most:
        return []
    return [
        Problem(
            text("has {count} options where at most {most} may be chosen", count=len(found), most=most),
            text("Keep the most important ones."),
        )
    ]
