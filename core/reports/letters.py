"""The letters that a paper can be set in, and what is done about those that it can't.

DejaVu Sans comes with Pairwell: Latin with all its accents, Greek, Cyrillic, Armenian, Georgian. Chinese, Japanese and
Korean are set in a font that the reader's device brings (each PDF reader knows these by name): it would be larger than
Pairwell. Everything else, Arabic and Hebrew among them, which are written from right to left, would come out wrong,
so a box stands for it, and the paper says so.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from core.text import Text, text

REGULAR, BOLD = "DejaVu", "DejaVuBold"
FILES = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
BOX = "\u25a1"
CHINESE, JAPANESE, KOREAN = "STSong-Light", "HeiseiKakuGo-W5", "HYGothic-Medium"
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")
EASTERN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
KANA, HANGUL = re.compile("[\u3040-\u30ff\u31f0-\u31ff]"), re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
BY_READER = text("Chinese, Japanese and Korean letters are drawn by a font of the device on which this is read.")
LEFT_OUT = text("A box ({box}) stands for letters that can't be set on paper; the browser and the tables show them.",
                box=BOX)  # fmt: skip


def register_fonts() -> None:
    """Those that come with Pairwell and those that readers bring; once a process."""
    if REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in FILES.items():
        with as_file(files("core.reports") / "fonts" / file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    for name in (CHINESE, JAPANESE, KOREAN):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def settable(words: str) -> str:
    """``words`` with a box for each run of letters that no font here sets.

    >>> settable("Łucja Жанна 王"), settable("مريم Novak")
    ('Łucja Жанна 王', '□ Novak')
    """
    known = _known()
    drawn = FROM_RIGHT.sub(BOX, words)
    kept = "".join(each if ord(each) in known or EASTERN.match(each) or each.isspace() else BOX for each in drawn)
    return re.sub(f"{BOX}+(?:[ \u200c-\u200f]*{BOX}+)*", BOX, kept) if kept != words else words


def marked_up(words: str) -> str:
    """What somebody typed as words of a ReportLab paragraph, never markup, each letter in a font that has it."""
    drawn = settable(words)
    if not EASTERN.search(drawn):
        return escape(drawn)
    font = JAPANESE if KANA.search(drawn) else KOREAN if HANGUL.search(drawn) else CHINESE
    runs = ((eastern, "".join(run)) for eastern, run in groupby(drawn, lambda one: bool(EASTERN.match(one))))
    return "".join(f'<font name="{font}">{escape(run)}</font>' if eastern else escape(run) for eastern, run in runs)


def remarks(words: str) -> tuple[Text, ...]:
    """What a paper with these words has to say of its letters."""
    said = [BY_READER] if EASTERN.search(words) else []
    return tuple([*said, LEFT_OUT] if settable(words) != words else said)


@cache
def _known() -> frozenset[int]:
    register_fonts()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)
