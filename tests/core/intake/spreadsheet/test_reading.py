"""Any file becomes the right table, or a clear sentence."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.intake.spreadsheet import read_pasted, read_table
from core.intake.spreadsheet.table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from tests.core.intake.spreadsheet.sheets import comma_separated, workbook

PEOPLE = [
    ["Name", "E-mail", "Goal"],
    ["Zoë Müller", "zoe@example.org", "lead, and listen"],
    ["Bo", "bo@example.org", ""],
]
SHEET = "xl/worksheets/sheet1.xml"


def refusal(content: bytes, sheet: str | None = None) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_table(content, "people.xlsx", sheet)
    return " ".join(map(str, caught.value.faults))


def rewritten(content: bytes, part: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            body = old.read(entry)
            new.writestr(entry, change(body) if entry == part else body)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_and_encoding_gives_the_same_people(delimiter, encoding):
    table = read_table(comma_separated(PEOPLE, delimiter, encoding), "people.csv")
    assert table.headers == ("Name", "E-mail", "Goal")
    assert table.rows == (("Zoë Müller", "zoe@example.org", "lead, and listen"), ("Bo", "bo@example.org", ""))
    assert table.delimiter == delimiter


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_end_is_a_line_end(end):
    table = read_table(end.join(["a,b", "1,2", "", "3,4"]).encode(), "x.csv")
    assert table.rows == (("1", "2"), ("3", "4"))
    assert table.numbers == (2, 4)


def test_a_hint_of_the_delimiter_is_heeded_and_still_counted():
    table = read_table(b"sep=;\r\nName;Note\r\nBo;a, b\r\n", "x.csv")
    assert table.headers == ("Name", "Note")
    assert table.numbers == (3,)


def test_a_quoted_line_break_stays_in_its_cell():
    assert read_table(b'Name,Note\nBo,"one\r\ntwo"\n', "x.csv").rows == (("Bo", "one\ntwo"),)


def test_blanks_at_the_ends_go_and_blank_rows_too():
    table = read_table("Name\u00a0,Mail \n\n Bo\u00a0 , x\u200b\n ,\u00a0\n".encode(), "x.csv")
    assert (table.headers, table.rows, table.numbers) == (("Name", "Mail"), (("Bo", "x"),), (3,))


def test_headers_that_repeat_or_lack_get_names_of_their_own():
    table = read_table(b"Name,,Topic,Topic,Topic (2),\nBo,1,a,b,c,\n", "x.csv")
    assert table.headers == ("Name", "Column B", "Topic", "Topic (3)", "Topic (2)")
    assert table.columns == (1, 2, 3, 4, 5)


def test_a_title_above_the_header_is_passed_over():
    table = read_table(workbook([["Mentors 2026"], [], ["Name", "Mail"], ["Bo", "bo@example.org"]]), "x.xlsx")
    assert table.headers == ("Name", "Mail")
    assert (table.header_number, table.numbers) == (3, (4,))


def test_a_workbook_shows_values_as_a_person_sees_them():
    row = [3, 2.5, 8110000000.0, date(2026, 11, 23), datetime(2026, 11, 23, 9, 30), True, "007", 0.1 + 0.2]
    table = read_table(workbook([list("abcdefgh"), row]), "x.xlsx")
    assert table.rows[0] == ("3", "2.5", "8110000000", "2026-11-23", "2026-11-23 09:30", "TRUE", "007", "0.3")


def test_a_formula_is_text_or_its_stored_result_and_never_worked_out():
    content = workbook([["a", "b"], ["=1+1", "x"]])
    assert read_table(content, "x.xlsx").rows == (("=1+1", "x"),)
    stored = rewritten(content, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    assert read_table(stored, "x.xlsx").rows == (("2", "x"),)


def test_a_sheet_can_be_picked_and_the_first_with_people_is_the_default():
    content = workbook([], PEOPLE, [["Other", "Sheet"], ["1", "2"]], titles=["Notes", "People", "More"])
    assert read_table(content, "x.xlsx").sheet == "People"
    table = read_table(content, "x.xlsx", "More")
    assert table.headers == ("Other", "Sheet")
    assert table.sheets == ("Notes", "People", "More")
    assert "More" in refusal(content, "Less")


def test_rows_pasted_from_a_spreadsheet_are_a_table():
    table = read_pasted('Name\tMail\nBo\tbo@example.org\nAda\t"a\nb"\n')
    assert table.rows == (("Bo", "bo@example.org"), ("Ada", "a\nb"))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"Name,Mail\n", "nobody below"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "older Excel"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(256)) * 20, "not a text"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (workbook([["Name", "Mail"]]), "nobody below"),
        (workbook([]), "empty"),
    ],
)
def test_what_is_no_sheet_of_people_is_refused_by_name(content, word):
    assert word in refusal(content)


def test_too_many_bytes_rows_or_columns_are_refused():
    assert "larger than 25 MB" in refusal(b"a" * (MOST_BYTES + 1))
    assert str(MOST_ROWS) in refusal(b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1))
    assert str(MOST_COLUMNS) in refusal(b"," * MOST_COLUMNS + b"x\n1,2\n")
    assert str(MOST_COLUMNS) in refusal(workbook([["a"] * (MOST_COLUMNS + 5), ["b"] * (MOST_COLUMNS + 5)]))


def test_a_zip_bomb_is_refused_by_its_directory_before_it_is_unpacked():
    out = io.BytesIO()
    blanks = b" " * 1_000_000
    with (
        zipfile.ZipFile(io.BytesIO(workbook(PEOPLE))) as small,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for entry in small.namelist():
            with file.open(entry, "w") as part:
                part.write(small.read(entry))
                for _ in range(201 if entry == SHEET else 0):
                    part.write(blanks)
    assert "unpacks to more" in refusal(out.getvalue())


def test_a_workbook_that_declares_its_own_entities_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    assert "damaged" in refusal(rewritten(workbook(PEOPLE), SHEET, lambda _: bomb))


def test_a_workbook_that_asks_for_a_file_of_the_machine_is_refused(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be told")
    asking = f'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "{secret.as_uri()}">]><worksheet>'.encode()
    told = refusal(rewritten(workbook(PEOPLE), SHEET, lambda xml: asking + xml.replace(b">Bo<", b">&a;<")))
    assert "damaged" in told
    assert "not to be told" not in told


def test_a_link_to_another_workbook_stays_text():
    content = workbook([["Name", "Mail"], ["='[/etc/passwd]Sheet1'!A1", '=WEBSERVICE("http://example.org")']])
    assert read_table(content, "x.xlsx").rows == (("='[/etc/passwd]Sheet1'!A1", '=WEBSERVICE("http://example.org")'),)


def test_a_zip_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("holiday.txt", "sun")
    assert "not a spreadsheet" in refusal(out.getvalue())


def read_or_refuse(content: bytes) -> None:
    try:
        table = read_table(content, "x")
    except InvalidInput as refused:
        assert refused.faults and str(refused.faults[0])
    else:
        assert table.rows
        assert len(set(table.headers)) == len(table.headers) and all(table.headers)
        assert {len(row) for row in table.rows} == {len(table.headers)}


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda drawn: drawn.encode("utf-8", "replace"))))
def test_any_bytes_are_a_table_or_a_clear_refusal(content):
    read_or_refuse(content)


WHOLE = workbook(PEOPLE)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=6), st.booleans())
def test_a_damaged_workbook_is_a_table_or_a_clear_refusal(at, damage, cut):
    read_or_refuse(WHOLE[:at] if cut else WHOLE[:at] + damage + WHOLE[at + len(damage) :])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_sheet_whose_xml_is_odd_is_a_table_or_a_clear_refusal(data):
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as file:
        xml = file.read(SHEET)
    at = data.draw(st.integers(0, len(xml) - 1))
    pieces = [b'"', b"<", b"9" * 30, b"-1", b"", b"t='s'", b"A1", b"&#0;", b"nan", b"e308"]
    piece = data.draw(st.sampled_from(pieces))
    read_or_refuse(rewritten(WHOLE, SHEET, lambda _: xml[:at] + piece + xml[at + 2 :]))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(
                    codec="utf-8",
                    exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf"],
                    exclude_characters="'\ufffe\uffff",
                ),
                min_size=1,
                max_size=12,
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_csv_and_workbook_give_the_same_texts(rows):
    lines = [["One", "Two", "Three"], *rows]
    plain = [[f"x{cell}" for cell in row] for row in rows]
    lines = [lines[0], *plain]
    assert read_table(comma_separated(lines), "x.csv").rows == tuple(map(tuple, plain))
    assert read_table(workbook(lines), "x.xlsx").rows == tuple(map(tuple, plain))
