"""Cells merged downwards count for every row they cover; merged headers and damaged files are as before."""

from io import BytesIO

from openpyxl import Workbook

from core.intake.spreadsheet import find_shape, propose_form, read_people, read_table, shaped, suggest_mapping
from core.program.questions import Side


def workbook(rows, *merged):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_what_was_merged_downwards_is_said_of_each_person():
    people = [["Ann", "ann@example.org", "Sales"], ["Ben", "ben@example.org"], ["Cy", "cy@example.org", "Law"]]
    table = read_table(workbook([["Name", "E-mail", "Department"], *people], "C2:C3"), "people.xlsx")
    assert table.cells("Department") == ("Sales", "Sales", "Law")


def test_headers_that_were_merged_stay_headers():
    header = [["Name", "Reach", None], [None, "E-mail", "Phone"], ["Ann", "ann@example.org", "1"]]
    plain, merged = workbook(header), workbook(header, "A1:A2", "B1:C1")
    assert read_table(merged, "a.xlsx").headers == read_table(plain, "a.xlsx").headers


def test_rows_of_one_address_with_two_names_are_two_people_to_ask_about():
    text = "Name,E-mail,Skills\nAnn Ray,ann@example.org,Python\nBen Ray,ANN@example.org,Law\nCy,cy@example.org,Law\n"
    table = read_table(text.encode(), "people.csv")
    table = shaped(table, find_shape(table), Side.MENTEE)
    form = propose_form(table, Side.MENTEE)
    reading = read_people(table, suggest_mapping(table, form), form)
    assert [row.name for row in reading.rows] == ["Ann Ray", "Ben Ray", "Cy"]
    assert [bool(row.faults) for row in reading.rows][1:] == [True, False]
