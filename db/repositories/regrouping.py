"""Regrouping: somebody leaves a group that goes on, joins one, or goes over; or all get another mentor together."""

from core.errors import Conflict, Fault, InvalidInput
from core.matching import PairIds, compare
from core.matching.leading import Lead
from core.matching.regrouping import Joining
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

ENDED_FOR_ALL = (Ending.LEFT, Ending.SAFETY)  # of these it is an ending, wherever one of them goes


class Regrouping(Repository):
    """Of the cohort one is working in. Whom one could choose from stands on the desk of reassignment."""

    @needs(Action.PUBLISH_PAIRS)
    def move(
        self, person_id: int, fingerprint: str, leaving: Leaving | Closing | None, joining: Joining | None, *,
        in_spite: str = "", note: str = "",
    ) -> None:  # fmt: skip
        """Take somebody out of a group that goes on, put her into one or with a person who is free, or both at once;
        all concerned are written to, and the messages wait. All or nothing.

        ``leaving``: how she leaves a group that goes on, or how a pairing of two ends as she joins a group.
        ``fingerprint`` is that of the desk the choice came from. Raises Conflict where anything has changed since or
        the place is not there, InvalidInput where neither is asked for, or ``in_spite`` is empty though something
        speaks for waiting.
        """
        desk = self._desk(fingerprint)
        self._check(desk, person_id, leaving, joining, in_spite)
        change = self._change(desk, person_id, leaving, joining, note)
        own = self._out_of(desk, change, person_id, leaving) if leaving is not None else None
        if joining is None:
            return
        if own is not None and leaving is not None:
            own.went_on = leaving.ending not in ENDED_FOR_ALL
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
        self, desk: ReassignmentDesk, person_id: int, leaving: Leaving | Closing | None, joining: Joining | None,
        in_spite: str,
    ) -> None:  # fmt: skip
        if leaving is not None and person_id not in _inside(desk, leaving):
            raise Conflict("This person is not in that group any more.", "Load the page again.")
        faults = []
        if joining is None and not isinstance(leaving, Leaving):
            faults.append(Fault("Group", text("is not chosen; say which one is left or joined")))
        if isinstance(leaving, Leaving) and leaving.ending in (Ending.LEFT, Ending.MOVED):
            faults.append(Fault("Why", text("is not for a group that goes on; choose another")))
        if isinstance(leaving, Closing) and leaving.ending is Ending.MOVED:
            faults.append(Fault("How it ends", text("is for others who are moved; choose another")))
        if leaving is not None and joining is not None and not _again(leaving, person_id):
            faults.append(Fault("May be matched again", text("is not ticked, so no new place can be given")))
        if joining is not None:
            here = {person.id for person in desk.pool.mentees or desk.pool.peers}
            left = leaving.pairing_id if leaving is not None else None
            if person_id not in here or joining not in desk.joinings(person_id, left):
                raise Conflict("This place is not there any more.", "Choose another of those shown.")
            if desk.cautions((person_id, *joining.faces), {}, self.workspace.today) and not in_spite.strip():
                faults.append(
                    Fault("Why nevertheless", text("is empty; something speaks for waiting or looking first"))
                )
        if faults:
            raise InvalidInput("Nothing was changed.", faults)

    def _out_of(self, desk: ReassignmentDesk, change: Change, person_id: int, leaving: Leaving | Closing) -> PairingRow:
        """Her time with whom she leaves, which has ended: of a group a part of it, of two the whole."""
        if isinstance(leaving, Closing):
            return close(self._session, change.made, leaving, desk.pairing(leaving.pairing_id).version)
        group = desk.group(leaving.pairing_id)
        return part(self._session, change, self._row(group.id), group, person_id, leaving)

    def _change(
        self,
        desk: ReassignmentDesk,
        person_id: int,
        leaving: Leaving | Closing | None,
        joining: Joining | None,
        note: str,
    ) -> Change:
        ids = {person_id, *(joining.faces if joining is not None else ())}
        if leaving is not None:
            ids |= set(_inside(desk, leaving))
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


def _inside(desk: ReassignmentDesk, leaving: Leaving | Closing) -> tuple[int, ...]:
    """Who could leave so."""
    if isinstance(leaving, Closing):
        return desk.pairing(leaving.pairing_id).pair
    return tuple(desk.group(leaving.pairing_id).names)


def _again(leaving: Leaving | Closing, person_id: int) -> bool:
    return leaving.again if isinstance(leaving, Leaving) else person_id not in leaving.gone
