"""What is told of a column by its distinct texts is what its cells tell one by one."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.spreadsheet import read_pasted
from core.intake.spreadsheet.cells import answered, at_least, is_email_column


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcde")), st.floats(0, 1), st.frozensets(st.sampled_from("abcde")))
def test_a_share_is_that_of_all_cells(cells: list[str], share: float, fitting: frozenset[str]) -> None:
    assert at_least(Counter(cells), share, fitting.__contains__) is (
        sum(cell in fitting for cell in cells) >= share * len(cells)
    )


def test_no_more_cells_are_looked_at_than_it_takes() -> None:
    looked: list[str] = []
    assert not at_least(Counter(map(str, range(100))), 0.9, looked.append)
    assert len(looked) == 11


def test_a_column_is_thought_of_once_for_a_table() -> None:
    table = read_pasted("Name\tE-mail\nAda\tada@example.org\nBo\tn/a\nCy\t")
    thoughts: list[dict[str, int]] = []

    def think(counts: object) -> int:
        thoughts.append(dict(counts))  # type: ignore[call-overload]
        return len(thoughts)

    assert [table.told(think, "E-mail"), table.told(think, "E-mail"), table.told(think, "Name")] == [1, 1, 2]
    assert thoughts == [{"ada@example.org": 1, "n/a": 1, "": 1}, {"Ada": 1, "Bo": 1, "Cy": 1}]
    assert table.told(answered, "E-mail") == {"ada@example.org": 1}
    assert not is_email_column(table, "E-mail") and not is_email_column(table, "Name")
    assert is_email_column(table.with_cells({(3, "E-mail"): "bo@example.org"}), "E-mail")
