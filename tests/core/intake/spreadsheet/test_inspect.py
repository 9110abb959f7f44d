"""The command that says what is recognised in a sheet, as the document about it says."""

import json
import re
import tracemalloc
from pathlib import Path

import pytest

from core.intake.__main__ import REFUSED, main
from core.intake.spreadsheet import MOST_BYTES
from tests.core.intake.spreadsheet.sheets import workbook

DOCUMENT = Path(__file__).parents[4] / "docs" / "spreadsheets.md"


def inspected(capsys, path, *more):
    assert main(["inspect", str(path), *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_worked_example_of_the_document_is_what_comes_out(capsys, tmp_path):
    words = DOCUMENT.read_text(encoding="utf-8")
    sheet, printed = (re.search(rf"```{kind}\n(.*?)```", words, re.DOTALL)[1] for kind in ("csv", "json"))
    (tmp_path / "people.csv").write_text(sheet, encoding="utf-8")
    assert inspected(capsys, tmp_path / "people.csv") == json.loads(printed)


def test_a_sheet_of_a_workbook_is_chosen(capsys, tmp_path):
    book = workbook(
        [["a", "b"], ["1", "2"]], [["Name", "E-mail"], [], ["Ada", "ada@example.org"]], titles=["One", "Two"]
    )
    (tmp_path / "x.xlsx").write_bytes(book)
    seen = inspected(capsys, tmp_path / "x.xlsx", "--sheet", "Two")
    assert (seen["delimiter"], seen["encoding"], seen["people_rows"]) == (None, None, 1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", bytes(range(256)) * 9, b"PK\x03\x04", b"only a header, alone\n"])
def test_what_is_no_sheet_has_a_sentence_and_status_2(capsys, tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    assert main(["inspect", str(tmp_path / "x.csv")]) == 2
    assert "x.csv" in capsys.readouterr().err


def test_a_file_that_is_not_there_has_a_sentence_and_status_2(capsys, tmp_path):
    assert main(["inspect", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_two_gigabytes_are_refused_before_they_are_held(capsys, tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    tracemalloc.start()
    refused = main(["inspect", str(path)])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused == REFUSED
    assert "larger than 25 MB" in capsys.readouterr().err
    assert most < 3 * MOST_BYTES
