"""Standards of good mentoring as data, in our own words and cited: what a program shows of them, and what is missing.

Nothing here is a level or an award, and none is reckoned: those who give them look at more than any software sees.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from core.errors import Fault, InvalidInput
from core.evaluation.standards.facts import FACTS, Shown
from core.program.program import Part
from core.text import Text, text

PACKAGE = "core.evaluation.standards"
LONGEST_NOTE = 1000
MET_FROM = 0.8  # of what is counted; our judgement, no framework's, so a program may change it


class Judgement(StrEnum):
    """Where a benchmark stands. NO_DATA: nothing to count yet, and nobody said anything."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not met"
    NOT_APPLICABLE = "n/a"
    NO_DATA = "no data"


SAID_BY_PEOPLE = (Judgement.MET, Judgement.PARTLY, Judgement.NOT, Judgement.NOT_APPLICABLE)
GAPS = (Judgement.PARTLY, Judgement.NOT, Judgement.NO_DATA)


@dataclass(frozen=True)
class Benchmark:
    """``fact`` names what the program's own data show, empty where only a person can say; ``applies``: only in
    programs that use this part."""

    code: str
    label: str
    fact: str = ""
    recommended: bool = False
    applies: Part | None = None


@dataclass(frozen=True)
class Standard:
    code: str
    title: str
    benchmarks: tuple[Benchmark, ...]


@dataclass(frozen=True)
class Framework:
    """``year``: of the edition that stands here, None where it was not looked up."""

    key: str
    title: str
    publisher: str
    year: int | None
    source: str
    about: str
    standards: tuple[Standard, ...]

    @property
    def published(self) -> str:
        """By whom, and when."""
        return self.publisher if self.year is None else f"{self.publisher}, {self.year}"

    @property
    def benchmarks(self) -> tuple[Benchmark, ...]:
        return tuple(each for standard in self.standards for each in standard.benchmarks)

    @property
    def facts(self) -> frozenset[str]:
        """What has to be counted for it."""
        return frozenset(each.fact for each in self.benchmarks) - {""}


@dataclass(frozen=True)
class Attested:
    """What somebody of the team said of a benchmark, and when."""

    judgement: Judgement
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Standing:
    """One benchmark in one program: what its data show, what a person said, and what holds. A person's word goes before
    the data, which stay beside it: she may know of what was done outside this program."""

    benchmark: Benchmark
    shown: Shown | None
    by_data: Judgement
    attested: Attested | None

    @property
    def judgement(self) -> Judgement:
        return self.by_data if self.attested is None else self.attested.judgement

    @property
    def is_gap(self) -> bool:
        return self.judgement in GAPS

    @property
    def differs(self) -> bool:
        """Whether a person says that it is met where the data show that it is not, or the other way round."""
        sides = {Judgement.MET, Judgement.NOT}
        return self.attested is not None and {self.attested.judgement, self.by_data} == sides


@cache
def frameworks() -> tuple[Framework, ...]:
    """All of them, in the order they are offered in."""
    read = [
        tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in files(PACKAGE).iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(_framework(each) for each in sorted(read, key=lambda each: int(each["order"])))


def framework(key: str) -> Framework | None:
    """The one of this key; None where this version does not know it."""
    return next((each for each in frameworks() if each.key == key), None)


def by_data(benchmark: Benchmark, shown: Shown | None, parts: frozenset[Part], met_from: float = MET_FROM) -> Judgement:
    """What the data say: met from this share of what is counted, or, of what only has to be there, from the first."""
    if benchmark.applies is not None and benchmark.applies not in parts:
        return Judgement.NOT_APPLICABLE
    if shown is None or not shown.of:
        return Judgement.NO_DATA
    least = 1 if FACTS[shown.fact].any_will_do else met_from * shown.of
    if shown.count >= least:
        return Judgement.MET
    return Judgement.PARTLY if shown.count else Judgement.NOT


def standings(
    found: Framework,
    shown: Mapping[str, Shown],
    attested: Mapping[str, Attested],
    parts: frozenset[Part],
    met_from: float = MET_FROM,
) -> tuple[Standing, ...]:
    """Every benchmark in the order of the framework. ``shown`` by fact, ``attested`` by benchmark code: the newest."""
    return tuple(
        Standing(each, one, by_data(each, one, parts, met_from), attested.get(each.code))
        for each in found.benchmarks
        for one in [shown.get(each.fact)]
    )


def counted(found: Sequence[Standing]) -> dict[Judgement, int]:
    """How many stand where; what does not apply is counted apart, and recommended ones not at all."""
    asked = [each.judgement for each in found if not each.benchmark.recommended]
    return {judgement: asked.count(judgement) for judgement in Judgement}


def check_attestation(found: Framework | None, code: str, judgement: Judgement, note: str) -> None:
    """Raise InvalidInput with all that is wrong: no such benchmark, no note, one over 1,000 letters."""
    faults = []
    if found is None or code not in {each.code for each in found.benchmarks}:
        faults.append(Fault("Benchmark", text("is not one of this framework; load the page again")))
    if judgement not in SAID_BY_PEOPLE:
        faults.append(Fault("Where it stands", text("is not chosen")))
    if not note.strip():
        faults.append(Fault("Note", text("is empty; say what shows it, or what is missing")))
    elif len(note) > LONGEST_NOTE:
        faults.append(Fault("Note", text("is longer than {longest} letters", longest=LONGEST_NOTE)))
    if faults:
        raise InvalidInput("Nothing was written down yet.", faults)


WORDS: dict[Judgement, Text] = {
    Judgement.MET: text("Met"),
    Judgement.PARTLY: text("Partly"),
    Judgement.NOT: text("Not met"),
    Judgement.NOT_APPLICABLE: text("Does not apply"),
    Judgement.NO_DATA: text("Nothing to show yet"),
}


def _framework(given: Mapping[str, Any]) -> Framework:
    standards = tuple(
        Standard(each["code"], each["title"], tuple(map(_benchmark, each["benchmarks"]))) for each in given["standards"]
    )
    names = ("key", "title", "publisher", "source", "about")
    return Framework(**{name: given[name] for name in names}, year=given.get("year"), standards=standards)


def _benchmark(given: Mapping[str, Any]) -> Benchmark:
    applies = given.get("applies")
    return Benchmark(
        given["code"], given["label"], given.get("fact", ""), given.get("recommended", False),
        None if applies is None else Part(applies),
    )  # fmt: skip
