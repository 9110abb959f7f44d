"""What people are written when an import brings them in: links and messages, kept together."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from core.messages.templates import MessageKey
from db.admission import OF_APPLICATION
from db.links import LinkPurpose, link_address, link_row
from db.many import add_many
from db.message_wording import signed_by, write
from db.models import MessageRow, PrivateLinkRow
from db.outbox import message_row
from db.sheets import Brought, Wishes

if TYPE_CHECKING:
    from db.workspace import Workspace

CONSENT_DAYS = 90


class Post:
    """Links and messages of one import, kept together once all are written."""

    def __init__(self, session: Session, workspace: "Workspace") -> None:
        self._session, self._workspace = session, workspace
        self._signed = signed_by(session, workspace.actor.account_id, workspace.place.name)
        self._links: list[dict[str, Any]] = []
        self._messages: list[dict[str, Any]] = []

    def greet(self, people: Iterable[Brought], wishes: Wishes) -> int:
        """Ask for the consent that is missing, or tell who is new, as it was wished. How many were asked."""
        asked = 0
        for each in people:
            takes_part = each.participant_id is not None
            if each.lacks and wishes.ask_consent:
                asked += 1
                details = {} if takes_part else OF_APPLICATION
                subject = each.participant_id if takes_part else each.application_id
                link = self._link(LinkPurpose.CONSENT, subject, CONSENT_DAYS, details)
                self._write(MessageKey.CONSENT_REQUEST, each, link)
            elif not each.lacks and each.is_new and takes_part and wishes.tell:
                link = self._link(LinkPurpose.PARTICIPANT, each.participant_id, None, {})
                self._write(MessageKey.ACCEPTED, each, link)
        add_many(self._session, PrivateLinkRow, self._links)
        add_many(self._session, MessageRow, self._messages)
        return asked

    def _link(self, purpose: LinkPurpose, subject_id: int | None, days: int | None, details: Mapping[str, Any]) -> str:
        program_id, now = self._workspace.actor.program_id, self._workspace.now
        token, row = link_row(purpose, program_id, subject_id, now, days, details)
        self._links.append(row)
        return link_address(token)

    def _write(self, key: MessageKey, to: Brought, link: str) -> None:
        program_id = self._workspace.actor.program_id
        fields = {"name": to.name, "program": self._workspace.place.name, "link": link, "coordinator": self._signed}
        message = write(self._session, program_id, key, fields)
        self._messages.append(
            message_row(
                self._session, program_id=program_id, kind=key.value, to_name=to.name, to_email=to.email,
                subject=message.subject, body=message.body, now=self._workspace.now, participant_id=to.participant_id,
            )
        )  # fmt: skip
