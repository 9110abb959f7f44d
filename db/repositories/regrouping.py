"""Regrouping: somebody leaves a group that goes on, joins one, or goes over; or all get another mentor together."""

from core.errors import Conflict, Fault, InvalidInput
from core.matching import PairIds, compare
from core.matching.leading import Lead
from core.matching.regrouping import Joining, joinings
from core.roles import Action
from core.text import text
from core.tracking.closure import Ending
from db.introductions import people_to_introduce
from db.models import PairingRow
from db.old_pairing import close
from db.publishing import hold, pair_up, publication_by
from db.reassigning import Closing, LiveGroup, ReassignmentDesk
from db.regrouping import Change, Leaving, part, take_in
from db.repository import Repository, needs


class Regrouping(Repository):
    """Of the cohort one is working in. Whom one could choose from stands on the desk of reassignment."""

    @needs(Action.PUBLISH_PAIRS)
    def move(
        self, person_id: int, fingerprint: str, leaving: Leaving | None, joining: Joining | None, *,
        in_spite: str = "", note: str = "",
    ) -> None:  # fmt: skip
        """Take somebody out of a group that goes on, put her into one or with a person who is free, or both at once;
        all concerned are written to, and the messages wait. All or nothing.

        ``fingerprint`` is that of the desk the choice came from. Raises Conflict where anything has changed since or
        the place is not there, InvalidInput where neither is asked for, or ``in_spite`` is empty though something
        speaks for waiting.
        """
        desk = self._desk(fingerprint)
        self._check(desk, person_id, leaving, joining, in_spite)
        change = self._change(desk, person_id, leaving, joining, note)
        own = None
        if leaving is not None:
            group = desk.group(leaving.pairing_id)
            own = part(self._session, change, self._row(group.id), group, person_id, leaving)
        if joining is None:
            return
        if joining.group_id is not None:
            take_in(self._session, change, self._row(joining.group_id), desk.group(joining.group_id), person_id)
            return
        [row] = self._pair_up(change, person_id, joining)
        row.follows_id, row.in_spite = own.id if own is not None else None, in_spite.strip()

    @needs(Action.PUBLISH_PAIRS)
    def lead(
        self, group_id: int, lead: Lead, fingerprint: str, closing: Closing | None = None, *, in_spite: str = "",
        note: str = "",
    ) -> int:  # fmt: skip
        """Give a whole group another mentor: its pairing ends, a new one follows it with the same people, and where she
        leaves a group for it, so does that one's. All are written to, and the messages wait. How many pairings are new.

        ``closing`` None: of a group that ended with its mentor and of whom these wait since. Raises as ``move`` does.
        """
        desk = self._desk(fingerprint)
        group = desk.group(group_id)
        staying = desk.able(group, closing)
        self._check_lead(desk, group, lead, closing, in_spite)
        rules, _, _ = desk.once_ended(group, closing)
        made = publication_by(self.workspace, self._session, self._signature(), note)
        units = [(group.id, staying, lead.mentor_id)]
        if closing is not None:
            close(self._session, made, closing, group.version)
        if lead.then is not None:
            other, name = (
                desk.group(lead.then.group_id),
                next(p.name for p in desk.pool.mentors if p.id == lead.mentor_id),
            )
            moved = Closing(other.id, Ending.MOVED, f"{name} leads another group that had lost its mentor")
            close(self._session, made, moved, other.version)
            units.append((other.id, other, lead.then.mentor_id))
        pairs = [(each, mentor) for _, one, mentor in units for each in one.group.member_ids]
        people = hold(self._session, pairs, made.forms)
        change = Change(made, people, desk.pool, rules, compare(desk.pool, rules.criteria))
        told = [
            ((*one.group.member_ids, mentor), change.reasons((each, mentor) for each in one.group.member_ids))
            for _, one, mentor in units
        ]
        rows = pair_up(self._session, made, None, told, people)
        for row, (old, _, _) in zip(rows, units, strict=True):
            row.follows_id = old
        rows[0].in_spite = in_spite.strip()
        return len(rows)

    def _desk(self, fingerprint: str) -> ReassignmentDesk:
        self._one_at_a_time()
        desk = self.workspace.reassignment.desk()
        if desk.fingerprint != fingerprint:
            raise Conflict(
                "People or pairings have changed meanwhile; nothing was changed.", "Look at the groups as they are now."
            )
        return desk

    def _check_lead(
        self, desk: ReassignmentDesk, group: LiveGroup, lead: Lead, closing: Closing | None, in_spite: str
    ) -> None:
        going_on = group.id in {each.id for each in desk.groups}
        if going_on != (closing is not None and closing.pairing_id == group.id):
            raise Conflict("This group has ended or begun anew meanwhile.", "Load the page again.")
        if lead not in desk.leads(group, closing):
            raise Conflict("This mentor can't lead the group any more.", "Choose another of those shown.")
        faults = []
        if closing is not None and closing.ending is Ending.MOVED:
            faults.append(Fault("How it ends", text("is for others who are moved; choose another")))
        if desk.against_lead(group, lead, self.workspace.today, closing) and not in_spite.strip():
            faults.append(Fault("Why nevertheless", text("is empty; something speaks for waiting or looking first")))
        if faults:
            raise InvalidInput("Nothing was changed.", faults)

    def _check(
        self, desk: ReassignmentDesk, person_id: int, leaving: Leaving | None, joining: Joining | None, in_spite: str
    ) -> None:
        group = desk.group(leaving.pairing_id) if leaving is not None else None
        if group is not None and person_id not in group.group.member_ids:
            raise Conflict("This person is not in that group any more.", "Load the page again.")
        faults = []
        if leaving is None and joining is None:
            faults.append(Fault("Group", text("is not chosen; say which one is left or joined")))
        if leaving is not None and leaving.ending in (Ending.LEFT, Ending.MOVED):
            faults.append(Fault("Why", text("is not for a group that goes on; choose another")))
        if leaving is not None and joining is not None and not leaving.again:
            faults.append(Fault("May be matched again", text("is not ticked, so no new place can be given")))
        if joining is not None:
            running, left = [each.group for each in desk.groups], leaving.pairing_id if leaving is not None else None
            here = {person.id for person in desk.pool.mentees or desk.pool.peers}
            if person_id not in here or joining not in joinings(
                desk.pool, desk.rules, running, desk.free, person_id, left
            ):
                raise Conflict("This place is not there any more.", "Choose another of those shown.")
            endings = {person_id: leaving.ending} if leaving is not None else {}
            if desk.cautions((person_id, *joining.faces), endings, self.workspace.today) and not in_spite.strip():
                faults.append(
                    Fault("Why nevertheless", text("is empty; something speaks for waiting or looking first"))
                )
        if faults:
            raise InvalidInput("Nothing was changed.", faults)

    def _change(
        self, desk: ReassignmentDesk, person_id: int, leaving: Leaving | None, joining: Joining | None, note: str
    ) -> Change:
        ids = {person_id, *(joining.faces if joining is not None else ())}
        if leaving is not None:
            ids |= set(desk.group(leaving.pairing_id).names)
        if joining is not None and joining.group_id is not None:
            ids |= set(desk.group(joining.group_id).names)
        made = publication_by(self.workspace, self._session, self._signature(), note)
        if joining is not None:
            hold(self._session, [(person_id, each) for each in joining.faces], made.forms)
        people = people_to_introduce(self._session, ids, made.forms)
        return Change(made, people, desk.pool, desk.rules, compare(desk.pool, desk.rules.criteria))

    def _pair_up(self, change: Change, person_id: int, joining: Joining) -> list[PairingRow]:
        [other] = joining.faces
        of_peers = bool(change.pool.peers)
        pair: PairIds = (min(person_id, other), max(person_id, other)) if of_peers else (person_id, other)
        both = {id: change.people[id] for id in pair}
        return pair_up(self._session, change.made, None, [(pair, change.of_two(pair))], both)

    def _row(self, pairing_id: int) -> PairingRow:
        row = self._session.get(PairingRow, pairing_id)
        if row is None or row.ended_on is not None:
            raise Conflict("This group has ended meanwhile.", "Load the page again.")
        return row
