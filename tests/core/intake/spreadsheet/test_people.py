"""Every value is recovered or asked about, with its cell; none is guessed."""

import pytest

from core.errors import InvalidInput
from core.intake.spreadsheet import ColumnMapping, marked_workbook, read_people, read_table
from core.intake.spreadsheet.dates import read_date
from core.program.questions import Condition, Form, Kind, Question, Side
from tests.core.intake.spreadsheet.sheets import comma_separated


def read(kind: Kind, *cells: str, side=Side.MENTEE, day_first=None, header="Q", **details):
    """What each cell becomes: its answer, or the fault's sentence, or None."""
    form = Form(side, (Question("q", kind, header, **details),))
    lines = [["Name", "Mail", header], *(["Bo", f"p{at}@example.org", cell] for at, cell in enumerate(cells))]
    mapping = ColumnMapping({"Name": "name", "Mail": "email", header: "question:q"}, day_first or {})
    rows = read_people(read_table(comma_separated(lines), "x.csv"), mapping, form).rows
    return [str(row.faults[0].what) if row.faults else row.answers.get("q") for row in rows]


def people(*rows, headers=("Name", "Mail", "Zone", "Places"), side=Side.MENTOR, questions=()):
    targets = dict(
        zip(
            ("Name", "Mail", "Zone", "Places", "First", "Last"),
            ("name", "email", "time_zone", "places", "first_name", "last_name"),
            strict=True,
        )
    )
    table = read_table(comma_separated([headers, *rows]), "x.csv")
    return read_people(table, ColumnMapping({header: targets[header] for header in headers}), Form(side, questions))


def test_words_for_yes_and_no():
    assert read(Kind.YES_NO, "Yes", "x", "TRUE", "no", "0", "maybe") == [
        True,
        True,
        True,
        False,
        False,
        "is “maybe”, neither yes nor no",
    ]


def test_an_option_is_found_whatever_its_case_and_a_near_one_is_suggested():
    options = ("Finance", "Public speaking")
    assert read(Kind.CHOICE, "finance ", "PUBLIC  speaking", "n/a", options=options) == [
        "Finance",
        "Public speaking",
        None,
    ]
    form = Form(Side.MENTEE, (Question("q", Kind.CHOICE, "Q", options=options),))
    table = read_table(comma_separated([["Name", "Mail", "Q"], ["Bo", "bo@example.org", "Finnance"]]), "x.csv")
    reading = read_people(table, ColumnMapping({"Name": "name", "Mail": "email", "Q": "question:q"}), form)
    fault = reading.faults[0]
    assert (fault.where, fault.row, fault.column, fault.suggestion) == ("row 2, Q", 2, "Q", "Finance")
    assert "Did you mean “Finance”?" in str(fault)


def test_a_placeholder_that_is_an_option_is_an_answer():
    assert read(Kind.CHOICE, "N/A", "-", options=("N/A", "Law")) == ["N/A", None]


@pytest.mark.parametrize(
    "cell",
    [
        "Law, Art, and craft",
        "Law;Art, and craft;",
        "law\nart, and craft",
        "['Law', 'Art, and craft']",
        "Law, Art, and craft, Law",
    ],
)
def test_lists_are_parted_with_their_options_in_mind(cell):
    assert read(Kind.CHOICES, cell, options=("Law", "Art, and craft")) == [["Law", "Art, and craft"]]


def test_of_a_list_the_unknown_part_alone_is_asked_about():
    assert read(Kind.CHOICES, "Law; cooking, baking", options=("Law", "Art")) == [
        "“cooking, baking” is not one of the options"
    ]
    assert read(Kind.CHOICES, "Law, Art", options=("Law", "Art"), most=1) == [
        "has 2 options where at most 1 may be chosen"
    ]


def test_a_ranking_keeps_its_order():
    assert read(Kind.RANKING, "C > B", "C; A", options=("A", "B", "C"))[1] == ["C", "A"]


def test_skills_have_levels_where_they_are_told():
    options = ("Python", "SQL", "C (2)")
    assert read(Kind.SKILLS, "Python (3), SQL: 1", "SQL - basic; Python", "C (2)", "Python (7)", options=options) == [
        {"Python": 3, "SQL": 1},
        {"Python": 2, "SQL": 1},
        {"C (2)": 2},
        "“Python (7)” has a level that is not 1, 2 or 3",
    ]


def test_languages_are_parted_by_and_too():
    options = ("English", "French", "Serbian and Croatian")
    assert read(Kind.LANGUAGES, "english and French", "French/English", "Serbian and Croatian", "English (fluent)", options=options) == [
        ["English", "French"], ["English", "French"], ["Serbian and Croatian"], ["English"],
    ]  # fmt: skip


def test_a_number_is_read_and_a_range_is_asked_about():
    assert read(Kind.NUMBER, "3", "two", "2,5", "1.234,5") == [3, 2, 2.5, 1234.5]
    assert read(Kind.NUMBER, "5 years", header="Years of work") == [5]
    for cell in ("4-6", "15+", "3 or 4"):
        assert "is a range" in read(Kind.NUMBER, cell)[0]
    assert "could be 1500 or 1.5" in read(Kind.NUMBER, "1,500")[0]
    assert read(Kind.NUMBER, "1,500", "2.5")[0] == 1500
    assert "perhaps made by the spreadsheet" in read(Kind.NUMBER, "2026-04-06")[0]
    assert read(Kind.NUMBER, "18 months", "8.11E+09", "lots") == ["is not a number"] * 3


def test_a_scale_takes_labels_and_nothing_outside():
    assert read(Kind.SCALE, "4", "5 - Very", "not at all", low_label="Not at all") == [4, 5, 1]
    assert read(Kind.SCALE, "6", "2.5") == ["is 6, outside the scale", "is 2.5, outside the scale"]


def test_days_are_decided_by_the_whole_column():
    assert read(Kind.DATE, "3/4/2026", "25/4/2026") == ["2026-04-03", "2026-04-25"]
    assert read(Kind.DATE, "3/4/2026", "4/25/2026") == ["2026-03-04", "2026-04-25"]
    assert read(Kind.DATE, "2026-04-03 10:00", "3 April 2026", "April 3rd, 2026", "3.4.2026") == ["2026-04-03"] * 4
    assert read(Kind.DATE, "31/2/2026", "soon") == ["is not a day of the calendar", "is not a day we can read"]


@pytest.mark.parametrize(
    "cells",
    [
        ("3. März 1990", "3. Mrz 1990", "Dienstag, 3. März 1990", "3.März.1990"),
        ("3 mars 1990", "le 3 mars 1990"),
        ("3 de marzo de 1990", "3 marzo 1990", "3 març del 1990", "3 de março de 1990"),
        ("Saturday, March 3, 1990", "Mar 3rd, 1990", "3rd of March, 1990", "03MAR1990", "Mar 3 1990 5:00 PM"),
        ("3 maart 1990", "3. března 1990", "3 marca 1990 r.", "3 марта 1990"),
        ("1990. március 3.", "1990 m. kovo 3 d.", "1990-Mar-03", "1990年3月3日", "٣ مارس ١٩٩٠"),
    ],
)
def test_months_are_read_by_their_names_in_many_languages(cells):
    assert read(Kind.DATE, *cells) == ["1990-03-03"] * len(cells)


def test_a_month_that_is_another_elsewhere_is_decided_by_the_whole_column_or_asked():
    assert read(Kind.DATE, "3 listopada 2020") == ["could be 2020-10-03 or 2020-11-03"]
    assert read(Kind.DATE, "3 listopada 2020", "1 czerwca 2020") == ["2020-11-03", "2020-06-01"]  # Polish
    assert read(Kind.DATE, "3 listopada 2020", "1 rujna 2020") == ["2020-10-03", "2020-09-01"]  # Croatian
    assert read(Kind.DATE, "31. Juni 2020", "12 apples 2024") == [
        "is not a day of the calendar", "is not a day we can read"
    ]  # fmt: skip


def test_a_year_of_two_digits_is_asked_with_the_likelier_century():
    sheet = [read_date(cell, True) for cell in ("03-Mar-24", "3 mars 90", "3/4/71")]
    assert [str(each.what) for each in sheet] == ["has a year of two digits"] * 3
    assert [each.suggestion for each in sheet] == ["2024-03-03", "1990-03-03", "1971-04-03"]


def test_a_day_that_could_be_two_is_asked_and_the_answer_is_heeded():
    assert read(Kind.DATE, "3/4/2026", "4/4/2026") == ["could be 2026-04-03 or 2026-03-04", "2026-04-04"]
    assert read(Kind.DATE, "3/4/2026", day_first={"Q": True}) == ["2026-04-03"]
    assert read(Kind.DATE, "3/4/2026", day_first={"Q": False}) == ["2026-03-04"]
    assert "could be" in read(Kind.DATE, "3/4/2026", "25/4/2026", "4/25/2026")[0]


def test_times_are_read_in_words():
    assert read(
        Kind.AVAILABILITY, "Mon/Wed evenings", "Mon morning, Tue evening", "tue-thu noon", "weekends", "mornings on Fri; pm Sat", "mon morning"
    ) == [
        ["mon evening", "wed evening"],
        ["mon morning", "tue evening"],
        ["tue midday", "wed midday", "thu midday"],
        [f"{day} {part}" for day in ("sat", "sun") for part in ("morning", "midday", "afternoon", "evening")],
        ["fri morning", "sat afternoon"],
        ["mon morning"],
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["not Mondays", "when the moon is full"])
def test_times_that_are_not_understood_are_asked_about(cell):
    assert "is not a time we can read" in read(Kind.AVAILABILITY, cell)[0]


def test_a_text_too_long_for_its_question_is_a_fault():
    assert read(Kind.SHORT_TEXT, "x" * 201) == ["is longer than 200 letters"]


def test_name_and_address_are_needed_and_told_with_their_row():
    reading = people(["", "not an address", "", ""], ["Bo", "", "", ""])
    assert [fault.where for fault in reading.faults] == ["row 2, Name", "row 2, Mail", "row 3, Mail"]
    assert reading.good == () and len(reading.faulty) == 2


def test_names_and_addresses_are_recovered():
    reading = people(
        ["Lovelace, Ada", "Ada <ADA@Example.org>", "Berlin", "2 mentees"],
        ["Berg,  Bo", "mailto:bo@example.org", "UTC+2", "0"],
    )
    assert [(row.name, row.email, row.time_zone, row.places) for row in reading.rows] == [
        ("Ada Lovelace", "ada@example.org", "Europe/Berlin", 2),
        ("Bo Berg", "bo@example.org", "Etc/GMT-2", 0),
    ]  # fmt: skip
    assert people(["Bo", "Berg", "bo@example.org"], headers=("First", "Last", "Mail")).rows[0].name == "Bo Berg"


def test_a_title_after_the_name_does_not_turn_it():
    assert people(["Ada Lovelace, PhD", "a@example.org"], headers=("Name", "Mail")).rows[0].name == "Ada Lovelace, PhD"


def test_places_and_zones_that_are_unclear_are_asked_about():
    faults = people(["Bo", "bo@example.org", "EST", "as many as you need"]).faults
    assert [fault.where for fault in faults] == ["row 2, Zone", "row 2, Places"]
    near = people(["Bo", "bo@example.org", "Europe/Berln", "1"]).faults[0]
    assert near.suggestion == "Europe/Berlin"


def test_what_a_sheet_does_not_say_is_missing_and_not_zero():
    row = people(["Bo", "bo@example.org"], headers=("Name", "Mail")).rows[0]
    assert (row.places, row.time_zone, dict(row.answers)) == (None, "", {})


def test_an_address_twice_is_named_in_both_rows():
    reading = people(
        ["Bo", "x@example.org", "", "1"], ["Di", "X@example.org", "", "1"], ["Ed", "ed@example.org", "", "1"]
    )
    assert [str(fault.what) for fault in reading.faults] == [
        "is the same address as in row 3",
        "is the same address as in row 2",
    ]
    assert [row.name for row in reading.good] == ["Ed"]


def test_of_the_same_row_twice_the_first_is_kept():
    reading = people(["Bo", "x@example.org", "", "1"], ["Bo", "x@example.org", "", "1"])
    assert [row.number for row in reading.good] == [2]
    assert [row.number for row in reading.faulty] == [3]


def test_a_required_answer_that_is_missing_is_a_warning_and_no_fault():
    question = Question("q", Kind.SHORT_TEXT, "Goal", required=True)
    reading = people(["Bo", "bo@example.org"], headers=("Name", "Mail"), questions=(question,))
    assert reading.good and [warning.where for warning in reading.warnings] == ["row 2, Goal"]


def test_several_columns_may_feed_one_list():
    form = Form(Side.MENTEE, (Question("q", Kind.CHOICES, "Q", options=("A", "B", "C")),))
    table = read_table(
        comma_separated([["Name", "Mail", "1st", "2nd"], ["Bo", "bo@example.org", "C", "A; B"]]), "x.csv"
    )
    fed = ColumnMapping({"Name": "name", "Mail": "email", "1st": "question:q", "2nd": "question:q"})
    assert read_people(table, fed, form).rows[0].answers == {"q": ["A", "B", "C"]}


def test_without_a_column_for_the_address_nobody_is_read():
    with pytest.raises(InvalidInput, match="not settled"):
        people(["Bo"], ["Di"], headers=("Name",))


def test_the_marked_sheet_has_everyone_where_they_were_and_says_what_to_mend():
    lines = [["Mentors"], [], ["Name", "", "Mail"], [], ["=Bo", "", "nobody"], ["Di", "", "di@example.org"]]
    table = read_table(comma_separated(lines), "x.csv")
    mapping = ColumnMapping({"Name": "name", "Mail": "email"})
    reading = read_people(table, mapping, Form(Side.MENTEE, ()))
    again = read_table(marked_workbook(table, reading.faults), "x.xlsx")
    assert (again.numbers, again.columns[:2], again.header_number) == (table.numbers, (1, 3), 3)
    assert again.rows[0][:2] == ("=Bo", "nobody") and "not an e-mail address" in again.rows[0][2]
    assert again.rows[1] == ("Di", "di@example.org", "")


TRAVEL = Question("travel", Kind.YES_NO, "Do you travel?")
WHERE = Question("where", Kind.SHORT_TEXT, "Where?", required=True, condition=Condition("travel", ("yes",)))


def of_travellers(*rows, headers=("Name", "Mail", "Travel", "Where")):
    targets = {"Name": "name", "Mail": "email", "Travel": "question:travel", "Where": "question:where"}
    table = read_table(comma_separated([headers, *rows]), "x.csv")
    mapping = ColumnMapping({header: targets[header] for header in headers})
    return read_people(table, mapping, Form(Side.MENTEE, (TRAVEL, WHERE)))


def test_an_answer_to_a_question_that_is_not_asked_is_left_out_and_told():
    reading = of_travellers(["Bo", "bo@example.org", "no", "Oslo"], ["Di", "di@example.org", "yes", "Rome"])
    assert [row.answers for row in reading.good] == [{"travel": False}, {"travel": True, "where": "Rome"}]
    assert [(told.where, told.row) for told in reading.warnings] == [("row 2, Where", 2)]


def test_nobody_misses_an_answer_to_a_question_that_is_not_asked():
    reading = of_travellers(["Bo", "bo@example.org", "no", ""], ["Di", "di@example.org", "yes", ""])
    assert [told.row for told in reading.warnings] == [3]


def test_without_a_column_for_what_it_hangs_on_an_answer_stays_for_what_is_known_already():
    reading = of_travellers(["Bo", "bo@example.org", "Oslo"], headers=("Name", "Mail", "Where"))
    assert reading.good[0].answers == {"where": "Oslo"}
    assert "no column answers that one" in str(reading.warnings[0].what)
