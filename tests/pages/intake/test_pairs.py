"""A list of pairs: given, corrected by a choice, shown whole, brought in by one press and taken back by another."""

import pytest
from sqlmodel import Session, select

from db.models import ImportRow, PairingRow, PairRuleRow

LIST = (
    b"Mentee,Mentor,Type,Since,Meetings held\n"
    b"Di,Cy,must not meet,,\nEve,cy@example.org,current,2026-01-05,4\nEve,Adah,must not meet,,\nEvelyn,Ada,current,,2\n"
)


@pytest.fixture
def pairs(see):
    app = see("intake.importing", "cora")
    app.button_group[0].set_value("pairs").run()
    app.file_uploader[0].upload("pairs 2026.csv", LIST, "text/csv").run()
    assert not app.exception, app.exception
    return app


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def press(app, label):
    next(button for button in app.button if button.label.startswith(label)).click()
    app.run()
    assert not app.exception, app.exception


def test_a_list_of_pairs_is_corrected_by_a_choice_and_brought_in(world, pairs):
    assert [box.value for box in pairs.selectbox][:5] == ["one", "other", "says", "start", ""]
    assert "Meetings held" in pairs.info[0].value
    assert {metric.label: metric.value for metric in pairs.metric} == {
        "New": "2", "Changed": "0", "As it is": "0", "Stays out": "2",
    }  # fmt: skip
    assert "Adah: " not in pairs.dataframe[0].value.iloc[0]["Note"]
    next(box for box in pairs.selectbox if "Adah" in box.label).set_value(1).run()
    press(pairs, "Bring 3 pairs in")
    assert [(row.mentee_id, row.mentor_id, row.kind) for row in rows(world, PairRuleRow)] == [
        (4, 2, "bar"), (5, 1, "bar"),
    ]  # fmt: skip
    assert rows(world, PairRuleRow)[0].reason == "From the list “pairs 2026.csv”"
    assert rows(world, PairingRow)[-1].started_on.isoformat() == "2026-01-05"
    assert rows(world, ImportRow)[0].left_out == 1
    assert any("a list of pairs" in caption.value for caption in pairs.caption)


def test_nothing_is_saved_while_one_looks(world, pairs):
    assert (rows(world, PairRuleRow), len(rows(world, PairingRow)), rows(world, ImportRow)) == ([], 1, [])
