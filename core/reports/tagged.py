"""Tags in a PDF: what is a heading, a paragraph, a table's cell, so that who hears it is told so, in order.

ReportLab writes none by itself. Each part of the text is marked on its page as it is drawn (ISO 32000-1, 14.7 and
14.8); everything that is not marked (lines, backgrounds, page numbers) is decoration and passed over.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

ROOT_KEY = "pairwell_root"


@dataclass(eq=False)
class Node:
    """A part of the document, by its standard name: Document, H1, H2, P, Table, TR, TH, TD, Figure."""

    role: str
    alt: str = ""
    parts: list["Node"] = field(default_factory=list)
    marks: list[tuple[Any, int]] = field(default_factory=list)  # on which page, and its number there

    def add(self, role: str, alt: str = "") -> "Node":
        """A new part at the end."""
        part = Node(role, alt)
        self.parts.append(part)
        return part


class Tagged(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that is marked as ``node``; with ``outline`` it is in the bookmarks, at that depth."""

    def __init__(self, words: Any, style: ParagraphStyle, *given: Any, **named: Any) -> None:
        self.node: Node | None = named.pop("node", None)
        self.outline: int | None = named.pop("outline", None)
        super().__init__(words, style, *given, **named)

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for place, part in enumerate(parts):
            part.node, part.outline = self.node, None if place else self.outline
        return parts

    def draw(self) -> None:
        canvas = self.canv
        if self.outline is not None:
            key = f"part{canvas.outlined}"
            canvas.outlined += 1
            canvas.bookmarkHorizontal(key, 0, self.height)
            canvas.addOutlineEntry(self.getPlainText(), key, self.outline)
        with marked(canvas, self.node):
            super().draw()


class Picture(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A drawing with the words that stand for it."""

    def __init__(self, drawing: Drawing, node: Node) -> None:
        super().__init__()
        self.drawing, self.node = drawing, node
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with marked(self.canv, self.node):
            self.drawing.drawOn(self.canv, 0, 0)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Writes the tree when the document is saved. ``root`` is set on the document by ``canvas_for``."""

    root: Node

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.counts: defaultdict[int, int] = defaultdict(int)  # marks on each page
        self.outlined = 0

    def showPage(self) -> None:
        self._code[:] = ["/Artifact BMC", *self._code, "EMC"]
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._doc.Pages.pages) - 1, PDFName("S")

    def save(self) -> None:
        if len(self._code):
            self.showPage()
        _write(self._doc, self.root)
        super().save()


def canvas_for(root: Node) -> type[TaggedCanvas]:
    """The kind of canvas that writes this tree."""
    return type("OfOneDocument", (TaggedCanvas,), {"root": root})


@contextmanager
def marked(canvas: Any, node: Node | None) -> Iterator[None]:
    """What is drawn inside belongs to ``node``; a table's head that comes again on the next page is decoration."""
    repeated = node is not None and node.role == "TH" and node.marks
    if node is None or repeated or not isinstance(canvas, TaggedCanvas):
        yield
        return
    page = canvas.getPageNumber()
    number = canvas.counts[page]
    canvas.counts[page] += 1
    node.marks.append((canvas._doc.thisPageRef(), number))
    canvas._code += ["EMC", f"/{node.role} <</MCID {number}>> BDC"]
    yield
    canvas._code += ["EMC", "/Artifact BMC"]


def _write(document: Any, root: Node) -> None:
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_ref = document.Reference(tree, ROOT_KEY)
    parents: defaultdict[str, list[tuple[int, Any]]] = defaultdict(list)
    tree["K"] = PDFArray([_element(document, root, tree_ref, parents)])
    pages = [document.Reference(page).name for page in document.Pages.pages]
    numbers: list[Any] = []
    for place, page in enumerate(pages):
        numbers += [place, PDFArray([element for _, element in sorted(parents[page], key=lambda each: each[0])])]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    tree["ParentTreeNextKey"] = len(pages)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(document: Any, node: Node, parent: Any, parents: dict[str, list[tuple[int, Any]]]) -> Any:
    element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role), "P": parent})
    ref = document.Reference(element)
    if node.alt:
        element["Alt"] = PDFString(node.alt)
    if node.role == "TH":
        element["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
    kids: list[Any] = []
    for page, number in node.marks:
        kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number}))
        parents[page.name].append((number, ref))
    kids += [_element(document, part, ref, parents) for part in node.parts]
    element["K"] = PDFArray(kids)
    return ref
