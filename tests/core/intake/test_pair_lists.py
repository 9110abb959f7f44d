"""Lists of pairs: columns are recognised, near names are suggested and never taken, and faults come all at once."""

from datetime import date

import pytest

from core.intake.pair_checks import Outcome, PairsThere, State, broken_must_haves, check_pairs, wishes_of
from core.intake.pair_columns import (
    END,
    MORE,
    ONE,
    OTHER,
    REASON,
    SAYS,
    START,
    Says,
    meeting_columns,
    pair_column_faults,
    says_of,
    suggest_pair_columns,
    usual_says,
)
from core.intake.pair_lists import PairPerson, read_pairs
from core.intake.spreadsheet import read_pasted, read_table
from core.matching import Criterion, Measure, Person, Rules
from core.program.questions import Side

TODAY = date(2026, 11, 23)
PEOPLE = (
    PairPerson(1, Side.MENTEE, "Bo Moe", "bo@example.org", 1, 1, "bo@example.org"),
    PairPerson(2, Side.MENTEE, "Di Ray", "di@example.org", 1, 1, "di@example.org"),
    PairPerson(3, Side.MENTEE, "Eve Lund", "eve@example.org", 1, 1, "eve@example.org"),
    PairPerson(11, Side.MENTOR, "Ada Loy", "ada@example.org", 2, 2, "ada@example.org"),
    PairPerson(12, Side.MENTOR, "Cy Dahl", "cy@example.org", 1, 1, "cy@example.org"),
    PairPerson(13, Side.MENTOR, "Eve Lund", "eve@example.org", 1, 1, "eve@example.org"),
)
KNOWN = {each.id: (each.name, each.email) for each in PEOPLE}
THERE = PairsThere(PEOPLE, {}, {})
ALL = {Says.WISHED: Outcome.LOCK, Says.KNOWN: Outcome.BAR, Says.APART: Outcome.BAR, Says.TOGETHER: Outcome.PAIRING}


def fields(pasted):
    return dict(suggest_pair_columns(read_pasted(pasted), KNOWN).fields)


def read(pasted, chosen=None, usual=None, start=None):
    table = read_pasted(pasted)
    mapping = suggest_pair_columns(table, KNOWN)
    return read_pairs(table, mapping, PEOPLE, usual or usual_says(table, mapping), chosen or {}, TODAY, start)


def outcome(pasted, there=THERE, **more):
    return check_pairs(wishes_of(read(pasted, **more), ALL, "a list"), there, TODAY)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Mentee\tMentor\tReason\nBo Moe\tAda Loy\tsame team\n", {"Mentee": ONE, "Mentor": OTHER, "Reason": REASON}),
        (
            "Mentor e-mail\tMentee e-mail\tStart date\tEnd date\nada@example.org\tbo@example.org\t2026-01-05\t\n",
            {"Mentor e-mail": ONE, "Mentee e-mail": OTHER, "Start date": START},
        ),
        (
            "Mentee first name\tMentee last name\tMentor\tType\nBo\tMoe\tAda Loy\tDo not match\n",
            {"Mentee first name": ONE, "Mentee last name": ONE, "Mentor": OTHER, "Type": SAYS},
        ),
        (
            "Name\t1st choice\t2nd choice\nBo Moe\tAda Loy\tCy Dahl\nDi Ray\tCy Dahl\t\n",
            {"Name": ONE, "1st choice": OTHER, "2nd choice": MORE},
        ),
        ("Person A\tPerson B\nAda Loy\tBo Moe\n", {"Person A": ONE, "Person B": OTHER}),
        (
            "Mentee\tMentor\tFrom\tTo\nBo Moe\tAda Loy\t5.1.2026\t6.6.2026\n",
            {"Mentee": ONE, "Mentor": OTHER, "From": START, "To": END},
        ),
    ],
)
def test_columns_are_recognised(pasted, expected):
    assert fields(pasted) == expected


def test_columns_of_meetings_are_named_as_left_out():
    table = read_pasted("Mentee\tMentor\tMeetings held\tLast meeting\nBo Moe\tAda Loy\t4\t2026-03-01\n")
    mapping = suggest_pair_columns(table, KNOWN)
    assert meeting_columns(table, mapping) == ("Meetings held", "Last meeting")
    assert not pair_column_faults(mapping)


def test_a_list_without_two_people_says_what_is_missing():
    mapping = suggest_pair_columns(read_pasted("Colour\tSize\nred\t4\n"), KNOWN)
    assert [fault.where for fault in pair_column_faults(mapping)] == ["The first person", "The second person"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Do not match", Says.APART),
        ("conflict", Says.APART),
        ("Wished", Says.WISHED),
        ("friends", Says.KNOWN),
        ("Active", Says.TOGETHER),
        ("don't pair, they know each other", Says.APART),
        ("blue", None),
    ],
)
def test_words_tell_what_is_said_of_two_people(words, expected):
    assert says_of(words) is expected


def test_a_file_name_tells_what_its_list_says():
    table = read_table(b"Mentee,Mentor\nBo Moe,Ada Loy\n", "must_not_meet.csv")
    assert usual_says(table, suggest_pair_columns(table, KNOWN)) is Says.APART


def test_whole_names_and_addresses_are_taken_whichever_way_round_they_stand():
    lines = read("Person A\tPerson B\nLoy, Ada\tbo@example.org\nDi Ray\tCy Dahl\n", usual=Says.APART)
    assert [line.pair for line in lines] == [(1, 11), (2, 12)]


def test_a_near_name_is_suggested_and_never_taken():
    pasted = "Mentee\tMentor\nBo Moe\tCy Dahle\nDi Rai\tGus Gone\n"
    near, unknown = read(pasted, usual=Says.APART)
    assert (near.pair, near.other.sure, near.other.maybe) == (None, None, (12,))
    assert str(near.faults[0]) == (
        "row 2, Mentor: “Cy Dahle” is nobody's whole name or address here. Choose who is meant."
    )
    assert [fault.column for fault in unknown.faults] == ["Mentee", "Mentor"]
    chosen, _ = read(pasted, {"Cy Dahle": 12}, Says.APART)
    assert chosen.pair == (1, 12)


def test_a_choice_counts_only_on_its_side():
    (line,) = read("Mentee\tMentor\nBo Moe\tAda Lay\n", {"Ada Lay": 2}, Says.APART)
    assert line.pair is None


def test_a_name_beside_somebody_elses_address_is_asked_about():
    (line,) = read("Mentee\tMentor name\tMentor e-mail\nBo Moe\tAda Loy\tcy@example.org\n", usual=Says.APART)
    assert (line.pair, line.other.maybe) == (None, (12, 11))


def test_several_names_in_one_cell_are_as_many_pairs():
    lines = read("Mentee\tWants to be paired with\nBo Moe\tAda Loy; Cy Dahl\n")
    assert [(line.pair, line.says) for line in lines] == [((1, 11), Says.WISHED), ((1, 12), Says.WISHED)]


def test_one_person_on_both_sides_is_no_pair():
    (line,) = read("Mentee\tMentor\nEve Lund\tEve Lund\n", usual=Says.WISHED)
    assert [fault.what.message for fault in line.faults] == ["is the same person as the first"]


def test_existing_pairs_need_a_first_day_that_can_be_given_for_all():
    pasted = (
        "Mentee\tMentor\tStart\tEnd\n"
        "Bo Moe\tAda Loy\t2026-01-05\t\nDi Ray\tCy Dahl\t\t\nDi Ray\tAda Loy\t2026-05-05\t2026-02-02\n"
        "Eve Lund\tCy Dahl\t2027-01-01\t\nEve Lund\tAda Loy\tspring 26\t\n"
    )
    assert [[fault.what.message for fault in line.faults] for line in read(pasted, usual=Says.TOGETHER)] == [
        [], ["is empty"], ["is before they began"], ["is still to come"], ["is not a day we can read"],
    ]  # fmt: skip
    assert read(pasted, usual=Says.TOGETHER, start=date(2026, 2, 1))[1].start == date(2026, 2, 1)


def test_a_word_that_tells_nothing_is_a_fault():
    lines = read("Mentee\tMentor\tType\nBo Moe\tAda Loy\tbarred\nDi Ray\tCy Dahl\tavoid\nDi Ray\tAda Loy\tblue\n")
    assert [line.says for line in lines] == [Says.APART, Says.APART, None]
    assert str(lines[2].faults[0]).startswith("row 4, Type: “blue” is nothing we know.")


def test_nobody_is_locked_to_more_people_than_she_has_places():
    found = outcome("Mentee\tWished mentor\nBo Moe\tCy Dahl\nDi Ray\tCy Dahl\nDi Ray\tAda Loy\n")
    assert [each.state for each in found] == [State.NEW, State.OUT, State.NEW]
    assert str(found[1].why) == "Cy Dahl has no place left."


def test_rows_that_contradict_or_repeat_each_other_are_told():
    pasted = "Mentee\tMentor\tType\nBo Moe\tAda Loy\tbar\nBo Moe\tAda Loy\twished\nBo Moe\tAda Loy\tapart\n"
    assert [each.state for each in outcome(pasted)] == [State.NEW, State.OUT, State.SAME]


def test_what_is_so_already_stays():
    there = PairsThere(
        PEOPLE, {(1, 11): ("bar", "a list"), (2, 12): ("lock", "before")}, {(3, 12): ((date(2026, 1, 5), None),)}
    )
    pasted = (
        "Mentee\tMentor\tType\tStart\nBo Moe\tAda Loy\tbar\t\nDi Ray\tCy Dahl\tbar\t\n"
        "Eve Lund\tCy Dahl\tcurrent\t2026-02-02\n"
    )
    assert [each.state for each in outcome(pasted, there)] == [State.SAME, State.CHANGED, State.SAME]


def test_nobody_is_locked_who_asked_not_to_be():
    there = PairsThere(PEOPLE, {}, {}, {(1, 11): "One of the two asked not to be matched with the other."})
    (found,) = outcome("Mentee\tWished mentor\nBo Moe\tAda Loy\n", there)
    assert found.state is State.OUT


def test_a_planned_end_is_left_open():
    (found,) = outcome("Mentee\tMentor\tStart\tEnd\nBo Moe\tAda Loy\t2026-01-05\t2027-01-05\n")
    assert (found.state, found.wish.end) == (State.NEW, None)


def test_must_haves_that_a_pair_breaks_are_named():
    rules = Rules((Criterion("lang", "Languages", Measure.LANGUAGE, "spoken", "spoken", must_have=1.0),))
    mentees = (Person(1, "Bo", {"spoken": ["English"]}), Person(2, "Di", {"spoken": ["German"]}))
    mentors = (Person(11, "Ada", {"spoken": ["English"]}),)
    found = broken_must_haves([(1, 11), (2, 11)], (mentees, mentors, ()), rules, TODAY)
    assert {pair: [str(why) for why in reasons] for pair, reasons in found.items()} == {
        (2, 11): ["Must-have not met: Languages"]
    }
