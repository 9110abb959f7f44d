"""Standards on paper: benchmark by benchmark what the data show, what somebody says, and what is missing."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from core.evaluation.standards import WORDS, Framework, Judgement, Standing, counted
from core.reports.pdf_parts import BOLD, INK, QUIET, REGULAR, Cell, Paper, day_words, register_fonts
from core.reports.tagged import canvas_for
from core.text import Text, text

NO_AWARD = text(
    "This is no assessment and claims no level and no award. Benchmarks are told in our own words; read them at the "
    "source. A person's word goes before the data, which stand beside it."
)
COUNTS = text("A benchmark counts as met from {share} % of what is counted: a judgement of this program's.")


def standards_pdf(
    found: Framework,
    standings: Sequence[Standing],
    program: str,
    cohort: str,
    on: date,
    share: int,
    words: Callable[[Text | str], str] = str,
) -> bytes:
    """A4, tagged, with page numbers; the same bytes for the same values. ``share``: percent from which one is met;
    ``words`` translates."""
    register_fonts()
    out, paper = BytesIO(), Paper()
    title = f"{program}: {found.title}"
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=14 * mm,
        title=title, author=program, lang="en", invariant=1, displayDocTitle=True,
    )  # fmt: skip
    many = counted(standings)
    summary = " · ".join(f"{words(WORDS[each])} {many[each]}" for each in Judgement if many[each])
    story: list[Flowable] = [
        paper.title(title),
        paper.words(f"{cohort} · {day_words(on)} · {found.publisher}, {found.year} · {found.source}", 8, QUIET),
        Spacer(1, 5), paper.words(summary, 9), Spacer(1, 3), paper.words(words(NO_AWARD), 7.4, QUIET),
        paper.words(words(text(COUNTS.message, share=share)), 7.4, QUIET),
    ]  # fmt: skip
    gaps = [each for each in standings if each.is_gap and not each.benchmark.recommended]
    if gaps:
        story.append(paper.heading(words(text("What is missing"))))
        story.append(_table(gaps, paper, words))
    by_code = {each.benchmark.code: each for each in standings}
    for standard in found.standards:
        story.append(paper.heading(f"{standard.code}. {words(standard.title)}"))
        story.append(_table([by_code[each.code] for each in standard.benchmarks], paper, words))

    def foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(REGULAR, 6.8)
        canvas.setFillColor(QUIET)
        canvas.drawString(16 * mm, 8 * mm, page.title)
        canvas.drawRightString(A4[0] - 16 * mm, 8 * mm, f"page {canvas.getPageNumber()}")
        canvas.restoreState()

    page.build(story, onFirstPage=foot, onLaterPages=foot, canvasmaker=canvas_for(paper.root))
    return out.getvalue()


def _table(found: Sequence[Standing], paper: Paper, words: Callable[[Text | str], str]) -> Flowable:
    heads = [words(text(each)) for each in ("No.", "Benchmark", "Stands", "Shown by data, or said")]
    rows = [
        [
            Cell(each.benchmark.code, colour=QUIET),
            words(each.benchmark.label)
            + (f" ({words(text('recommended'))})" if each.benchmark.recommended else ""),
            Cell(words(WORDS[each.judgement]), BOLD, QUIET if each.judgement is Judgement.NOT_APPLICABLE else INK),
            _evidence(each, words),
        ]
        for each in found
    ]  # fmt: skip
    return paper.table(heads, rows, (14, 68, 24, 72))


def _evidence(each: Standing, words: Callable[[Text | str], str]) -> str:
    said = [] if each.shown is None or each.by_data is Judgement.NOT_APPLICABLE else [words(each.shown.said)]
    if each.attested is not None:
        said.append(f"{each.attested.by}, {day_words(each.attested.at.date())}: {each.attested.note}")
    return " ".join(said) or "–"
