"""Lists of pairs: brought in whole, told of in one line, not made twice, and taken back as a whole."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, select

from core.errors import InvalidInput, NotAllowed
from core.intake.pair_checks import Outcome, PairWish
from db.models import AuditRow, ImportRow, MessageRow, PairingMemberRow, PairingRow, PairRuleRow

BARRED = PairWish(2, (4, 1), Outcome.BAR, "same office")  # Di and Ada
LOCKED = PairWish(3, (5, 2), Outcome.LOCK, "she asked for him")  # Eve and Cy
PAST = PairWish(4, (4, 2), Outcome.PAIRING, "", date(2025, 1, 6), date(2025, 12, 19))  # Di and Cy
NOW = PairWish(5, (4, 2), Outcome.PAIRING, "", date(2026, 1, 5))


@pytest.fixture(autouse=True)
def roomy(request):
    """Ada and Cy have places for three."""
    world = request.getfixturevalue("world" if "world" in request.fixturenames else "anywhere")
    for mentor in (1, 2):
        world.workspace("cora").participants.change_places(mentor, 1, 3)


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def bring(world, *wishes, who="cora"):
    return world.workspace(who).pair_lists.bring(wishes, "pairs.csv")


def undo(world):
    imports = world.workspace("cora").imports
    return imports.undo(imports.history()[0].at)


def test_a_list_becomes_locks_bars_and_pairings_and_nobody_is_written_to(anywhere):
    done = bring(anywhere, BARRED, PAST, NOW)
    assert (done.added, done.changed, done.unchanged) == (3, 0, 0)
    rule = rows(anywhere, PairRuleRow)[0]
    assert (rule.kind, rule.reason, rule.mentee_id, rule.mentor_id) == ("bar", "same office", 4, 1)
    assert [(row.started_on, row.ended_on) for row in rows(anywhere, PairingRow)[1:]] == [
        (date(2025, 1, 6), date(2025, 12, 19)), (date(2026, 1, 5), None),
    ]  # fmt: skip
    assert [(row.participant_id, row.side) for row in rows(anywhere, PairingMemberRow)[4:]] == [
        (4, "mentee"), (2, "mentor"),
    ]  # fmt: skip
    assert rows(anywhere, MessageRow) == []
    line = rows(anywhere, AuditRow)[-1]
    assert (line.action, line.changes["pairing"]["added"], line.changes["pair_rule"]["added"]) == ("import pairs", 2, 1)


def test_matching_holds_to_what_the_list_said(world):
    bring(world, BARRED, LOCKED)
    rules = world.workspace("cora").matching.desk().rules
    assert (rules.locked, rules.barred[4, 1]) == ({(5, 2): "she asked for him"}, "same office")


def test_the_same_list_again_makes_nothing_twice(anywhere):
    bring(anywhere, BARRED, LOCKED, PAST)
    done = bring(anywhere, BARRED, LOCKED, PAST)
    assert (done.added, done.changed, done.unchanged) == (0, 0, 3)
    assert (len(rows(anywhere, PairRuleRow)), len(rows(anywhere, PairingRow))) == (2, 2)


def test_a_list_is_taken_back_as_a_whole(anywhere):
    bring(anywhere, BARRED)
    bring(anywhere, replace(BARRED, reason="same team"), PAST)
    assert [each.of_pairs for each in anywhere.workspace("cora").imports.history()] == [True]
    anywhere.time = anywhere.time.replace(hour=10)
    bring(anywhere, replace(LOCKED, reason="for her"), NOW)
    assert undo(anywhere) == 2
    assert [row.reason for row in rows(anywhere, PairRuleRow)] == ["same team"]
    assert len(rows(anywhere, PairingRow)) == 2


def test_a_decision_that_was_there_before_is_as_before(anywhere):
    anywhere.workspace("cora").matching.bar((4, 1), "by hand")
    anywhere.time = anywhere.time.replace(hour=10)
    bring(anywhere, replace(BARRED, outcome=Outcome.LOCK))
    undo(anywhere)
    (rule,) = rows(anywhere, PairRuleRow)
    assert (rule.kind, rule.reason, rule.at) == ("bar", "by hand", anywhere.time.replace(hour=9))


def test_a_list_is_not_taken_back_where_a_pair_was_touched_since_and_they_are_all_named(anywhere):
    bring(anywhere, LOCKED, NOW)
    cora = anywhere.workspace("cora")
    cora.matching.bar((5, 2), "they quarrelled")
    cora.pairings.end(2, 1, "done")
    with pytest.raises(InvalidInput) as refusal:
        undo(anywhere)
    assert [fault.where for fault in refusal.value.faults] == ["Cy & Eve", "Cy & Di"]
    assert len(rows(anywhere, PairingRow)) == 2
    assert rows(anywhere, ImportRow)[0].undone_at is None


def test_what_cannot_be_any_more_stops_the_whole_list(anywhere):
    anywhere.workspace("cora").participants.let_go(5, 1)
    with pytest.raises(InvalidInput) as refusal:
        bring(anywhere, BARRED, LOCKED, PairWish(6, (4, 1), Outcome.LOCK, "wished"))
    assert [fault.where for fault in refusal.value.faults] == ["row 3", "row 6"]
    assert rows(anywhere, PairRuleRow) == []


def test_an_empty_list_is_refused(world):
    with pytest.raises(InvalidInput):
        bring(world)


def test_only_staff_bring_pairs(world):
    with pytest.raises(NotAllowed):
        bring(world, BARRED, who="lea")
