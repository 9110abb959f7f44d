"""Letters on paper: names from everywhere are set, and where they can't be, the paper says so."""

from dataclasses import replace
from datetime import date

import pytest
from reportlab.platypus import Paragraph, Table

from core.program.questions import Side
from core.reports.certificate import Certificate, certificate_pdf
from core.reports.letters import BOX, BY_READER, LEFT_OUT, marked_up, register_fonts, remarks, settable
from core.reports.pdf import report_pdf, report_story
from core.reports.pdf_parts import Paper
from core.reports.supervisor import Words
from core.reports.wording import Wording
from core.text import Text
from tests.core.reports.test_full_report import full


@pytest.mark.parametrize(
    "name", ["Łucja Żak", "Çağlar Şahin", "Đặng Thị Hoa", "Жанна Їжак", "Ελένη", "Նարեկ", "“…” €₴"]
)
def test_latin_greek_cyrillic_and_armenian_are_set_by_the_font_that_comes_along(name):
    assert settable(name) == name and not remarks(name) and "<font" not in marked_up(name)


@pytest.mark.parametrize(("name", "font"), [("王小明", "STSong-Light"), ("田中 さくら", "HeiseiKakuGo-W5"),
                                            ("김민수", "HYGothic-Medium")])  # fmt: skip
def test_chinese_japanese_and_korean_are_left_to_the_readers_font_and_that_is_said(name, font):
    assert f'<font name="{font}">' in marked_up(name) and remarks(name) == (BY_READER,)


@pytest.mark.parametrize("name", ["مريم عبد الله", "שרה", "สมชาย", "प्रिया"])
def test_what_would_come_out_wrong_is_one_box_and_that_is_said(name):
    assert settable(f"Ana and {name}.") == f"Ana and {BOX}." and remarks(name) == (LEFT_OUT,)


def test_what_somebody_typed_is_never_markup():
    assert marked_up("<b>王</b> & Ana").count("&lt;") == 2


def test_a_report_says_once_what_it_could_not_set():
    made = replace(full(), words=Words("مريم", "王"))
    register_fonts()
    told = [each.text for each in report_story(made, Paper()) if isinstance(each, Paragraph)]
    assert told[-2:] == [str(BY_READER), str(LEFT_OUT)]
    assert report_pdf(made) == report_pdf(made)


def test_a_paper_speaks_the_readers_language():
    other = Wording("pt-BR", lambda said: f"¤{Text(said.message, said.values)}", lambda on: f"{on:%d/%m/%Y}")
    register_fonts()
    story = report_story(full(), Paper(other))
    tables = [[cell.text for cell in each._cellvalues[0]] for each in story if isinstance(each, Table)]
    assert all(head.startswith("¤") for heads in tables for head in heads if head)
    typed = {"Lantern"}
    assert all("¤" in each.text for each in story if isinstance(each, Paragraph) and each.text not in typed | {
        "All &lt;b&gt;well&lt;/b&gt; &amp; good", "One more day a week"})  # fmt: skip
    assert b"/Lang (pt-BR)" in report_pdf(full(), other)
    who = Certificate("Ana", Side.MENTOR, "Lantern", date(2026, 1, 1), date(2026, 5, 1), 0, 0, "Bo", date(2026, 5, 2))
    assert b"/Lang (pt-BR)" in certificate_pdf(who, other)
