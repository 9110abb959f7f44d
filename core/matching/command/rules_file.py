"""``rules.toml``: criteria by the headers of columns, must-haves, objective, and pairs that must or must not be."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any

from core.errors import Fault, InvalidInput
from core.matching.rules import Criterion, Measure, Objective
from core.matching.suggest import suggest
from core.program.questions import Form, Kind, Question
from core.text import text

OBJECTIVES = {each.value.replace(" ", "-"): each for each in Objective}
# What the cells of a column may hold for a measure; the first where they do not show which.
KINDS = {
    Measure.COVERAGE: (Kind.SKILLS,),
    Measure.SHARED: (Kind.CHOICES, Kind.SKILLS, Kind.LANGUAGES, Kind.RANKING),
    Measure.CLOSE: (Kind.NUMBER, Kind.SCALE, Kind.DATE),
    Measure.AHEAD: (Kind.NUMBER, Kind.SCALE, Kind.DATE),
    Measure.LANGUAGE: (Kind.LANGUAGES,),
    Measure.AVAILABILITY: (Kind.AVAILABILITY,),
    Measure.TEXT: (Kind.LONG_TEXT,),
    Measure.PREFERENCE: (Kind.LONG_TEXT,),
}
ANY = (Kind.SHORT_TEXT, Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.LANGUAGES, Kind.DATE, Kind.NUMBER, Kind.SCALE)
OWN = {"name", "measure", "mentees", "mentors", "column", "weight", "must_have", "must_be_known"}
KNOWN = {"objective", "minimum_score", "criteria", "barred", "locked", "minimum_load", "manager"}


@dataclass(frozen=True)
class Wish:
    """A pair that must or must not be, by the addresses of the two."""

    one: str
    other: str
    because: str


@dataclass(frozen=True)
class RulesFile:
    """``forms`` have a question for every column that a criterion names; no criteria: those that suit the forms.

    ``manager``: of both sides the key of the question that names people's managers; blank where a sheet has none.
    """

    criteria: tuple[Criterion, ...]
    forms: tuple[Form, Form]
    objective: Objective = Objective.MOST_PEOPLE
    minimum_score: float | None = None
    minimum_load: int = 0
    barred: tuple[Wish, ...] = ()
    locked: tuple[Wish, ...] = ()
    manager: tuple[str, str] = ("", "")


@dataclass
class _Reader:
    name: str
    forms: tuple[Form, Form]
    headers: tuple[tuple[str, ...], tuple[str, ...]]
    asked: tuple[dict[str, Question], dict[str, Question]]  # by key
    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: str, message: str, /, **values: object) -> None:
        self.faults.append(Fault(f"{self.name}, {where}", text(message, **values)))


def read_rules(
    name: str, content: bytes, forms: tuple[Form, Form], headers: tuple[tuple[str, ...], tuple[str, ...]]
) -> RulesFile:
    """Raises InvalidInput with every fault. ``forms`` are those that the sheets suggest, ``headers`` theirs, of mentees
    and mentors; of peers the same twice.
    """
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput("The rules cannot be read.", [Fault(name, text("is not TOML: {why}", why=error))]) from error
    shared: dict[str, Question] = {}
    reader = _Reader(name, forms, headers, (shared, shared if forms[0] is forms[1] else {}))
    for key in document.keys() - KNOWN:
        reader.fault(key, "is no rule; known are {known}", known=", ".join(sorted(KNOWN)))
    objective = OBJECTIVES.get(document.get("objective", "most-people"))
    if objective is None:
        reader.fault("objective", "is none of {known}", known=", ".join(OBJECTIVES))
    points = document.get("minimum_score")
    if points is not None and not (_number(points) and 0 <= points <= 100):
        reader.fault("minimum_score", "is not a number of points from 0 to 100")
        points = None
    load = document.get("minimum_load", 0)
    if not isinstance(load, int) or isinstance(load, bool) or load < 0:
        reader.fault("minimum_load", "is not a whole number from 0")
    manager = _manager(reader, document.get("manager", ""))
    criteria = [_criterion(reader, place, each) for place, each in enumerate(_tables(reader, document, "criteria"), 1)]
    wishes = {
        kind: tuple(
            _wish(reader, f"{kind} {place}", each) for place, each in enumerate(_tables(reader, document, kind), 1)
        )
        for kind in ("barred", "locked")
    }
    if reader.faults:
        raise InvalidInput("These rules cannot be used as they are.", reader.faults)
    forms = reader.forms if not criteria else (reader.forms[0].with_questions(()), reader.forms[1].with_questions(()))
    forms = _asking(forms[0], reader.asked[0]), _asking(forms[1], reader.asked[1])
    return RulesFile(
        tuple(each for each in criteria if each is not None) or suggest(*forms),
        forms,
        objective or Objective.MOST_PEOPLE,
        None if points is None else points / 100,
        load,
        wishes["barred"],
        wishes["locked"],
        manager,
    )


def _manager(reader: _Reader, header: Any) -> tuple[str, str]:
    """The keys of the questions for people's managers: short texts, whatever the cells look like."""
    known = [header in headers for headers in reader.headers]
    if header and not any(known):
        there = ", ".join(dict.fromkeys((*reader.headers[0], *reader.headers[1])))
        reader.fault("manager", "names no column; there are {known}", known=there)
    keys = ["", ""]
    for side, found in enumerate(known):
        if header and found:
            keys[side] = f"column {reader.headers[side].index(header) + 1}"
            reader.asked[side][keys[side]] = Question(keys[side], Kind.SHORT_TEXT, header)
    return keys[0], keys[1]


def _asking(form: Form, asked: Mapping[str, Question]) -> Form:
    """The form with these questions; what it asked of the same columns goes."""
    labels = {question.label for question in asked.values()}
    return form.with_questions([*(each for each in form.questions if each.label not in labels), *asked.values()])


def _tables(reader: _Reader, document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = document.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        reader.fault(key, "is not a list of tables: write [[{key}]]", key=key)
        return []
    return found


def _criterion(reader: _Reader, place: int, given: Mapping[str, Any]) -> Criterion | None:
    where = f"criterion {place}"
    before = len(reader.faults)
    measure = next((each for each in Measure if each.value == given.get("measure")), None)
    if measure is None:
        reader.fault(f"{where}, measure", "is none of {known}", known=", ".join(each.value for each in Measure))
        return None
    columns = [given.get(side, given.get("column")) for side in ("mentees", "mentors")]
    keys = [
        _question(reader, f"{where}, {word}", side, columns[side], measure)
        for side, word in enumerate(("mentees", "mentors"))
    ]
    weight, least = given.get("weight", 5), given.get("must_have")
    if not isinstance(weight, int) or isinstance(weight, bool) or not 0 <= weight <= 10:
        reader.fault(f"{where}, weight", "is not a whole number from 0 to 10")
    if least is not None and not (_number(least) and 0 <= least <= 1):
        reader.fault(f"{where}, must_have", "is not a number from 0 to 1")
    if not isinstance(given.get("must_be_known", False), bool):
        reader.fault(f"{where}, must_be_known", "is neither true nor false")
    if len(reader.faults) > before:
        return None
    settings = {key: value for key, value in given.items() if key not in OWN}
    if measure is Measure.CLOSE and "lowest" not in settings:
        settings |= _range(reader, keys)
    label = str(given.get("name", columns[0]))
    return Criterion(
        f"{place}", label, measure, keys[0], keys[1], weight, least, given.get("must_be_known", False), settings
    )


def _question(reader: _Reader, where: str, side: int, header: Any, measure: Measure) -> str:
    """The key of the question that a column answers. Its kind follows the measure that asks for it first."""
    if not isinstance(header, str) or header not in reader.headers[side]:
        known = ", ".join(reader.headers[side])
        reader.fault(where, "names no column; there are {known}", known=known)
        return ""
    key = f"column {reader.headers[side].index(header) + 1}"
    if key not in reader.asked[side]:
        proposed = next((one for one in reader.forms[side].questions if one.label == header), None)
        kinds = KINDS.get(measure, ANY)
        if proposed is not None and proposed.kind in kinds:
            reader.asked[side][key] = replace(proposed, key=key, options=())
        else:
            reader.asked[side][key] = Question(key, kinds[0], header)
    return key


def _range(reader: _Reader, keys: list[str]) -> dict[str, int]:
    """The ends of a scale as the two questions have it; nothing where they are numbers."""
    asked = [questions[key] for questions, key in zip(reader.asked, keys, strict=True) if key in questions]
    scales = [question for question in asked if question.kind is Kind.SCALE]
    if len(scales) < 2:
        return {}
    return {"lowest": min(one.lowest for one in scales), "highest": max(one.highest for one in scales)}


def _wish(reader: _Reader, where: str, given: Mapping[str, Any]) -> Wish:
    ends = [str(given.get(side, "")).strip().casefold() for side in ("mentee", "mentor")]
    for side, end in zip(("mentee", "mentor"), ends, strict=True):
        if "@" not in end:
            reader.fault(f"{where}, {side}", "is not an address")
    return Wish(ends[0], ends[1], str(given.get("because", "")))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def unknown_address(where: str, address: str) -> Fault:
    return Fault(where, text("“{address}” is nobody in the sheets", address=address))
