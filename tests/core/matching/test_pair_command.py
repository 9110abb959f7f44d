"""``pair``: spreadsheets and rules in, pairs with points and reasons out, in whatever order rows come."""

import csv
import io
import json
from datetime import date

import numpy as np
import pytest

from core.errors import InvalidInput
from core.matching.__main__ import main
from core.matching.command.again import Again
from core.matching.command.pairing import Paired, pair
from core.matching.command.verify import verify
from core.matching.size import serving

ON = date(2026, 9, 1)
MENTEES = """Name,Email,I want to learn,Languages,Free,Wish
Ada Aalto,ada@example.org,budgets (3); coaching (1),English; Finnish,mon morning,
Ben Bakari,ben@example.org,coaching (2),English,wed evening,Jo Jansen
Cy Castro,cy@example.org,data (2); budgets (1),Spanish,fri morning,Ida Iwu; Jo Jansen
"""
MENTORS = """Name,Email,I can help with,Languages,Free,Number of mentees
Ida Iwu,ida@example.org,budgets (3); data (2),English; Spanish,mon morning; fri morning,2
Jo Jansen,jo@example.org,coaching (3),English; Finnish,wed evening; mon morning,1
"""
RULES = """
objective = "most-people"
[[criteria]]
name = "Skills"
measure = "coverage"
mentees = "I want to learn"
mentors = "I can help with"
weight = 6
[[criteria]]
name = "Language"
measure = "language"
column = "Languages"
weight = 0
must_have = 1.0
[[criteria]]
name = "Time"
measure = "availability"
column = "Free"
weight = 3
minutes = 60
"""


def paired(mentees: str = MENTEES, mentors: str = MENTORS, rules: str = RULES) -> Paired:
    files = {"mentees": mentees, "mentors": mentors, "rules": rules}
    return pair({name: (f"{name}.csv", content.encode()) for name, content in files.items()}, ON)


def rows(given: Paired) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(given.table.decode("utf-8-sig"))))


def told(**files: str) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        paired(**files)
    return [str(fault) for fault in refused.value.faults]


def test_pairs_come_with_points_by_criterion_and_reasons() -> None:
    found = rows(paired())
    assert [(row["Mentee"], row["Mentor"], row["Points"]) for row in found] == [
        ("Ada Aalto", "Ida Iwu", "83.3"), ("Ben Bakari", "Jo Jansen", "100.0"), ("Cy Castro", "Ida Iwu", "100.0"),
    ]  # fmt: skip
    assert (found[0]["Skills"], found[0]["Time"], found[0]["Language"]) == ("50.0", "33.3", "0.0")
    assert "Offers 1 of the 2 skills wanted: budgets; not: coaching" in found[0]["Reasons"]
    assert found[1]["Mentee’s e-mail"] == "ben@example.org" and found[1]["Mentor’s e-mail"] == "jo@example.org"


def test_rows_in_any_order_give_the_same_file() -> None:
    def turned(sheet: str) -> str:
        header, *people = sheet.splitlines()
        return "\n".join([header, *reversed(people)])

    assert paired(turned(MENTEES), turned(MENTORS)) == paired()


def test_the_proof_holds_with_the_points_of_every_criterion() -> None:
    given = paired()
    assert given.result is not None and given.proof is not None
    assert verify(given.result, given.proof) == ([], 0)
    other = json.loads(given.result)
    other["partners"][0], other["partners"][1] = other["partners"][1], other["partners"][0]
    assert verify(json.dumps(other).encode(), given.proof)[0]


def test_pairs_may_be_barred_and_locked_by_address() -> None:
    barred = '[[barred]]\nmentee = "ben@example.org"\nmentor = "JO@example.org"\nbecause = "her manager"\n'
    assert [row["Mentor"] for row in rows(paired(rules=RULES + barred))] == ["Jo Jansen", "Ida Iwu", "Ida Iwu"]
    locked = paired(rules=RULES + '[[locked]]\nmentee = "ada@example.org"\nmentor = "jo@example.org"\n')
    assert rows(locked)[0]["Mentor"] == "Jo Jansen" and rows(locked)[0]["Mark"] == "locked"
    assert locked.proof is None


def test_nobody_is_paired_within_a_line_of_management() -> None:
    bosses = ("Boss", "", "IDA IWU", ""), ("Boss", "jo@example.org", "Mo Mayer")
    mentees, mentors = (
        "\n".join(f"{row},{boss}" for row, boss in zip(sheet.splitlines(), names, strict=True))
        for sheet, names in zip((MENTEES, MENTORS), bosses, strict=True)
    )
    given = paired(mentees, mentors, 'manager = "Boss"\n' + RULES)
    assert [row["Mentor"] for row in rows(given)] == ["Ida Iwu", "Ida Iwu", ""]
    assert rows(given)[2]["Mentee"] == "Ben Bakari" and "2 of 2 are barred" in rows(given)[2]["Reasons"]
    assert [str(each) for each in given.told] == [
        "1 manager is not among these people: Mo Mayer. Who is above her is not known."
    ]
    assert told(rules='manager = "Chief"\n') == [
        "rules.csv, manager names no column; there are Name, Email, I want to learn, Languages, Free, Wish, "
        "I can help with, Number of mentees"
    ]


def test_a_second_run_keeps_as_many_earlier_pairs_as_is_asked() -> None:
    files = {"mentees": MENTEES, "mentors": MENTORS, "rules": RULES}
    given = {name: (f"{name}.csv", content.encode()) for name, content in files.items()}
    before = "Mentee’s e-mail,Mentor’s e-mail\nADA@example.org,jo@example.org\nben@example.org,gone@example.org\n"
    free, kept = (
        pair(given, ON, Again("before.csv", before.encode(), most_changes=most)) for most in (1, 0)
    )  # fmt: skip
    assert [row["Mentor"] for row in rows(free)] == ["Ida Iwu", "Jo Jansen", "Ida Iwu"]
    assert str(free.told[0]) == "Of the earlier pairs 0 stay, 1 end and 0 are ruled out now; 3 pairs are new."
    assert [row["Mentor"] for row in rows(kept)] == ["Jo Jansen", "Ida Iwu", "Ida Iwu"] and kept.proof is None
    with pytest.raises(InvalidInput, match="earlier pairs"):
        pair(given, ON, Again("before.csv", b"Name,Mentor\nAda,Jo\n", most_changes=0))


def test_wishes_are_names_in_a_cell() -> None:
    rules = '[[criteria]]\nmeasure = "preference"\ncolumn = "Wish"\nmentors = "Free"\n'
    found = rows(paired(rules=rules))
    assert found[2]["Mentor"] == "Ida Iwu" and "Cy Castro put Ida Iwu in place 1" in found[2]["Reasons"]


def test_without_criteria_those_that_suit_the_columns_are_taken() -> None:
    years = "Name,Email,Years of experience\nAda,ada@example.org,2\nBen,ben@example.org,4\n"
    others = "Name,Email,Years of experience\nIda,ida@example.org,12\nJo,jo@example.org,1\n"
    assert [row["Mentor"] for row in rows(paired(years, others, ""))] == ["Ida", "Jo"]


def test_peers_are_paired_among_themselves() -> None:
    rules = RULES.replace("I can help with", "I want to learn")
    files = {"peers": ("peers.csv", MENTEES.encode()), "rules": ("rules.toml", rules.encode())}
    given = pair(files, ON)
    assert rows(given)[0]["Person"] == "Ada Aalto" and rows(given)[0]["Partner"] == "Ben Bakari"
    assert rows(given)[1]["Mark"] == "waits" and given.proof is None


def test_every_fault_of_the_rules_is_told() -> None:
    rules = """
    objective = "best"
    minimum_score = 400
    seed = 3
    [[criteria]]
    measure = "magic"
    [[criteria]]
    measure = "same"
    column = "Colour"
    weight = 11
    must_have = 2
    [[barred]]
    mentee = "Ada"
    mentor = "jo@example.org"
    """
    assert told(rules=rules) == [
        "rules.csv, seed is no rule; known are barred, criteria, locked, manager, minimum_load, minimum_score, objective",
        "rules.csv, objective is none of most-people, total, fairest, ranked-choices",
        "rules.csv, minimum_score is not a number of points from 0 to 100",
        "rules.csv, criterion 1, measure is none of coverage, shared, same, different, close, ahead, language, "
        "availability, text, preference",
        "rules.csv, criterion 2, mentees names no column; there are Name, Email, I want to learn, Languages, Free, Wish",
        "rules.csv, criterion 2, mentors names no column; there are Name, Email, I can help with, Languages, Free, "
        "Number of mentees",
        "rules.csv, criterion 2, weight is not a whole number from 0 to 10",
        "rules.csv, criterion 2, must_have is not a number from 0 to 1",
        "rules.csv, barred 1, mentee is not an address",
    ]
    assert told(rules="objective = ")[0].startswith("rules.csv is not TOML")


def test_every_fault_of_the_sheets_is_told() -> None:
    faults = told(mentees=MENTEES.replace("ben@example.org", "ben at home").replace("fri morning", "sometimes"))
    assert len(faults) == 2 and "row 3" in faults[0] and "row 4" in faults[1]
    barred = RULES + '[[barred]]\nmentee = "zoe@example.org"\nmentor = "jo@example.org"\n'
    assert told(rules=barred) == ["rules.csv, barred 1 “zoe@example.org” is nobody in the sheets"]


@pytest.mark.parametrize(
    "wish", [["--before", "x.csv"], ["--price", "1"], ["--before", "x.csv", "--most-changes", "-2"],
             ["--before", "x.csv", "--price", "nan"], ["--before", "x.csv", "--price", "1", "--most-changes", "1"]],
)  # fmt: skip
def test_how_much_may_change_must_be_clear(wish: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", "a.csv", "b.csv", "--rules", "r.toml", "--on", "2026-09-01", "--out", "o.csv", *wish]) == 2
    assert "How many of the earlier pairs may end is not clear." in capsys.readouterr().err


def of_many(monkeypatch: pytest.MonkeyPatch, **files: str) -> Paired:
    monkeypatch.setattr(serving, "PAIRS", 1)  # the size from which on there is no table, small enough for a test
    return paired(**files)


def test_many_people_get_the_same_file_and_a_proof_without_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = paired()
    found = of_many(monkeypatch)
    assert found.table == expected.table
    result, before = json.loads(found.result or ""), json.loads(expected.result or "")
    assert all(result[key] == before[key] for key in before if key != "upper_bound")
    assert verify(found.result or b"", found.proof or b"") == ([], 0)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"partners": [[0], [0], [1]]}, "a pair is not allowed"),
        ({"partners": [[0], [0], [0]]}, "a mentor has more mentees than places"),
        ({"partners": [[0], [1], []]}, "more people may be matched"),
        ({"total": 1.0}, "total"),
        ({"proven": False}, "what is said of the proof"),
    ],
)
def test_a_proof_without_a_table_is_not_taken_for_another_result(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, object], wrong: str
) -> None:
    found = of_many(monkeypatch)
    told = json.dumps(json.loads(found.result or "") | change).encode()
    assert any(wrong in each for each in verify(told, found.proof or b"")[0])


def test_other_prices_or_values_are_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of_many(monkeypatch)
    proof = dict(np.load(io.BytesIO(found.proof or b"")))
    assert verify(found.result or b"", found.proof or b"") == ([], 0)
    for name, values in (
        ("price", proof["price"] + np.array([0, 300_000])),
        ("weights", proof["weights"][::-1]),
        ("capacity", proof["capacity"] - 1),
        ("barred", np.array([[0], [0]])),
    ):
        changed = io.BytesIO()
        np.savez(changed, **(proof | {name: values}))
        assert verify(found.result or b"", changed.getvalue())[0], name
