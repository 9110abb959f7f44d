"""The supervisor's report: one page, frozen when it is made, the same numbers in every form it is read in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.evaluation.indicators import Indicator, Unit
from core.evaluation.suppression import REASON, suppressed
from core.evaluation.targets import SAID, Against, Aim, Standing
from core.reports.frozen import text_document, text_from
from core.reports.table import Cell
from core.text import Text, text

FEWEST = 10  # people in a group, and people by which a group must change before it is told anew


@dataclass(frozen=True)
class Figure:
    """One number. ``before``: the same of the cohort before, where there was one."""

    asks: Text
    title: Text
    unit: Unit
    value: float | None
    low: float | None
    high: float | None
    n: int
    said: Text
    before: float | None = None


@dataclass(frozen=True)
class TargetLine:
    """A target and where it stands."""

    title: Text
    unit: Unit
    aim: Aim
    line: float
    due: date | None
    value: float | None
    low: float | None
    high: float | None
    standing: Standing
    said: Text


@dataclass(frozen=True)
class GroupTable:
    """People by what they answered, None where a group is held back; as it was on ``on``."""

    side: str
    question: str
    groups: tuple[tuple[str, int | None], ...]
    on: date


@dataclass(frozen=True)
class Words:
    """What the coordinator adds."""

    comment: str = ""
    risks: str = ""
    decisions: str = ""
    next_dates: str = ""


@dataclass(frozen=True)
class Report:
    """See the module's docstring."""

    program: str
    cohort: str
    since: date
    until: date
    targets: tuple[TargetLine, ...]
    figures: tuple[Figure, ...]
    groups: tuple[GroupTable, ...]
    words: Words = Words()

    def to_document(self) -> dict[str, Any]:
        return {
            "program": self.program, "cohort": self.cohort, "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "targets": [_document(each) for each in self.targets],
            "figures": [_document(each) for each in self.figures],
            "groups": [_document(each) | {"groups": [list(group) for group in each.groups]} for each in self.groups],
            "words": _document(self.words),
        }  # fmt: skip

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Report":
        return cls(
            document["program"],
            document["cohort"],
            date.fromisoformat(document["since"]),
            date.fromisoformat(document["until"]),
            tuple(_target(each) for each in document["targets"]),
            tuple(_figure(each) for each in document["figures"]),
            tuple(
                GroupTable(
                    each["side"], each["question"], tuple((name, people) for name, people in each["groups"]),
                    date.fromisoformat(each["on"]),
                )
                for each in document["groups"]
            ),
            Words(**document["words"]),
        )  # fmt: skip


def figures(now: Sequence[Indicator], before: Sequence[Indicator] = ()) -> tuple[Figure, ...]:
    """The indicators as they are told, each beside the same of the cohort before."""
    earlier = {each.key: each.value for each in before}
    return tuple(
        Figure(
            each.asks, each.title, each.unit, each.value, each.low, each.high, each.n, each.said, earlier.get(each.key)
        )
        for each in now
    )


def target_lines(found: Sequence[Against], titles: Mapping[str, tuple[Text, Unit]]) -> tuple[TargetLine, ...]:
    """Targets as they are told, in the order given; those of numbers that are no longer known are left out."""
    lines = []
    for each in found:
        known = titles.get(each.target.key)
        if known is None:
            continue
        actual = each.actual
        value, low, high = (actual.value, actual.low, actual.high) if actual else (None, None, None)
        target = each.target
        said = actual.said if actual is not None and each.standing is Standing.NO_DATA else SAID[each.standing]
        lines.append(TargetLine(*known, target.aim, target.line, target.due, value, low, high, each.standing, said))
    return tuple(lines)


def group_table(
    side: str, question: str, counts: Mapping[str, int], on: date, told: GroupTable | None = None
) -> GroupTable:
    """People by group, small groups held back, and others that would give them away.

    ``told``: what the last report said of the same. Where any group changed since by fewer than ten people, or another
    group would be held back, that is said again as it was: else the difference between two reports would single out
    the few who came or left.
    """
    fresh = suppressed(counts, FEWEST)
    if told is not None and (told.side, told.question) == (side, question):
        earlier = dict(told.groups)
        hidden_alike = {name for name, people in fresh.items() if people is None} == {
            name for name, people in earlier.items() if people is None
        }
        known = {name for name in (*fresh, *earlier) if (fresh.get(name, 0), earlier.get(name, 0)) != (None, None)}
        steps = [abs((fresh.get(name, 0) or 0) - (earlier.get(name, 0) or 0)) for name in known]
        if not hidden_alike or any(0 < step < FEWEST for step in steps):
            return told
    return GroupTable(side, question, tuple(fresh.items()), on)


def value_words(unit: Unit, value: float | None) -> str:
    """A number as every form of the report writes it; empty where there is none.

    >>> value_words(Unit.SHARE, 0.634), value_words(Unit.STEPS, 0.5), value_words(Unit.PEOPLE, 1200)
    ('63 %', '0.50', '1200')
    """
    if value is None:
        return ""
    if unit is Unit.SHARE:
        return f"{round(100 * value) + 0} %"
    return f"{round(value, 2) + 0.0:.2f}" if unit is Unit.STEPS else f"{round(value) + 0}"


def range_words(unit: Unit, low: float | None, high: float | None) -> str:
    """ "51 % to 73 %"; empty where there is no interval."""
    return "" if low is None or high is None else f"{value_words(unit, low)} to {value_words(unit, high)}"


def report_tables(report: Report) -> dict[str, tuple[list[str], list[list[Cell]]]]:
    """The report as tables: what was measured, the targets, the groups, the words, and what each column means."""
    measured: list[list[Cell]] = [
        [str(each.asks), str(each.title), each.unit.value, each.value, each.low, each.high, each.n, each.before,
         str(each.said)] for each in report.figures
    ]  # fmt: skip
    aimed: list[list[Cell]] = [
        [str(each.title), each.unit.value, each.aim.value, each.line, each.due, each.value, each.low, each.high,
         each.standing.value] for each in report.targets
    ]  # fmt: skip
    groups: list[list[Cell]] = [
        [each.side, each.question, name or "no answer", people, None if people is not None else str(REASON), each.on]
        for each in report.groups
        for name, people in each.groups
    ]
    words = report.words
    told: list[list[Cell]] = [
        ["Program", report.program], ["Cohort", report.cohort], ["From", report.since], ["Until", report.until],
        ["Comment", words.comment], ["Risks", words.risks], ["Decisions asked", words.decisions],
        ["Next dates", words.next_dates],
    ]  # fmt: skip
    return {
        "Numbers": (
            ["Question", "Number", "Unit", "Value", "From", "To", "Counted", "Cohort before", "In words"],
            measured,
        ),
        "Targets": (["Number", "Unit", "Aim", "Target", "By", "Value", "From", "To", "Standing"], aimed),
        "Groups": (["Side", "Question", "Answer", "People", "Held back because", "As of"], groups),
        "Words": (["What", "Said"], told),
        "Definitions": (["Column", "Meaning"], [[name, str(what)] for name, what in DEFINITIONS.items()]),
    }


DEFINITIONS: dict[str, Text] = {
    "Value": text("What was seen. A share lies between 0 and 1."),
    "From, To": text(
        "Where the truth likely lies: an interval that holds it 95 times of 100. Empty for what is counted."
    ),
    "Counted": text("How many people, or pairings, the number rests on. Below ten there is no number."),
    "Cohort before": text("The same number of the cohort before this one, at the time of the report."),
    "Standing": text("Surer than the interval it never is: “not for sure” means that chance alone could make it."),
    "Held back because": text("Small groups are not shown, nor another that would give them away."),
    "As of": text(
        "Groups are told anew only when ten people or more came or left, so that two reports single out nobody."
    ),
}


def _document(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in value.__dataclass_fields__:
        each = getattr(value, name)
        if isinstance(each, Text):
            found[name] = text_document(each)
        elif isinstance(each, date):
            found[name] = each.isoformat()
        else:
            found[name] = getattr(each, "value", each)
    return found


def _figure(document: Mapping[str, Any]) -> Figure:
    texts = {name: text_from(document[name]) for name in ("asks", "title", "said")}
    return Figure(**dict(document) | texts | {"unit": Unit(document["unit"])})


def _target(document: Mapping[str, Any]) -> TargetLine:
    return TargetLine(
        **dict(document)
        | {
            "title": text_from(document["title"]), "said": text_from(document["said"]),
            "unit": Unit(document["unit"]), "aim": Aim(document["aim"]),
            "standing": Standing(document["standing"]),
            "due": date.fromisoformat(document["due"]) if document["due"] else None,
        }
    )  # fmt: skip
