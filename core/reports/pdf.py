"""A report on paper: tagged, with bookmarks and page numbers, and a title that a reader is told."""

from collections.abc import Callable
from io import BytesIO

from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from core.evaluation.indicators import CHANGED, Unit
from core.evaluation.targets import Standing
from core.reports.pdf_parts import (
    BOLD,
    INK,
    QUIET,
    REGULAR,
    WIDTH,
    Cell,
    Paper,
    day_words,
    falling,
    register_fonts,
    strip,
)
from core.reports.section import ONE_PAGE, TITLES, Block, Section, Shape, cell_words, section_of
from core.reports.supervisor import Figure, Report, range_words, value_words
from core.reports.tagged import canvas_for

MARKS = {  # a word always stands beside it
    Standing.REACHED: "+", Standing.LIKELY: "(+)", Standing.UNSURE: "(-)", Standing.MISSED: "-",
    Standing.ON_THE_WAY: "…", Standing.NO_DATA: "?",
}  # fmt: skip
NOTE = (
    "“Likely” is a 95 % interval. Numbers that rest on fewer than ten people are not shown; small groups are held "
    "back, with another that would give them away. Frozen when it was made: it can be printed again unchanged."
)


def report_pdf(report: Report) -> bytes:
    """The report as a PDF, the same bytes for the same report. A4; letters outside Latin are shown as a box."""
    register_fonts()
    out, paper = BytesIO(), Paper()
    title = f"{report.program}, {report.cohort}: report {report.since.isoformat()} to {report.until.isoformat()}"
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=14 * mm, title=title,
        author=report.program, subject="Supervisor's report" if report.is_one_page else "Program report", lang="en",
        invariant=1, displayDocTitle=True,
    )  # fmt: skip
    story = report_story(report, paper)
    page.build(story, onFirstPage=_foot, onLaterPages=_foot, canvasmaker=canvas_for(paper.root))
    return out.getvalue()


def report_story(report: Report, paper: Paper) -> list[Flowable]:
    """Its parts in the order in which they are read."""
    period = f"Cohort {report.cohort} · {day_words(report.since)} to {day_words(report.until)}"
    story: list[Flowable] = [paper.title(report.program), paper.words(period, 8.5, QUIET), Spacer(1, 5)]
    for block in report.blocks:
        if block in ONE_PAGE:
            story += DRAWN[block](report, paper)
        elif (section := section_of(report.sections, block)) is not None:
            story += _section(section, paper)
    return [*story, Spacer(1, 5), paper.words(NOTE, 6.8, QUIET)]


def _targets(report: Report, paper: Paper) -> list[Flowable]:
    if not report.targets:
        return []
    rows = [
        [
            str(each.title),
            f"{each.aim.value} {value_words(each.unit, each.line)}{f' by {day_words(each.due)}' if each.due else ''}",
            Cell(value_words(each.unit, each.value) or "–", BOLD), range_words(each.unit, each.low, each.high),
            f"{MARKS[each.standing]}  {each.standing.value}",
        ]
        for each in report.targets
    ]  # fmt: skip
    heads = ("Target", "Aim", "Now", "Likely", "Standing")
    return [paper.heading(str(TITLES[Block.TARGETS])), paper.table(heads, rows, (60, 40, 18, 30, 30))]


def _figures(report: Report, paper: Paper) -> list[Flowable]:
    rows: list[list[str | Drawing | Cell]] = []
    asked = ""
    heading = paper.heading(str(TITLES[Block.FIGURES]))
    for each in report.figures:
        asks = str(each.asks)
        shown = value_words(each.unit, each.value)
        likely = range_words(each.unit, each.low, each.high) if shown else str(each.said)
        rows.append(
            [Cell("" if asks == asked else asks, colour=QUIET), str(each.title),
             Cell(shown, BOLD) if shown else Cell("–"), _strip(each),
             Cell(likely, colour=INK if shown else QUIET), Cell(value_words(each.unit, each.before), colour=QUIET)]
        )  # fmt: skip
        asked = asks
    heads = ("", "Number", "Value", "", "Likely", "Before")
    story: list[Flowable] = [heading, paper.table(heads, rows, (30, 56, 16, 30, 32, 14))]
    changes = [each for each in report.figures if each.unit is Unit.STEPS and each.asks == CHANGED and each.value]
    if changes:
        story.append(paper.heading("What may be said of it"))
        story += [paper.words(str(each.said), 7.6, bold=f"{each.title}:") for each in changes]
    return story


def _strip(figure: Figure) -> Drawing | str:
    """The interval of a share or a score on its whole range; nothing for the others."""
    ends = {Unit.SHARE: (0.0, 1.0), Unit.SCORE: (-100.0, 100.0)}.get(figure.unit)
    if ends is None or figure.value is None:
        return ""
    low, high = (figure.value if end is None else end for end in (figure.low, figure.high))
    return strip(ends, low, figure.value, high)


def _words(report: Report, paper: Paper) -> list[Flowable]:
    told = report.words
    story: list[Flowable] = []
    for name, words in (
        ("Comment", told.comment), ("Risks", told.risks), ("Decisions asked", told.decisions),
        ("Next dates", told.next_dates),
    ):  # fmt: skip
        if words.strip():
            story += [paper.heading(name), paper.words(words)]
    return story


def _groups(report: Report, paper: Paper) -> list[Flowable]:
    if not report.groups:
        return []
    story: list[Flowable] = [paper.heading(str(TITLES[Block.GROUPS]))]
    for each in report.groups:
        shown = ", ".join(f"{name or 'no answer'} {people}" for name, people in each.groups if people is not None)
        hidden = ", ".join(name or "no answer" for name, people in each.groups if people is None)
        words = shown or "nothing to show"
        words += f"; together {each.total}" if each.total is not None else ""
        words += f"; not shown: {hidden}" if hidden else ""
        words += f" (as of {day_words(each.on)})"
        story.append(paper.words(words, 7.4, bold=f"{each.side}: {each.question}"))
    return story


DRAWN: dict[Block, Callable[[Report, Paper], list[Flowable]]] = {
    Block.TARGETS: _targets,
    Block.FIGURES: _figures,
    Block.WORDS: _words,
    Block.GROUPS: _groups,
}


def _section(section: Section, paper: Paper) -> list[Flowable]:
    story: list[Flowable] = [paper.heading(str(TITLES[section.block]))]
    story += [paper.words(str(each)) for each in section.said]
    if section.curve:
        alt = "; ".join(
            f"after {day:.0f} days {cell_words(Shape.SHARE, share)} still go on ({cell_words(Shape.SHARE, low)} to "
            f"{cell_words(Shape.SHARE, high)})"
            for day, share, low, high in section.curve[::3]
        )
        story += [Spacer(1, 4), paper.picture(falling(section.curve), alt), Spacer(1, 6)]
    if section.rows:
        shapes = [column.shape for column in section.columns]
        rows = [[cell_words(shape, value) for shape, value in zip(shapes, row, strict=True)] for row in section.rows]
        story += [Spacer(1, 3), paper.table([str(each.name) for each in section.columns], rows, _widths(section))]
    return [*story, *(paper.words(str(each), 6.8, QUIET) for each in section.notes)]


def _widths(section: Section) -> list[float]:
    """In millimetres. A column of numbers is as wide as the longest word of its head; words share the rest, long ones
    more of it."""
    longest = [max(map(len, str(column.name).split())) for column in section.columns]
    numbers = [max(12.0, 4 + 1.6 * each) for each in longest]
    weights = [
        0.0
        if column.shape is not Shape.WORDS
        else min(max(14, *(len(cell_words(Shape.WORDS, row[place])) for row in section.rows)), 60)
        for place, column in enumerate(section.columns)
    ]
    if not any(weights):
        return [max(24.0, each) for each in numbers]
    rest = WIDTH - sum(each for each, weight in zip(numbers, weights, strict=True) if not weight)
    return [rest * weight / sum(weights) if weight else each for each, weight in zip(numbers, weights, strict=True)]


def _foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
    canvas.saveState()
    canvas.setFont(REGULAR, 6.8)
    canvas.setFillColor(QUIET)
    canvas.drawString(16 * mm, 8 * mm, page.title)
    canvas.drawRightString(A4[0] - 16 * mm, 8 * mm, f"page {canvas.getPageNumber()}")
    canvas.restoreState()
