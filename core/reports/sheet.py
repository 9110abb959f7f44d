"""Sheets of paper for people to keep: how many hours somebody gave, and a plan of next steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from core.reports.letters import register_fonts
from core.reports.pdf_parts import QUIET, Paper
from core.reports.tagged import canvas_for
from core.reports.wording import Wording

WIDTHS = {2: (90, 40), 3: (90, 34, 42)}  # mm


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it: words, of which lines are kept, or rows of a table under ``heads``."""

    title: str
    words: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def sheet_pdf(
    title: str, lead: str, sections: Sequence[Section], foot: str, author: str, language: str = "en"
) -> bytes:
    """A page of paper, A4, tagged: the same bytes for the same words. Empty sections are left out."""
    register_fonts()
    out, paper = BytesIO(), Paper(Wording(language))
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=24 * mm, bottomMargin=20 * mm, title=title,
        author=author, lang=language, invariant=1, displayDocTitle=True,
    )  # fmt: skip
    story: list[Flowable] = [paper.title(title), Spacer(1, 6), paper.words(lead, 10), Spacer(1, 6)]
    for each in sections:
        if each.words.strip():
            story += [paper.heading(each.title), paper.words(each.words, 10)]
        elif each.rows:
            story += [paper.heading(each.title), paper.table(each.heads, each.rows, WIDTHS[len(each.heads)])]
    story += [Spacer(1, 14), paper.words(foot, 8, QUIET), *paper.remarks()]
    page.build(story, canvasmaker=canvas_for(paper.root))
    return out.getvalue()


def hours_words(minutes: int) -> str:
    """Minutes as hours and minutes: "12:05".

    >>> hours_words(725)
    '12:05'
    """
    return f"{minutes // 60}:{minutes % 60:02}"


def rows_of(minutes: Mapping[str, int | None]) -> tuple[tuple[str, str], ...]:
    """What was told, in words; what never was is left out."""
    return tuple((name, hours_words(value)) for name, value in minutes.items() if value)
