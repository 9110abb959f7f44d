"""Who is meant by a name that somebody wrote down."""

import pytest

from core.intake.named import MOST, Directory, names_in

HERE = Directory(
    {
        1: ("Ann Lee", "ann@example.org"),
        2: ("José Müller", "jose@example.org"),
        3: ("Bo Berg", "bo@example.org"),
        4: ("Bo Berg", "bo.berg@example.org"),
        5: ("Katarzyna O'Neill-Berg", "kat@example.org"),
        6: ("Maria Fernandez", "maria@example.org"),
    }
)


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("Ann Lee, Bo Berg;  Cy Dahl \n- Di Ek.", ("Ann Lee", "Bo Berg", "Cy Dahl", "Di Ek")),
        ("Ann Lee and Bo Berg & Cy Dahl", ("Ann Lee", "Bo Berg", "Cy Dahl")),
        ("Sandy Andersen", ("Sandy Andersen",)),
        ("None", ()),
        ("  - ", ()),
        ("", ()),
        ("Ann Lee\nAnn Lee", ("Ann Lee",)),
    ],
)
def test_an_answer_lists_names(answer, names):
    assert names_in(answer) == names


def test_an_answer_without_end_has_an_end():
    assert len(names_in("\n".join(f"Person {n}" for n in range(1000)))) == MOST


@pytest.mark.parametrize("written", ["Ann Lee", "ann  lee", "Lee, Ann", "Dr. Ann Lee", "ann@example.org"])
def test_a_whole_name_that_one_person_has_is_sure(written):
    assert HERE.look_up(written).sure == 1


def test_accents_make_no_difference():
    assert HERE.look_up("jose muller").sure == 2


def test_a_name_that_two_people_have_is_for_a_person_to_tell():
    found = HERE.look_up("Bo Berg")
    assert found.sure is None and found.maybe[:2] == (3, 4)


@pytest.mark.parametrize(
    ("written", "who"),
    [("Maria Fernandes", 6), ("M. Fernandez", 6), ("Maria Fernadnez", 6), ("Fernandez", 6), ("Ms Fernandez", 6),
     ("Katarzyna O'Neil", 5), ("my boss Ann Lee from Finance", 1), ("Ana Lee", 1), ("Maria Fernandosz", 6)],
)  # fmt: skip
def test_what_is_nearly_a_name_is_suggested_and_never_sure(written, who):
    found = HERE.look_up(written)
    assert found.sure is None and who in found.maybe


def test_of_those_who_share_a_last_name_the_one_spelled_most_alike_comes_first():
    family = Directory(
        {n: (f"{first} Rainwater", f"{n}@example.org") for n, first in enumerate(("Oskar", "Ruben", "Aiko"))}
    )
    assert family.look_up("Rainwater, Aik").maybe == (2, 0, 1)


@pytest.mark.parametrize("written", ["my boss", "Ann Fernando", "Xu", "?", "Zoë Quist"])
def test_what_is_no_name_here_suggests_nobody(written):
    found = HERE.look_up(written)
    assert (found.sure, found.maybe) == (None, ())
