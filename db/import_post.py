"""What people are written when an import brings them in: links and messages, kept together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from core.messages.templates import MessageKey
from db.links import LinkPurpose, link_address, link_row
from db.many import add_many
from db.message_wording import signed_by, write
from db.models import ApplicationRow, MessageRow, ParticipantRow, PrivateLinkRow
from db.outbox import message_row

if TYPE_CHECKING:
    from db.workspace import Workspace


class Post:
    """Links and messages of one import, kept together once all are written."""

    def __init__(self, session: Session, workspace: "Workspace") -> None:
        self._session, self._workspace = session, workspace
        self._signed = signed_by(session, workspace.actor.account_id, workspace.place.name)
        self._links: list[dict[str, Any]] = []
        self._messages: list[dict[str, Any]] = []

    def link(self, purpose: LinkPurpose, subject_id: int | None, days: int | None, details: Mapping[str, Any]) -> str:
        program_id, now = self._workspace.actor.program_id, self._workspace.now
        token, row = link_row(purpose, program_id, subject_id, now, days, details)
        self._links.append(row)
        return link_address(token)

    def write(self, key: MessageKey, to: ParticipantRow | ApplicationRow, link: str, person_id: int | None) -> None:
        fields = {"name": to.name, "program": self._workspace.place.name, "link": link, "coordinator": self._signed}
        message = write(self._session, to.program_id, key, fields)
        self._messages.append(
            message_row(
                self._session, program_id=to.program_id, kind=key.value, to_name=to.name, to_email=to.email,
                subject=message.subject, body=message.body, now=self._workspace.now, participant_id=person_id,
            )
        )  # fmt: skip

    def keep(self) -> None:
        add_many(self._session, PrivateLinkRow, self._links)
        add_many(self._session, MessageRow, self._messages)
