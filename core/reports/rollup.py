"""Several programs side by side, from their closed reports only; and what they come to together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.evaluation.shares import Share, share
from core.evaluation.targets import Standing
from core.reports.supervisor import Figure, Report
from core.reports.table import Cell

GOOD = (Standing.REACHED, Standing.LIKELY)


@dataclass(frozen=True)
class ProgramLine:
    """One program as its newest closed report has it; None where that has no such number."""

    program: str
    cohort: str
    until: date
    people: int | None
    paired: Share | None
    lasting: Figure | None
    standings: tuple[tuple[Standing, int], ...]  # how many targets stand where, in the order of Standing
    decisions: str

    @property
    def targets(self) -> int:
        return sum(many for _, many in self.standings)

    @property
    def good(self) -> int:
        """Targets that are reached, for sure or not."""
        return sum(many for standing, many in self.standings if standing in GOOD)


@dataclass(frozen=True)
class RollUp:
    """``people`` and ``paired`` are of those programs that tell them; ``without_share`` do not tell the share."""

    lines: tuple[ProgramLine, ...]
    people: int
    paired: Share | None
    without_share: int


def rolled_up(reports: Sequence[Report]) -> RollUp:
    """The programs in the order given. A share that a report holds back is in no sum either, so it can't be taken from
    the total; the Wilson interval of the whole counts every person alike. No errors."""
    lines = tuple(map(_line, reports))
    told = [each.paired for each in lines if each.paired is not None]
    whole = share(sum(each.count for each in told), sum(each.of for each in told)) if told else None
    return RollUp(lines, sum(each.people or 0 for each in lines), whole, len(lines) - len(told))


def rollup_table(found: RollUp) -> tuple[list[str], list[list[Cell]]]:
    """Headers and a row for each program, then one for all of them."""
    headers = [
        "Program", "Cohort", "Until", "People", "Paired", "From", "To", "Lasts half a year", "Targets", "Reached",
        "Missed", "Decisions asked",
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            each.program, each.cohort, each.until, each.people, *_numbers(each.paired),
            each.lasting.value if each.lasting else None, each.targets, each.good,
            dict(each.standings).get(Standing.MISSED, 0), each.decisions or None,
        ]
        for each in found.lines
    ]  # fmt: skip
    whole: list[Cell] = [None, sum(each.targets for each in found.lines), sum(each.good for each in found.lines)]
    missed = sum(dict(each.standings).get(Standing.MISSED, 0) for each in found.lines)
    return headers, [
        *rows, ["All programs", None, None, found.people, *_numbers(found.paired), *whole, missed, None],
    ]  # fmt: skip


def _line(report: Report) -> ProgramLine:
    known = {each.key: each for each in report.figures}
    people, paired = known.get("people"), known.get("paired")
    counts = Counter(each.standing for each in report.targets)
    return ProgramLine(
        report.program, report.cohort, report.until,
        None if people is None or people.value is None else round(people.value),
        None if paired is None or paired.value is None else share(round(paired.value * paired.n), paired.n),
        known.get("lasting"),
        tuple((each, counts[each]) for each in Standing if counts[each]),
        report.words.decisions,
    )  # fmt: skip


def _numbers(value: Share | None) -> list[Cell]:
    return [None, None, None] if value is None else [value.share, value.low, value.high]
