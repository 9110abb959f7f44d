"""Lists of pairs: what they meet here, and bringing them in whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from core.errors import Fault, InvalidInput
from core.intake.pair_checks import Outcome, PairIds, PairsThere, PairWish, State, check_pairs
from core.intake.pair_lists import PairPerson
from core.matching import Person, Rules
from core.matching.documents import rules_from_document
from core.program.questions import Side
from core.roles import Action
from core.text import Text
from db.import_before import PAIRS
from db.kept_apart import kept_apart
from db.models import ImportRow, PairingMemberRow, PairingRow, PairRuleRow, ParticipantRow, RulesRow
from db.repositories.participants import MatchingPerson
from db.repository import Repository, needs
from db.undo_pairs import rule_as_it_is

_PIECE = 500


@dataclass(frozen=True)
class PairTable:
    """What a list of pairs meets. ``sides``: mentees, mentors and peers as matching reads them; ``rules``: as kept."""

    there: PairsThere
    sides: tuple[tuple[Person, ...], tuple[Person, ...], tuple[Person, ...]]
    rules: Rules


@dataclass(frozen=True)
class BroughtPairs:
    """What came of it: pairs that are new, changed, and stayed as they were."""

    added: int
    changed: int
    unchanged: int


class PairLists(Repository):
    """Into the cohort one is working in."""

    @needs(Action.READ_MATCHING)
    def there(self) -> PairTable:
        """Everyone who could be meant, what is decided about pairs, and who is or was together."""
        people = self.workspace.participants.for_matching()
        kept = self._session.exec(select(RulesRow).where(RulesRow.cohort_id == self.workspace.cohort_id)).first()
        sides = [
            tuple(
                Person(one.id, one.name, one.answers, one.places, one.time_zone, one.identity)
                for one in people
                if one.side is side
            )
            for side in (Side.MENTEE, Side.MENTOR, Side.PEER)
        ]
        rules = rules_from_document(kept.document) if kept is not None else Rules(())
        return PairTable(self._there(people), (sides[0], sides[1], sides[2]), rules)

    @needs(Action.IMPORT_PAIRS)
    def bring(self, wishes: Sequence[PairWish], file_name: str, left_out: int = 0) -> BroughtPairs:
        """Lock, bar or join these pairs; what is so already stays. Nobody is written to. One transaction.

        Raises InvalidInput where there is none, or for every pair that can't be any more.
        """
        here, now = self.workspace.cohort_id, self.workspace.now
        # matching that is published at this moment waits, or is read
        self._one_at_a_time()
        self._hold(wishes)
        checked = check_pairs(wishes, self._there(self.workspace.participants.for_matching()), self.workspace.today)
        faults = [
            Fault(f"row {each.wish.row}", each.why)
            for each in checked
            if each.state is State.OUT and each.why is not None
        ]
        if not wishes:
            faults = [Fault("Pairs", Text("are none in this list that could come in"))]
        if faults:
            raise InvalidInput("No pair was brought in.", faults)
        doing = [each for each in checked if each.state in (State.NEW, State.CHANGED)]
        done: dict[str, Any] = {
            "decisions": self._decide([each.wish for each in doing if each.wish.outcome is not Outcome.PAIRING]),
            "pairings": self._join([each.wish for each in doing if each.wish.outcome is Outcome.PAIRING]),
        }
        counts = {state: sum(each.state is state for each in checked) for state in State}
        batch = ImportRow(
            program_id=self.workspace.actor.program_id, cohort_id=here, side=PAIRS, at=now, file_name=file_name[:200],
            account_id=self.workspace.actor.account_id, mapping={"pairs": done}, left_out=left_out,
            added=counts[State.NEW], changed=counts[State.CHANGED], unchanged=counts[State.SAME],
        )  # fmt: skip
        self._session.add(batch)
        return BroughtPairs(batch.added, batch.changed, batch.unchanged)

    def _there(self, people: Sequence[MatchingPerson]) -> PairsThere:
        here, session = self.workspace.cohort_id, self._session
        emails = dict(
            session.exec(select(ParticipantRow.id, ParticipantRow.email).where(ParticipantRow.cohort_id == here)).all()
        )
        everyone = tuple(
            PairPerson(one.id, one.side, one.name, emails.get(one.id, ""), one.places, one.places_left, one.identity)
            for one in people
        )
        decided = {
            (row.mentee_id, row.mentor_id): (row.kind, row.reason)
            for row in session.exec(select(PairRuleRow).where(PairRuleRow.cohort_id == here)).all()
        }
        apart = kept_apart(session, here, [one.id for one in people])
        return PairsThere(everyone, decided, self._together(), apart)

    def _together(self) -> dict[PairIds, tuple[tuple[date, date | None], ...]]:
        rows = self._session.exec(
            select(PairingRow, PairingMemberRow)
            .join(PairingMemberRow, col(PairingMemberRow.pairing_id) == col(PairingRow.id))
            .where(PairingRow.cohort_id == self.workspace.cohort_id)
            .order_by(col(PairingRow.id), col(PairingMemberRow.participant_id))
        ).all()
        members: dict[int | None, list[tuple[date, date | None, PairingMemberRow]]] = {}
        for pairing, member in rows:
            members.setdefault(pairing.id, []).append((pairing.started_on, pairing.ended_on, member))
        found: dict[PairIds, list[tuple[date, date | None]]] = {}
        for group in members.values():
            for start, end, one in group:
                for _, _, other in group:
                    of_peers = one.side == other.side == Side.PEER and one.participant_id < other.participant_id
                    if of_peers or (one.side, other.side) == (Side.MENTEE, Side.MENTOR):
                        found.setdefault((one.participant_id, other.participant_id), []).append((start, end))
        return {pair: tuple(days) for pair, days in found.items()}

    def _hold(self, wishes: Sequence[PairWish]) -> None:
        """Whoever leaves at this moment waits until the pairs are written, or was faster."""
        ids = sorted({id for wish in wishes for id in wish.pair})
        for at in range(0, len(ids), _PIECE):
            some = select(ParticipantRow.id).where(col(ParticipantRow.id).in_(ids[at : at + _PIECE]))
            self._session.exec(some.order_by(col(ParticipantRow.id)).with_for_update()).all()

    def _decide(self, wishes: Sequence[PairWish]) -> list[dict[str, Any]]:
        """Write the locks and bars; how each was, and how it is now."""
        here = self.workspace.cohort_id
        rows = {
            (row.mentee_id, row.mentor_id): row
            for row in self._session.exec(select(PairRuleRow).where(PairRuleRow.cohort_id == here)).all()
        }
        before = {pair: rule_as_it_is(row) for pair, row in rows.items()}
        for wish in wishes:
            row = rows.get(wish.pair)
            if row is None:
                row = rows[wish.pair] = PairRuleRow(
                    program_id=self.workspace.actor.program_id, cohort_id=here, mentee_id=wish.pair[0],
                    mentor_id=wish.pair[1], kind="", at=self.workspace.now,
                )  # fmt: skip
            row.kind, row.reason, row.at = wish.outcome.value, wish.reason, self.workspace.now
            row.account_id = self.workspace.actor.account_id
            self._session.add(row)
        self._session.flush()
        return [
            {"id": rows[wish.pair].id, "before": before.get(wish.pair), "after": rule_as_it_is(rows[wish.pair])}
            for wish in wishes
        ]

    def _join(self, wishes: Sequence[PairWish]) -> list[list[int]]:
        """Write the pairings with their members; the id of each, and which change of it was left behind."""
        if not wishes:
            return []
        program_id, now, today = self.workspace.actor.program_id, self.workspace.now, self.workspace.today
        peers = self.workspace.place.form == "peer"
        rows = [
            PairingRow(
                program_id=program_id, cohort_id=self.workspace.cohort_id, started_on=wish.start or today,
                ended_on=wish.end, end_reason=wish.reason if wish.end is not None else "", published_at=now,
            )
            for wish in wishes
        ]  # fmt: skip
        self._session.add_all(rows)
        self._session.flush()
        for row, wish in zip(rows, wishes, strict=True):
            for id, side in zip(wish.pair, (Side.MENTEE, Side.MENTOR), strict=True):
                own = Side.PEER if peers else side
                self._session.add(
                    PairingMemberRow(program_id=program_id, pairing_id=row.id or 0, participant_id=id, side=own.value)
                )
        self._session.flush()
        return [[row.id or 0, row.version] for row in rows]
