"""Standards on paper: benchmark by benchmark what the data show, what somebody says, and what is missing."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from core.evaluation.standards import WORDS, Framework, Judgement, Standing, counted
from core.reports.letters import BOLD, register_fonts
from core.reports.pdf import foot
from core.reports.pdf_parts import INK, QUIET, Cell, Paper
from core.reports.tagged import canvas_for
from core.reports.wording import ENGLISH, Wording
from core.text import Text, text

NO_AWARD = text(
    "This is no assessment and claims no level and no award. Benchmarks are told in our own words; read them at the "
    "source. A person's word goes before the data, which stand beside it."
)
HEADS = (text("No."), text("Benchmark"), text("Stands"), text("Shown by data, or said"))


def standards_pdf(
    found: Framework,
    standings: Sequence[Standing],
    program: str,
    cohort: str,
    on: date,
    share: int,
    wording: Wording = ENGLISH,
) -> bytes:
    """A4, tagged, with page numbers: the same bytes for the same values and wording. ``share``: percent from which a
    benchmark is met."""
    register_fonts()
    out, paper = BytesIO(), Paper(wording)
    title = f"{program}: {wording.of(text(found.title))}"
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=16 * mm, rightMargin=16 * mm, topMargin=13 * mm, bottomMargin=14 * mm,
        title=title, author=program, lang=wording.language, invariant=1, displayDocTitle=True,
    )  # fmt: skip
    story = standards_story(found, standings, f"{cohort} · {wording.day(on)}", title, share, paper)
    below = partial(foot, wording=wording)
    page.build(story, onFirstPage=below, onLaterPages=below, canvasmaker=canvas_for(paper.root))
    return out.getvalue()


def standards_story(
    found: Framework, standings: Sequence[Standing], of: str, title: str, share: int, paper: Paper
) -> list[Flowable]:
    """Its parts in the order in which they are read; ``of``: which cohort, on which day."""
    many = counted(standings)
    wording = paper.wording
    summary = " · ".join(f"{wording.of(WORDS[each])} {many[each]}" for each in Judgement if many[each])
    how = text(
        "A benchmark counts as met from {share} % of what is counted: a judgement of this program's. Recommended ones "
        "are not among the numbers.", share=share,
    )  # fmt: skip
    story: list[Flowable] = [
        paper.title(title),
        paper.words(f"{of} · {found.published} · {found.source}", 8, QUIET),
        Spacer(1, 5), paper.words(summary, 9), Spacer(1, 3), paper.words(NO_AWARD, 7.4, QUIET),
        paper.words(how, 7.4, QUIET),
    ]  # fmt: skip
    gaps = [each for each in standings if each.is_gap and not each.benchmark.recommended]
    if gaps:
        above = paper.heading(text("What is missing"))
        above.style.keepWithNext = 0  # the table may be longer than a page, and would leave this one empty
        story += [above, _table(gaps, paper)]
    by_code = {each.benchmark.code: each for each in standings}
    for standard in found.standards:
        story.append(paper.heading(f"{standard.code}. {wording.of(text(standard.title))}"))
        story.append(_table([by_code[each.code] for each in standard.benchmarks], paper))
    return [*story, *paper.remarks()]


def _table(found: Sequence[Standing], paper: Paper) -> Flowable:
    words = paper.wording.of
    rows: list[list[str | Text | Cell]] = []
    for each in found:
        one = each.benchmark
        label = f"{words(text(one.label))} ({words(text('recommended'))})" if one.recommended else text(one.label)
        quiet = each.judgement is Judgement.NOT_APPLICABLE
        stands = Cell(WORDS[each.judgement], BOLD, QUIET if quiet else INK)
        rows.append([Cell(one.code, colour=QUIET), label, stands, _evidence(each, paper.wording)])
    return paper.table(HEADS, rows, (14, 68, 24, 72))


def _evidence(each: Standing, wording: Wording) -> str:
    said = [] if each.shown is None or each.by_data is Judgement.NOT_APPLICABLE else [wording.of(each.shown.said)]
    if each.attested is not None:
        said.append(f"{each.attested.by}, {wording.day(each.attested.at.date())}: {each.attested.note}")
    return " ".join(said) or "–"
