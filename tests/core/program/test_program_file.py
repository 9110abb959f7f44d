"""A program's file reads back as it was, runs nothing in a spreadsheet, and anything else is refused."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.errors import InvalidInput
from core.program.program_file import TYPES, FileColumn, Manifest, cell_of, read_file, value_in, write_file

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
VALUES = {
    "whole number": some.integers(-(2**40), 2**40),
    "number": some.floats(allow_nan=False, allow_infinity=False),
    "yes or no": some.booleans(),
    "day": some.dates(),
    "moment": some.datetimes(timezones=some.just(UTC)),
    "document": some.recursive(some.none() | some.integers() | some.text(), some.lists, max_leaves=4),
    "file": some.binary(min_size=1),
    "text": some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\x00")),
}
WORDS = FileColumn("words", "text", optional=False)


def file_of(*words):
    manifest = Manifest("Lantern", NOW, "1.0", "0001", {"goal": (FileColumn("id", "whole number", False), WORDS)})
    rows = {"goal": [[place, each] for place, each in enumerate(words)]}
    return write_file(manifest, rows, b"", "", {"report.pdf": b"%PDF"})


@given(some.data())
def test_a_value_comes_back_as_it_was(data):
    kind = data.draw(some.sampled_from(TYPES))
    value = data.draw(VALUES[kind])
    if kind == "document" and value is None:
        return  # a column of documents is never empty
    cell = cell_of(kind, value)
    assert value_in(FileColumn("x", kind, optional=False), cell) == value


@given(some.text())
def test_no_text_is_a_formula(words):
    assert cell_of("text", words)[:1] not in set("=+-@\t\r\n")


def test_nothing_is_an_empty_cell_and_an_empty_text_is_a_text():
    assert value_in(FileColumn("x", "day", optional=True), "") is None
    assert value_in(WORDS, "") == ""
    with pytest.raises(ValueError, match="empty"):
        value_in(FileColumn("x", "day", optional=False), "")


def test_a_file_is_read_back_whole():
    words = ["=1+1", "two\r\nlines", "'apostrophe", "Zo\u00eb, \u201cquoted\u201d", ""]
    manifest, rows = read_file(file_of(*words))
    assert manifest.program == "Lantern" and rows["goal"] == [[place, each] for place, each in enumerate(words)]


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip"])
def test_what_is_no_file_of_ours_is_refused(content):
    with pytest.raises(InvalidInput, match="not brought in"):
        read_file(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [("manifest.json", b"{}"), ("manifest.json", b'{"format": "pairwell program 9"}'), ("data/goal.csv", b"a,b\r\n"),
     ("data/goal.csv", b"\xef\xbb\xbfid,words\r\nx,y\r\n"), ("data/goal.csv", b"\xff\xfe"),
     ("manifest.json", b'{"format": "pairwell program 1", "tables": []}')],
)  # fmt: skip
def test_a_file_that_was_damaged_is_refused(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file_of("a"))) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    with pytest.raises(InvalidInput):
        read_file(out.getvalue())


def test_days_and_moments_are_written_as_everybody_reads_them():
    assert (cell_of("day", date(2026, 1, 2)), cell_of("moment", NOW)) == ("2026-01-02", "2026-11-23T09:00:00+00:00")
