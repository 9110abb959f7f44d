"""A report on paper: tagged, with bookmarks and page numbers, and a title that a reader is told."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO

from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from core.evaluation.indicators import CHANGED, Unit
from core.evaluation.targets import Standing
from core.reports.letters import BOLD, REGULAR, marked_up, register_fonts
from core.reports.pdf_parts import QUIET, WIDTH, Cell, Paper, falling, strip, style
from core.reports.section import ONE_PAGE, TITLES, Block, Section, Shape, cell_words, section_of
from core.reports.supervisor import AIMS, Figure, Report, TargetLine, range_words, value_words
from core.reports.tagged import canvas_for
from core.reports.wording import ENGLISH, Wording
from core.text import Text, text

MARKS = {  # a word always stands beside it
    Standing.REACHED: "+", Standing.LIKELY: "(+)", Standing.UNSURE: "(-)", Standing.MISSED: "-",
    Standing.ON_THE_WAY: "…", Standing.NO_DATA: "?",
}  # fmt: skip
NOTE = text(
    "“Likely” is a 95 % interval. Numbers that rest on fewer than ten people are not shown; small groups are held "
    "back, with another that would give them away. Frozen when it was made: it can be printed again unchanged."
)
NO_ANSWER = text("no answer")


def report_pdf(report: Report, wording: Wording = ENGLISH) -> bytes:
    """The report as a PDF, A4, in the language of ``wording``: the same bytes for the same report and wording. Which
    letters can be set, see ``letters``; where some can't, it says so."""
    register_fonts()
    out, paper = BytesIO(), Paper(wording)
    period = {"since": report.since.isoformat(), "until": report.until.isoformat()}
    title = text(
        "{program}, {cohort}: report {since} to {until}", program=report.program, cohort=report.cohort, **period
    )
    subject = text("Supervisor's report") if report.is_one_page else text("Program report")
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=14 * mm,
        title=wording.of(title), author=report.program, subject=wording.of(subject), lang=wording.language,
        invariant=1, displayDocTitle=True,
    )  # fmt: skip
    story = report_story(report, paper)
    below = partial(foot, wording=wording)
    page.build(story, onFirstPage=below, onLaterPages=below, canvasmaker=canvas_for(paper.root))
    return out.getvalue()


def report_story(report: Report, paper: Paper) -> list[Flowable]:
    """Its parts in the order in which they are read."""
    days = {"since": paper.wording.day(report.since), "until": paper.wording.day(report.until)}
    period = text("Cohort {cohort} · {since} to {until}", cohort=report.cohort, **days)
    story: list[Flowable] = [paper.title(report.program), paper.words(period, 8.5, QUIET), Spacer(1, 5)]
    for block in report.blocks:
        if block in ONE_PAGE:
            story += DRAWN[block](report, paper)
        elif (section := section_of(report.sections, block)) is not None:
            story += _section(section, paper)
    return [*story, Spacer(1, 5), paper.words(NOTE, 6.8, QUIET), *paper.remarks()]


def _targets(report: Report, paper: Paper) -> list[Flowable]:
    if not report.targets:
        return []
    rows: list[list[str | Text | Drawing | Cell]] = [
        [
            each.title, _aim(each, paper.wording), Cell(value_words(each.unit, each.value) or "–", BOLD),
            range_words(each.unit, each.low, each.high) or "",
            f"{MARKS[each.standing]}  {paper.wording.of(text(each.standing.value))}",
        ]
        for each in report.targets
    ]  # fmt: skip
    heads = (text("Target"), text("Aim"), text("Now"), text("Likely"), text("Standing"))
    return [paper.heading(TITLES[Block.TARGETS]), paper.table(heads, rows, (60, 40, 18, 30, 30))]


def _aim(line: TargetLine, wording: Wording) -> str:
    aim = wording.of(text(AIMS[line.aim].message, line=value_words(line.unit, line.line)))
    return f"{aim} {wording.of(text('by {day}', day=wording.day(line.due)))}" if line.due else aim


def _figures(report: Report, paper: Paper) -> list[Flowable]:
    rows: list[list[str | Text | Drawing | Cell]] = []
    asked: Text | None = None
    heading = paper.heading(TITLES[Block.FIGURES])
    for each in report.figures:
        shown = value_words(each.unit, each.value)
        likely = range_words(each.unit, each.low, each.high) or ""
        rows.append(
            [Cell("" if each.asks == asked else each.asks, colour=QUIET), each.title,
             Cell(shown, BOLD) if shown else Cell(each.said, colour=QUIET), _strip(each),
             Cell(likely if shown else ""), Cell(value_words(each.unit, each.before), colour=QUIET)]
        )  # fmt: skip
        asked = each.asks
    unknown = [(place, 2, 4) for place, each in enumerate(report.figures) if each.value is None]
    heads = ("", text("Number"), text("Value"), "", text("Likely"), text("Before"))
    story: list[Flowable] = [heading, paper.table(heads, rows, (30, 56, 16, 30, 32, 14), unknown)]
    changes = [each for each in report.figures if each.unit is Unit.STEPS and each.asks == CHANGED and each.value]
    if changes:
        story.append(paper.heading(text("What may be said of it")))
        story += [paper.words(each.said, 7.6, bold=f"{paper.wording.of(each.title)}:") for each in changes]
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
        (text("Comment"), told.comment), (text("Risks"), told.risks), (text("Decisions asked"), told.decisions),
        (text("Next dates"), told.next_dates),
    ):  # fmt: skip
        if words.strip():
            story += [paper.heading(name), paper.words(words)]
    return story


def _groups(report: Report, paper: Paper) -> list[Flowable]:
    if not report.groups:
        return []
    say = paper.wording.of
    story: list[Flowable] = [paper.heading(TITLES[Block.GROUPS])]
    for each in report.groups:
        told = [(name or say(NO_ANSWER), people) for name, people in each.groups]
        shown = ", ".join(f"{name} {people}" for name, people in told if people is not None)
        parts = [shown or say(text("nothing to show"))]
        if each.total is not None:
            parts.append(say(text("together {total}", total=each.total)))
        if hidden := ", ".join(name for name, people in told if people is None):
            parts.append(say(text("not shown: {groups}", groups=hidden)))
        parts.append(say(text("as of {day}", day=paper.wording.day(each.on))))
        story.append(paper.words("; ".join(parts), 7.4, bold=f"{say(text(each.side))}: {each.question}"))
    return story


DRAWN: dict[Block, Callable[[Report, Paper], list[Flowable]]] = {
    Block.TARGETS: _targets,
    Block.FIGURES: _figures,
    Block.WORDS: _words,
    Block.GROUPS: _groups,
}


def _section(section: Section, paper: Paper) -> list[Flowable]:
    say = paper.wording.of
    story: list[Flowable] = [paper.heading(TITLES[section.block])]
    story += [paper.words(each) for each in section.said]
    if section.curve:
        alt = "; ".join(say(_point(*each)) for each in section.curve[::3])
        story += [Spacer(1, 4), paper.picture(falling(section.curve), alt), Spacer(1, 6)]
    if section.rows:
        shapes = [column.shape for column in section.columns]
        heads = [say(column.name) for column in section.columns]
        rows = [
            [cell_words(shape, value, say) for shape, value in zip(shapes, row, strict=True)] for row in section.rows
        ]
        story += [Spacer(1, 3), paper.table(heads, rows, _widths(shapes, heads, rows))]
    return [*story, *(paper.words(each, 6.8, QUIET) for each in section.notes)]


def _point(day: float, *shares: float) -> Text:
    share, low, high = (cell_words(Shape.SHARE, each) for each in shares)
    return text("after {day} days {share} still go on ({low} to {high})", day=round(day), share=share, low=low,
                high=high)  # fmt: skip


def _widths(shapes: Sequence[Shape], heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """In millimetres. Each column holds its longest word unbroken; columns of words share the rest, long ones more."""
    columns = [[head, *each] for head, *each in zip(heads, *rows, strict=True)]
    word = [max((len(part) for cell in cells for part in cell.split()), default=0) for cells in columns]
    least = [min(40.0, max(12.0, 4 + 1.6 * each)) for each in word]
    longest = [min(max(map(len, cells)), 60) for cells in columns]
    weights = [
        max(0, whole - part) if shape is Shape.WORDS else 0
        for shape, whole, part in zip(shapes, longest, word, strict=True)
    ]
    rest = max(0.0, WIDTH - sum(least))
    if sum(weights) <= 0:
        return [max(24.0, each) for each in least] if sum(least) < WIDTH / 2 else least
    return [each + rest * weight / sum(weights) for each, weight in zip(least, weights, strict=True)]


def foot(canvas: Canvas, page: SimpleDocTemplate, wording: Wording) -> None:
    """Below every page: what it is, and which page."""
    canvas.saveState()
    title = Paragraph(marked_up(page.title), style(6.8, REGULAR, QUIET))
    _, height = title.wrap(A4[0] - 60 * mm, 14 * mm)
    title.drawOn(canvas, 16 * mm, 10 * mm - height)
    canvas.setFont(REGULAR, 6.8)
    canvas.setFillColor(QUIET)
    number = wording.of(text("page {number}", number=canvas.getPageNumber()))
    canvas.drawRightString(A4[0] - 16 * mm, 8 * mm, number)
    canvas.restoreState()
