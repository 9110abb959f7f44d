"""What a report on paper is set of: headings, paragraphs, tables and pictures, each with its tag."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Table, TableStyle

from core.reports.letters import BOLD, REGULAR, marked_up, remarks
from core.reports.tagged import Node, Picture, Tagged
from core.reports.wording import ENGLISH, Wording
from core.text import Text

INK, QUIET, ACCENT, PALE = (colors.HexColor(each) for each in ("#1b2220", "#5b6360", "#0b6e69", "#e4eeec"))
WIDTH = 178  # mm between the margins


class Paper:
    """Makes parts in the order in which they are read, each with its place in the tree of tags."""

    def __init__(self, wording: Wording = ENGLISH) -> None:
        self.root = Node("Document")
        self.wording = wording
        self._set: list[str] = []

    def title(self, words: str | Text) -> Tagged:
        return Tagged(self._marked(words), style(15, BOLD), node=self.root.add("H1"), outline=0)

    def heading(self, words: str | Text) -> Tagged:
        look = style(10, BOLD, ACCENT)
        look.spaceBefore, look.spaceAfter, look.keepWithNext = 8, 3, 1
        return Tagged(self._marked(words), look, node=self.root.add("H2"), outline=1)

    def words(self, words: str | Text, size: float = 8, colour: colors.Color = INK, *, bold: str | Text = "") -> Tagged:
        """A paragraph; line breaks stay; ``bold`` words come first."""
        said = f"<b>{self._marked(bold)}</b> " if bold else ""
        said += self._marked(words).replace("\n", "<br/>")
        return Tagged(said, style(size, colour=colour), node=self.root.add("P"))

    def remarks(self) -> list[Tagged]:
        """What there is to say of the letters of all that was set so far."""
        return [self.words(each, 6.8, QUIET) for each in remarks("\n".join(self._set))]

    def table(
        self,
        heads: Sequence[str | Text],
        rows: Sequence[Sequence["str | Text | Drawing | Cell"]],
        widths: Sequence[float],
        wide: Sequence[tuple[int, int, int]] = (),
    ) -> Table:
        """A head that comes again on every page, and the rows; widths in millimetres. ``wide``: in which row a cell
        reaches from which column to which."""
        tag = self.root.add("Table")
        first = tag.add("TR")
        drawn: list[list[object]] = [
            [Tagged(self._marked(name), style(7, BOLD, QUIET), node=first.add("TH")) for name in heads]
        ]
        for row in rows:
            line = tag.add("TR")
            drawn.append([self._cell(each, line) for each in row])
        look = TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 1.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2), ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3), ("LINEBELOW", (0, 0), (-1, -1), 0.4, PALE),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                *(("SPAN", (first, row + 1), (last, row + 1)) for row, first, last in wide),
            ]
        )  # fmt: skip
        return Table(drawn, colWidths=[each * mm for each in widths], style=look, repeatRows=1, hAlign="LEFT")

    def picture(self, drawing: Drawing, alt: str) -> Picture:
        return Picture(drawing, self.root.add("Figure", alt))

    def _marked(self, words: str | Text) -> str:
        said = self.wording.of(words)
        self._set.append(said)
        return marked_up(said)

    def _cell(self, value: "str | Text | Drawing | Cell", line: Node) -> object:
        if isinstance(value, Drawing):  # the numbers stand beside it
            line.add("TD")
            return value
        cell = value if isinstance(value, Cell) else Cell(value)
        return Tagged(self._marked(cell.words), style(7.6, cell.font, cell.colour), node=line.add("TD"))


class Cell:
    """A cell's words, where they look different."""

    def __init__(self, words: str | Text, font: str = REGULAR, colour: colors.Color = INK) -> None:
        self.words, self.font, self.colour = words, font, colour


def strip(ends: tuple[float, float], low: float, value: float, high: float) -> Drawing:
    """An interval on the whole range that the number can have."""
    width = 27 * mm
    drawing = Drawing(width, 8)
    at = [(each - ends[0]) / (ends[1] - ends[0]) * width for each in (low, value, high)]
    drawing.add(Rect(0, 2.5, width, 3, fillColor=PALE, strokeColor=None))
    drawing.add(Line(at[0], 4, at[2], 4, strokeColor=ACCENT, strokeWidth=2))
    drawing.add(Circle(at[1], 4, 2.4, fillColor=ACCENT, strokeColor=colors.white, strokeWidth=0.5))
    return drawing


def falling(points: Sequence[tuple[float, float, float, float]]) -> Drawing:
    """The share that still goes on, by days, with the shade of its interval."""
    width, height, left, foot = 150 * mm, 45 * mm, 12 * mm, 10
    drawing = Drawing(width, height)
    last = max(day for day, *_ in points) or 1.0

    def at(day: float, share: float) -> tuple[float, float]:
        return left + day / last * (width - left - 10), foot + share * (height - foot - 6)

    for share in (0.0, 0.5, 1.0):
        (_x, y) = at(0, share)
        drawing.add(Line(left, y, width - 10, y, strokeColor=PALE, strokeWidth=0.6))
        drawing.add(String(left - 4, y - 2, f"{share:.0%}", fontName=REGULAR, fontSize=6.5, fillColor=QUIET,
                           textAnchor="end"))  # fmt: skip
    shade = [at(day, low) for day, _, low, _ in points] + [at(day, high) for day, _, _, high in reversed(points)]
    drawing.add(Polygon([each for point in shade for each in point], fillColor=PALE, strokeColor=None))
    line = [each for day, share, _, _ in points for each in at(day, share)]
    drawing.add(PolyLine(line, strokeColor=ACCENT, strokeWidth=1.4))
    for day, *_ in points[::3]:
        drawing.add(String(at(day, 0)[0], 0, f"{day:.0f}", fontName=REGULAR, fontSize=6.5, fillColor=QUIET,
                           textAnchor="middle"))  # fmt: skip
    return drawing


def style(size: float, font: str = REGULAR, colour: colors.Color = INK) -> ParagraphStyle:
    return ParagraphStyle(f"{font} {size}", fontName=font, fontSize=size, leading=size * 1.32, textColor=colour)
