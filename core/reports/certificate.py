"""A certificate on paper: who took part in what, from when until when, and how often they met as far as is known."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from core.program.questions import Side
from core.reports.letters import BOLD, REGULAR, marked_up, register_fonts, remarks
from core.reports.pdf_parts import ACCENT, INK, QUIET, style
from core.reports.tagged import Node, Tagged, canvas_for
from core.reports.wording import ENGLISH, Wording
from core.text import Text, text

AS: dict[Side, Text] = {
    Side.MENTOR: text("took part as a mentor in"),
    Side.MENTEE: text("took part as a mentee in"),
    Side.PEER: text("took part in"),
}


@dataclass(frozen=True)
class Certificate:
    """``meetings`` that were held and their ``minutes``, as far as they were noted: 0 says nothing and is left out."""

    name: str
    side: Side
    program: str
    since: date
    until: date
    meetings: int
    minutes: int
    signed_by: str
    on: date


def certificate_pdf(given: Certificate, wording: Wording = ENGLISH) -> bytes:
    """One page, A4 across, tagged: the same bytes for the same values and wording."""
    register_fonts()
    out, root, words = BytesIO(), Node("Document"), wording.of
    title = words(text("Certificate for {name}", name=given.name))
    page = SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=30 * mm, rightMargin=30 * mm, topMargin=32 * mm, bottomMargin=20 * mm,
        title=title, author=given.program, lang=wording.language, invariant=1, displayDocTitle=True,
    )  # fmt: skip

    def line(said: str, size: float, *, bold: bool = False, quiet: bool = False, head: bool = False) -> Tagged:
        look = style(size, BOLD if bold else REGULAR, QUIET if quiet else ACCENT if head else INK)
        look.alignment = TA_CENTER
        return Tagged(marked_up(said), look, node=root.add("H1" if head else "P"), outline=0 if head else None)

    period = words(text("from {since} to {until}", since=wording.day(given.since), until=wording.day(given.until)))
    story: list[Flowable] = [
        line(words(text("Certificate")), 30, bold=True, head=True), Spacer(1, 26), line(given.name, 24, bold=True),
        Spacer(1, 12), line(words(AS[given.side]), 13), Spacer(1, 8), line(given.program, 18, bold=True),
        Spacer(1, 8), line(period, 13), Spacer(1, 14),
    ]  # fmt: skip
    if given.meetings:
        story.append(line(words(met(given)), 11))
    story += [
        Spacer(1, 34), line("_" * 34, 11, quiet=True), Spacer(1, 4), line(given.signed_by, 11),
        line(wording.day(given.on), 10, quiet=True),
        *(line(words(each), 7, quiet=True) for each in remarks(f"{given.name}\n{given.program}\n{given.signed_by}")),
    ]  # fmt: skip
    page.build(story, onFirstPage=_frame, canvasmaker=canvas_for(root))
    return out.getvalue()


def met(given: Certificate) -> Text:
    """How often and how long, as far as it was noted."""
    hours = f"{given.minutes / 60:.1f}".removesuffix(".0")
    if not given.minutes:
        return text("with {meetings} meetings that were noted", meetings=given.meetings)
    return text("with {meetings} meetings that were noted, {hours} hours", meetings=given.meetings, hours=hours)


def _frame(canvas: Canvas, _page: SimpleDocTemplate) -> None:
    wide, high = landscape(A4)
    canvas.saveState()
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.4)
    canvas.rect(12 * mm, 12 * mm, wide - 24 * mm, high - 24 * mm)
    canvas.restoreState()
