"""Taking back a list of meetings: all that came with it goes, unless somebody did something with one since."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from core.errors import Fault
from core.text import text
from db.models import AgreedActionRow, ImportRow, MeetingRow, OwnMeetingRow
from db.undo_pairs import named_pairing

_PIECE = 500


def undo_meetings(session: Session, batches: Sequence[ImportRow]) -> tuple[list[Fault], int]:
    """Take lists of meetings back, or say for each meeting why not and change nothing. How many went.

    A meeting that went with its pairing meanwhile stays away. The moment of the import tells its meetings from later
    ones that got the number of one that is gone.
    """
    versions = {id: (version, batch.at) for batch in batches for id, version in batch.mapping.get("meetings", ())}
    ids = list(versions)
    rows: list[MeetingRow] = []
    used: set[int | None] = set()
    for at in range(0, len(ids), _PIECE):
        some = ids[at : at + _PIECE]
        rows += session.exec(select(MeetingRow).where(col(MeetingRow.id).in_(some))).all()
        used |= set(session.exec(select(OwnMeetingRow.meeting_id).where(col(OwnMeetingRow.meeting_id).in_(some))).all())
        acts = select(AgreedActionRow.meeting_id).where(col(AgreedActionRow.meeting_id).in_(some))
        used |= set(session.exec(acts).all())
    own = [row for row in rows if row.id and versions[row.id][1] == row.created_at]
    faults = []
    for row in own:
        changed = row.version != versions[row.id or 0][0]
        if changed or row.id in used:
            what = text("{day}: was confirmed or changed since", day=row.met_on)
            if not changed:
                what = text("{day}: one of them kept something about it since", day=row.met_on)
            faults.append(Fault(named_pairing(session, row.pairing_id), what))
    if faults:
        return faults, 0
    for row in own:
        session.delete(row)
    return [], len(own)
