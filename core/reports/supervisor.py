"""The supervisor's report: one page, frozen when it is made, the same numbers in every form it is read in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.evaluation.indicators import FIXED, Indicator, Unit
from core.evaluation.targets import SAID, Against, Aim, Standing
from core.reports.frozen import text_document, text_from
from core.reports.groups import GroupTable
from core.reports.section import ONE_PAGE, Block, Section
from core.text import Text, text

AIMS = {Aim.AT_LEAST: text("at least {line}"), Aim.AT_MOST: text("at most {line}")}


@dataclass(frozen=True)
class Figure:
    """One number, known by its ``key``. ``before``: the same of the cohort before, where there was one."""

    key: str
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
    blocks: tuple[Block, ...] = ONE_PAGE  # what it holds, in order
    sections: tuple[Section, ...] = ()  # what fills the blocks beyond the one page

    @property
    def is_one_page(self) -> bool:
        return set(self.blocks) <= set(ONE_PAGE)

    def one_page(self) -> "Report":
        """The same, cut down to what stands on one page."""
        return replace(self, blocks=tuple(each for each in self.blocks if each in ONE_PAGE), sections=())

    def to_document(self) -> dict[str, Any]:
        return {
            "program": self.program, "cohort": self.cohort, "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "targets": [_document(each) for each in self.targets],
            "figures": [_document(each) for each in self.figures],
            "groups": [_document(each) | {"groups": [list(group) for group in each.groups], "paired": list(each.paired)}
                       for each in self.groups],
            "words": _document(self.words), "blocks": [each.value for each in self.blocks],
            "sections": [each.to_document() for each in self.sections],
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
                    date.fromisoformat(each["on"]), each.get("total"), tuple(each.get("paired", ())),
                )
                for each in document["groups"]
            ),
            Words(**document["words"]),
            tuple(map(Block, document.get("blocks", ONE_PAGE))),
            tuple(map(Section.from_document, document.get("sections", ()))),
        )  # fmt: skip


def figures(now: Sequence[Indicator], before: Sequence[Indicator] = ()) -> tuple[Figure, ...]:
    """The indicators as they are told, each beside the same of the cohort before; a level before the program stands
    beside no level after it."""
    earlier = {(each.key, each.asks.message): each.value for each in before}
    return tuple(
        Figure(
            each.key,
            each.asks,
            each.title,
            each.unit,
            each.value,
            each.low,
            each.high,
            each.n,
            each.said,
            before=earlier.get((each.key, each.asks.message)),
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


def range_words(unit: Unit, low: float | None, high: float | None) -> Text | None:
    """ "51 % to 73 %"; None where there is no interval."""
    if low is None or high is None:
        return None
    return text("{low} to {high}", low=value_words(unit, low), high=value_words(unit, high))


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
    key = document.get("key") or next((key for key, (_, title, _u) in FIXED.items() if title == texts["title"]), "")
    return Figure(**dict(document) | texts | {"key": key, "unit": Unit(document["unit"])})


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
