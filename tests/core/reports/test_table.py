"""What is downloaded reads back as it was, and runs nothing."""

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from core.intake.spreadsheet import read_table
from core.reports.table import bare, disarm, write_table

RISKY = "=+-@\t\r"


@given(st.text())
def test_a_disarmed_cell_never_begins_like_a_formula_and_comes_back(value):
    assert disarm(value)[:1] not in set(RISKY)
    if not value.startswith("'"):
        assert bare(disarm(value)) == value


def test_a_formula_goes_out_as_text_in_both_formats():
    for table_format in ("csv", "xlsx"):
        content = write_table(["Name", "=cmd"], [["=HYPERLINK(1)", "@x"], ["Bo", "-1"]], table_format)
        table = read_table(content, f"x.{table_format}")
        assert table.headers == ("Name", "=cmd")
        assert table.rows == (("=HYPERLINK(1)", "@x"), ("Bo", "-1"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[2]] == ["'=HYPERLINK(1)", "'@x"]
    assert {cell.data_type for row in sheet for cell in row} == {"s"}


def test_numbers_stay_numbers_and_nothing_stays_nothing():
    sheet = openpyxl.load_workbook(
        io.BytesIO(write_table(["a", "b", "c", "d"], [[-2, 0.5, None, True]], "xlsx"))
    ).active
    assert [cell.value for cell in sheet[2]] == [-2, 0.5, None, "yes"]
    assert write_table(["a", "b", "c"], [[-2, 0.5, None]]) == "\ufeffa,b,c\r\n-2,0.5,\r\n".encode()


def test_signs_that_no_file_can_hold_are_dropped_and_accents_stay():
    content = write_table(["Name"], [["Zo\u00eb\x00\x0b \ud800 x"]], "xlsx")
    assert read_table(content, "x.xlsx").rows == (("Zo\u00eb x".replace(" x", "  x"),),)
