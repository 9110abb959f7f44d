"""How one account looks at the lists of a program: the filters and columns she left them with."""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import select

from core.errors import InvalidInput
from core.roles import Action
from db.models import KeptViewRow
from db.repository import Repository, needs

LONGEST = 10_000


class Views(Repository):
    """Of the account that is signed in, in the program one is in."""

    @needs(Action.READ_PROGRAM)
    def kept(self, name: str) -> dict[str, Any]:
        """What was kept of the list ``name``; empty where nothing was."""
        row = self._row(name)
        return dict(row.document) if row is not None else {}

    @needs(Action.KEEP_VIEW)
    def keep(self, name: str, document: Mapping[str, Any]) -> None:
        """Keep it for the next time; the last one to be kept counts."""
        if self.workspace.actor.account_id is None:
            return
        if len(json.dumps(document)) > LONGEST:
            raise InvalidInput("This is more than can be kept of a list.", [])
        row = self._row(name)
        if row is None:
            self._session.add(
                KeptViewRow(
                    program_id=self.workspace.actor.program_id, account_id=self.workspace.actor.account_id, name=name,
                    document=dict(document),
                )
            )  # fmt: skip
        elif row.document != document:
            row.document = dict(document)

    def _row(self, name: str) -> KeptViewRow | None:
        own = KeptViewRow.account_id == self.workspace.actor.account_id
        return self._session.exec(select(KeptViewRow).where(own, KeptViewRow.name == name)).first()
