"""The supervisor's report on paper: one page where it fits, page numbers, a title that a reader is told."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from core.evaluation.indicators import CHANGED, Unit
from core.evaluation.targets import Standing
from core.reports.supervisor import Figure, Report, TargetLine, range_words, value_words

INK, QUIET, ACCENT, PALE = (colors.HexColor(each) for each in ("#1b2220", "#6b7370", "#0b6e69", "#e4eeec"))
REGULAR, BOLD = "Vera", "VeraBd"
MARKS = {  # a word always stands beside it
    Standing.REACHED: "+", Standing.LIKELY: "(+)", Standing.UNSURE: "(-)", Standing.MISSED: "-",
    Standing.ON_THE_WAY: "…", Standing.NO_DATA: "?",
}  # fmt: skip


def report_pdf(report: Report) -> bytes:
    """The report as a PDF, the same bytes for the same report. A4; letters outside Latin are shown as a box."""
    for name in (REGULAR, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    out = BytesIO()
    title = f"{report.program}, {report.cohort}: report {report.since.isoformat()} to {report.until.isoformat()}"
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=14 * mm, title=title,
        author=report.program, subject="Supervisor's report", lang="en", invariant=1,
    )  # fmt: skip
    story: list[Flowable] = [
        Paragraph(_safe(report.program), _style(15, BOLD)),
        Paragraph(
            _safe(f"Cohort {report.cohort} · {_day(report.since)} to {_day(report.until)}"), _style(8.5, colour=QUIET)
        ),
        Spacer(1, 5),
    ]
    if report.targets:
        story += [_heading("Against the targets"), _targets(report.targets)]
    story += [_heading("In numbers"), _figures(report.figures)]
    changes = [each for each in report.figures if each.unit is Unit.STEPS and each.asks == CHANGED and each.value]
    if changes:
        story += [_heading("What may be said of it")]
        story += [Paragraph(_safe(f"{each.title}: {each.said}"), _style(7.6)) for each in changes]
    told = report.words
    parts = (told.comment, told.risks, told.decisions, told.next_dates)
    for name, words in zip(("Comment", "Risks", "Decisions asked", "Next dates"), parts, strict=True):
        if words.strip():
            story += [_heading(name), Paragraph(_safe(words).replace("\n", "<br/>"), _style(8))]
    if report.groups:
        story += [_heading("Who takes part"), *_groups(report)]
    note = (
        "“Likely” is a 95 % interval. Numbers that rest on fewer than ten people are not shown; small groups are held "
        "back, with another that would give them away. Frozen when it was made: it can be printed again unchanged."
    )
    story += [Spacer(1, 5), Paragraph(note, _style(6.8, colour=QUIET))]
    page.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _targets(lines: tuple[TargetLine, ...]) -> Table:
    rows: list[list[object]] = [_head("Target", "Aim", "Now", "Likely", "Standing")]
    for each in lines:
        by = f" by {_day(each.due)}" if each.due else ""
        rows.append(
            [
                _cell(str(each.title)), _cell(f"{each.aim.value} {value_words(each.unit, each.line)}{by}"),
                _cell(value_words(each.unit, each.value) or "–", BOLD),
                _cell(range_words(each.unit, each.low, each.high)),
                _cell(f"{MARKS[each.standing]}  {each.standing.value}"),
            ]
        )  # fmt: skip
    return _table(rows, (60, 40, 18, 30, 30))


def _figures(found: tuple[Figure, ...]) -> Table:
    rows: list[list[object]] = [_head("", "Number", "Value", "", "Likely", "Before")]
    asked = ""
    for each in found:
        asks = str(each.asks)
        shown = value_words(each.unit, each.value)
        said = _cell(shown, BOLD) if shown else _cell("–")
        likely = range_words(each.unit, each.low, each.high) if shown else str(each.said)
        before = value_words(each.unit, each.before)
        rows.append(
            [_cell("" if asks == asked else asks, colour=QUIET), _cell(str(each.title)), said, _strip(each),
             _cell(likely, colour=INK if shown else QUIET), _cell(before, colour=QUIET)]
        )  # fmt: skip
        asked = asks
    return _table(rows, (30, 56, 16, 30, 32, 14))


def _strip(figure: Figure) -> Drawing:
    """The interval of a share or a score on its whole range; nothing for the others."""
    width, height = 27 * mm, 8
    drawing = Drawing(width, height)
    ends = {Unit.SHARE: (0.0, 1.0), Unit.SCORE: (-100.0, 100.0)}.get(figure.unit)
    if ends is None or figure.value is None:
        return drawing
    at = [(each - ends[0]) / (ends[1] - ends[0]) * width for each in
          (figure.low if figure.low is not None else figure.value, figure.value,
           figure.high if figure.high is not None else figure.value)]  # fmt: skip
    drawing.add(Rect(0, 2.5, width, 3, fillColor=PALE, strokeColor=None))
    drawing.add(Line(at[0], 4, at[2], 4, strokeColor=ACCENT, strokeWidth=2))
    drawing.add(Circle(at[1], 4, 2.4, fillColor=ACCENT, strokeColor=colors.white, strokeWidth=0.5))
    return drawing


def _groups(report: Report) -> list[Flowable]:
    found: list[Flowable] = []
    for each in report.groups:
        shown = ", ".join(f"{name or 'no answer'} {people}" for name, people in each.groups if people is not None)
        hidden = ", ".join(name or "no answer" for name, people in each.groups if people is None)
        words = shown or "nothing to show"
        words += f"; together {each.total}" if each.total is not None else ""
        words += f"; not shown: {hidden}" if hidden else ""
        words += f" (as of {_day(each.on)})"
        found.append(Paragraph(f"<b>{_safe(each.side)}: {_safe(each.question)}</b> {_safe(words)}", _style(7.4)))
    return found


def _table(rows: list[list[object]], widths: tuple[int, ...]) -> Table:
    look = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 1.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2), ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3), ("LINEBELOW", (0, 0), (-1, -1), 0.4, PALE),
            ("BACKGROUND", (0, 0), (-1, 0), PALE),
        ]
    )  # fmt: skip
    return Table(rows, colWidths=[each * mm for each in widths], style=look, repeatRows=1, hAlign="LEFT")


def _head(*names: str) -> list[object]:
    return [Paragraph(name, _style(7, BOLD, QUIET)) for name in names]


def _cell(words: str, font: str = REGULAR, colour: colors.Color = INK) -> Paragraph:
    return Paragraph(_safe(words), _style(7.6, font, colour))


def _heading(words: str) -> Paragraph:
    style = _style(10, BOLD, ACCENT)
    style.spaceBefore, style.spaceAfter = 8, 3
    return Paragraph(words, style)


def _style(size: float, font: str = REGULAR, colour: colors.Color = INK) -> ParagraphStyle:
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return ParagraphStyle(f"{font} {size}", fontName=font, fontSize=size, leading=size * 1.32, textColor=colour)


def _foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
    canvas.saveState()
    canvas.setFont(REGULAR, 6.8)
    canvas.setFillColor(QUIET)
    canvas.drawString(16 * mm, 8 * mm, page.title)
    canvas.drawRightString(A4[0] - 16 * mm, 8 * mm, f"page {canvas.getPageNumber()}")
    canvas.restoreState()


def _safe(words: str) -> str:
    """What people typed is words here, never markup."""
    return escape(words)


def _day(on: object) -> str:
    return f"{on:%d %b %Y}".lstrip("0")
