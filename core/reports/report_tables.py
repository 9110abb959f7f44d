"""A report as tables, for spreadsheets: the same numbers as on paper, and what each column means."""

from core.evaluation.suppression import REASON
from core.reports.section import TITLES, Section
from core.reports.supervisor import Report
from core.reports.table import Cell
from core.text import Text, text


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
        [each.side, each.question, name or "no answer", people, None if people is not None else str(REASON), each.on,
         each.total]
        for each in report.groups
        for name, people in each.groups
    ]  # fmt: skip
    words = report.words
    told: list[list[Cell]] = [
        ["Program", report.program], ["Cohort", report.cohort], ["From", report.since], ["Until", report.until],
        ["Comment", words.comment], ["Risks", words.risks], ["Decisions asked", words.decisions],
        ["Next dates", words.next_dates],
    ]  # fmt: skip
    parts = {str(TITLES[each.block]): section_table(each) for each in report.sections if each.rows}
    return {
        "Numbers": (
            ["Question", "Number", "Unit", "Value", "From", "To", "Counted", "Cohort before", "In words"],
            measured,
        ),
        "Targets": (["Number", "Unit", "Aim", "Target", "By", "Value", "From", "To", "Standing"], aimed),
        "Groups": (["Side", "Question", "Answer", "People", "Held back because", "As of", "Together"], groups),
        "Words": (["What", "Said"], told),
        **parts,
        "Definitions": (["Column", "Meaning"], [[name, str(what)] for name, what in DEFINITIONS.items()]),
    }


def section_table(section: Section) -> tuple[list[str], list[list[Cell]]]:
    """A part of a full report as headers and rows; numbers whole, not as they are rounded on paper."""
    headers = [str(column.name) for column in section.columns]
    return headers, [[str(each) if isinstance(each, Text) else each for each in row] for row in section.rows]


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
