"""A parent or guardian is asked at the end how it was for a child, and answers by a private link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.errors import NotFound
from core.messages.templates import MessageKey
from core.program.program import Part
from core.tracking.closing import LookBack, check_look_back
from core.tracking.guardian_back import LINK_DAYS, GuardianBack, guardian_back_of
from db.admission import program_of
from db.audit import Author, keep_log
from db.clock import Clock
from db.documents import words_of
from db.engine import unit_of_work
from db.guardians import AGREED
from db.links import LinkPurpose, find_link, link_address, make_link
from db.many import columns
from db.message_wording import write
from db.models import ApplicationRow, GuardianRow, LookBackRow, ParticipantRow
from db.outbox import put_message
from db.own_pairings import members_of
from db.standing import under_age_by

if TYPE_CHECKING:
    from db.closing_people import ClosingPerson
    from db.workspace import Workspace


@dataclass(frozen=True)
class AskedGuardian:
    """What the link asks, and what was answered already."""

    name: str
    child: str
    partners: tuple[str, ...]
    program: str
    said: LookBack | None


class GuardianLooksBack:
    """See the module's docstring. Opening the link writes nothing."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> AskedGuardian:
        """What the link asks. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            row, asked = self._asked(session, token)
            people = members_of(session, [row.pairing_id]).get(row.pairing_id, ())
            child = next((one.name for one in people if one.id == row.participant_id), "")
            partners = tuple(one.name for one in people if one.id != row.participant_id)
            return AskedGuardian(asked.name, child, partners, program_of(session, row.program_id).name, asked.said)

    def answer(self, token: str, said: LookBack) -> None:
        """Keep what was said, instead of what was said before. Raises InvalidInput where it says nothing."""
        check_look_back(said)
        with unit_of_work(self._engine, writes=True) as session:
            row, asked = self._asked(session, token)
            keep_log(session, Author(program_id=row.program_id), "look back as a guardian", self._clock())
            zone = ZoneInfo(program_of(session, row.program_id).time_zone)
            today = self._clock().astimezone(zone).date()
            row.document = replace(asked, said=said, answered_on=today).within(row.document)
            session.add(row)

    def _asked(self, session: Session, token: str) -> tuple[LookBackRow, GuardianBack]:
        link = find_link(session, token, LinkPurpose.GUARDIAN_BACK, self._clock())
        row = session.exec(
            select(LookBackRow).where(
                LookBackRow.participant_id == link.subject_id, LookBackRow.pairing_id == link.details.get("pairing")
            )
        ).first()
        asked = guardian_back_of(row.document) if row is not None else None
        if row is None or asked is None:
            raise NotFound("There is nothing to answer any more.", "There is nothing you need to do.")
        return row, asked


def guardians_of(
    session: Session, workspace: "Workspace", people: Iterable["ClosingPerson"]
) -> Mapping[int, tuple[str, str]]:
    """Participant → name and address of the parent or guardian who agreed and has not looked back: of those alone who
    take part and are under age still. Two queries, none where the program asks no guardians."""
    if Part.GUARDIANS not in workspace.place.parts:
        return {}
    open_ = [one.id for one in people if not one.gone and (one.guardian is None or one.guardian.said is None)]
    rows = session.exec(
        columns(
            ParticipantRow.id, ApplicationRow.side, words_of(ApplicationRow.about), GuardianRow.name, GuardianRow.email
        )
        .join(ApplicationRow, col(ApplicationRow.id) == ParticipantRow.application_id)
        .join(GuardianRow, col(GuardianRow.application_id) == ApplicationRow.id)
        .where(col(ParticipantRow.id).in_(open_), GuardianRow.answer == AGREED)
    ).all()
    under_age = under_age_by(program_of(session, workspace.actor.program_id), workspace.today)
    return {id or 0: (name, email) for id, side, about, name, email in rows if under_age(side, about) is not False}


def ask_guardian_back(
    session: Session, workspace: "Workspace", row: LookBackRow, child: str, to: tuple[str, str],
    fields: Mapping[str, str],
) -> None:  # fmt: skip
    """Note beside the child's own look back that she is asked, and write it; it waits in the outbox."""
    (name, email), program_id = to, row.program_id
    row.document = GuardianBack(name, workspace.today).within(row.document)
    session.add(row)
    link = make_link(
        session, LinkPurpose.GUARDIAN_BACK, program_id=program_id, subject_id=row.participant_id, now=workspace.now,
        days=LINK_DAYS, details={"pairing": row.pairing_id},
    )  # fmt: skip
    whole = {"name": name, "program": workspace.place.name, "child": child, "link": link_address(link), **fields}
    message = write(session, program_id, MessageKey.GUARDIAN_BACK, whole)
    put_message(
        session, program_id=program_id, kind=MessageKey.GUARDIAN_BACK.value, to_name=name, to_email=email,
        subject=message.subject, body=message.body, now=workspace.now, pairing_id=row.pairing_id, wait=True,
    )  # fmt: skip
