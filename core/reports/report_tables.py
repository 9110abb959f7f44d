"""A report as tables, for spreadsheets: the same numbers as on paper, and what each column means."""

from collections.abc import Sequence

from core.evaluation.suppression import REASON
from core.reports.section import TITLES, Section
from core.reports.supervisor import Report
from core.reports.table import Cell
from core.reports.wording import ENGLISH, Wording
from core.text import Text, text

SheetTable = tuple[list[str], list[list[Cell]]]
NUMBERS = text("Numbers")
HEADS: dict[str, tuple[Text, ...]] = {
    "numbers": (text("Question"), text("Number"), text("Unit"), text("Value"), text("From"), text("To"),
                text("Counted"), text("Cohort before"), text("In words")),
    "targets": (text("Number"), text("Unit"), text("Aim"), text("Target"), text("By"), text("Value"), text("From"),
                text("To"), text("Standing")),
    "groups": (text("Side"), text("Question"), text("Answer"), text("People"), text("Held back because"),
               text("As of"), text("Together")),
    "words": (text("What"), text("Said")),
    "definitions": (text("Column"), text("Meaning")),
}  # fmt: skip


def report_tables(report: Report, wording: Wording = ENGLISH) -> dict[str, SheetTable]:
    """The report as tables, what was measured first: numbers, targets, groups, words, the parts of a longer report,
    and what each column means. In the language of ``wording``; numbers whole, not as they are rounded on paper."""
    say = wording.of
    measured = [
        [each.asks, each.title, text(each.unit.value), each.value, each.low, each.high, each.n, each.before, each.said]
        for each in report.figures
    ]
    aimed = [
        [each.title, text(each.unit.value), text(each.aim.value), each.line, each.due, each.value, each.low, each.high,
         text(each.standing.value)] for each in report.targets
    ]  # fmt: skip
    groups = [
        [text(each.side), each.question, name or text("no answer"), people, None if people is not None else REASON,
         each.on, each.total]
        for each in report.groups
        for name, people in each.groups
    ]  # fmt: skip
    words = report.words
    told: list[list[Cell | Text]] = [
        [text("Program"), report.program], [text("Cohort"), report.cohort], [text("From"), report.since],
        [text("Until"), report.until], [text("Comment"), words.comment], [text("Risks"), words.risks],
        [text("Decisions asked"), words.decisions], [text("Next dates"), words.next_dates],
    ]  # fmt: skip
    meanings = [[text(name), what] for name, what in DEFINITIONS.items()]
    sections = [each for each in report.sections if each.rows]
    return {
        say(NUMBERS): _table(HEADS["numbers"], measured, wording),
        say(text("Targets")): _table(HEADS["targets"], aimed, wording),
        say(text("Groups")): _table(HEADS["groups"], groups, wording),
        say(text("Words")): _table(HEADS["words"], told, wording),
        **{say(TITLES[each.block]): section_table(each, wording) for each in sections},
        say(text("Definitions")): _table(HEADS["definitions"], meanings, wording),
    }


def section_table(section: Section, wording: Wording = ENGLISH) -> SheetTable:
    """A part of a full report as headers and rows."""
    return _table([column.name for column in section.columns], section.rows, wording)


def _table(heads: Sequence[Text], rows: Sequence[Sequence[Cell | Text]], wording: Wording) -> SheetTable:
    said = wording.of
    return [said(each) for each in heads], [
        [said(each) if isinstance(each, Text) else each for each in row] for row in rows
    ]


DEFINITIONS: dict[str, Text] = {
    "Value": text("What was seen. A share lies between 0 and 1."),
    "From, To": text(
        "Where the truth likely lies: an interval that holds it 95 times of 100. Empty for what is counted."
    ),
    "Counted": text("How many people, or pairings, the number rests on. Below ten there is no number."),
    "Cohort before": text("The same number of the cohort before this one, at the time of the report."),
    "Standing": text("Surer than the interval it never is: “not for sure” means that chance alone could make it."),
    "Held back because": text("Small groups are not shown, nor another that would give them away."),
    "Together": text("Everybody of that side on that day, those of groups that are held back too."),
    "As of": text(
        "Groups are told anew only when ten people or more came or left, so that two reports single out nobody."
    ),
}
