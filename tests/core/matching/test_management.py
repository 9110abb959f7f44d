"""Nobody is paired with somebody above or below her in the line of management, however many steps away."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.matching.management import Employee, doubts, in_words, line_of_managers

ADA, BEN, CY, IDA, JO, KIM = range(1, 7)
NAMES = {ADA: "Ada Aalto", BEN: "Ben Bakari", CY: "Cy Castro", IDA: "Ida Iwu", JO: "Jo Jansen", KIM: "Kim Kaya"}


def staff(**managers: str) -> tuple[Employee, ...]:
    first = {id: name.split()[0].lower() for id, name in NAMES.items()}
    return tuple(
        Employee(id, name, f"{first[id]}@example.org", managers.get(first[id], "")) for id, name in NAMES.items()
    )


def barred(people: tuple[Employee, ...]) -> dict[tuple[int, int], str]:
    lines = line_of_managers(people)
    return {
        pair: str(in_words(how, NAMES)) for pair, how in lines.between((ADA, BEN, CY), (IDA, JO, KIM)).items()
    }  # fmt: skip


def told(people: tuple[Employee, ...]) -> list[str]:
    return [str(each) for each in doubts(line_of_managers(people), NAMES)]


def test_a_manager_and_everybody_above_her_are_barred() -> None:
    assert barred(staff(ada="Ida Iwu", ida="Jo Jansen", jo="kim@example.org")) == {
        (ADA, IDA): "Ida Iwu is the manager of Ada Aalto",
        (ADA, JO): "Jo Jansen is above Ada Aalto in the line of management, through Ida Iwu",
        (ADA, KIM): "Kim Kaya is above Ada Aalto in the line of management, through Ida Iwu, Jo Jansen",
    }


def test_the_line_runs_through_people_of_either_side_and_a_mentor_below_her_mentee_is_barred_too() -> None:
    assert set(barred(staff(ada="Cy Castro", cy="Ida Iwu", jo="Ben Bakari"))) == {(ADA, IDA), (CY, IDA), (BEN, JO)}


def test_a_name_is_found_however_it_is_written() -> None:
    for written in ("iwu, IDA", "Dr. Ida Iwu", "Ída Iwu, Finance", " IDA@EXAMPLE.ORG", "Ida Iwu and Mo Gone"):
        assert barred(staff(ada=written)) == {(ADA, IDA): "Ida Iwu is the manager of Ada Aalto"}


def test_who_may_be_meant_is_barred_until_the_name_is_clear() -> None:
    people = staff(ada="I. Iwu", ida="Jo Jansen")
    assert barred(people)[ADA, IDA] == "Ida Iwu may be above Ada Aalto in the line of management"
    assert not line_of_managers(people).above[ADA, JO].sure
    assert told(people)[0].startswith("The manager “I. Iwu” may be Ida Iwu")


def test_another_person_of_the_same_surname_is_not_meant() -> None:
    people = staff(ada="Ola Iwu")
    assert barred(people) == {}
    assert told(people) == ["1 manager is not among these people: Ola Iwu. Who is above her is not known."]


def test_what_a_person_found_out_counts_in_place_of_the_name() -> None:
    ada, *others = staff(ada="my boss")
    assert barred((Employee(ada.id, ada.name, ada.identity, "my boss", (KIM,)), *others)) == {
        (ADA, KIM): "Kim Kaya is the manager of Ada Aalto"
    }
    assert barred((Employee(ada.id, ada.name, ada.identity, "Ida Iwu", ()), *others)) == {}


def test_circles_end_and_are_told() -> None:
    people = staff(ada="Ida Iwu", ida="Ben Bakari", ben="Ada Aalto", kim="Kim Kaya")
    assert set(barred(people)) == {(ADA, IDA), (BEN, IDA)}
    assert told(people) == [
        "Ada Aalto, Ben Bakari, Ida Iwu are each other’s managers, directly or through others: ask one of them. Until "
        "then none of them is paired with another.",
        "Kim Kaya named herself as manager: ask whom she reports to.",
    ]


def test_one_human_being_on_both_sides_has_one_line() -> None:
    people = (*staff(ida="Jo Jansen", ada="Ben Bakari"), Employee(7, "Ida Iwu", "ida@example.org"),
              Employee(8, "Ben Bakari", "BEN@example.org", "Kim Kaya"))  # fmt: skip
    lines = line_of_managers(people)
    assert set(lines.between((ADA, BEN, CY, 7), (IDA, JO, KIM, 8))) == {(7, JO), (ADA, 8), (ADA, KIM), (BEN, KIM)}


def test_of_peers_each_pair_stands_once() -> None:
    lines = line_of_managers(staff(ben="Ada Aalto", cy="Ben Bakari"))
    assert set(lines.between(NAMES, NAMES)) == {(ADA, BEN), (BEN, CY), (ADA, CY)}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_whoever_is_reached_by_going_up_is_above(managers: list[int]) -> None:
    people = tuple(
        Employee(id, f"Person{'abcdefgh'[id]}", f"{id}@example.org", f"{above}@example.org" if above >= 0 else "")
        for id, above in enumerate(managers)
    )
    expected = set()
    for id in range(8):
        up = managers[id]
        while up >= 0 and (id, up) not in expected and up != id:
            expected.add((id, up))
            up = managers[up]
    assert set(line_of_managers(people).above) == expected
