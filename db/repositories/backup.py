"""Where the data lies and the program as one file, for owners; and a copy of all, for whoever runs the app."""

from dataclasses import dataclass

from sqlalchemy import Engine

from core.account import ACCOUNT_MAY, AccountAction, Standing
from core.errors import NotAllowed
from core.roles import Action
from db.backup import DataPlace, copy_of, data_place
from db.engine import is_sqlite
from db.models import AccountRow
from db.program_export import export_program
from db.repository import Repository, needs


@dataclass(frozen=True)
class Data:
    """What an owner is told. ``may_copy``: she runs the app, and the database is a file."""

    place: DataPlace
    runs_the_app: bool
    may_copy: bool


class Backup(Repository):
    """The database of this installation."""

    @needs(Action.BACK_UP)
    def about(self) -> Data:
        runs = self._runs_the_app()
        return Data(data_place(self._engine()), runs, runs and is_sqlite(self._engine()))

    @needs(Action.BACK_UP)
    def copy(self) -> bytes:
        """The whole database as one file. It holds every program, so an owner of one of them may not have it."""
        if not self._runs_the_app():
            raise NotAllowed(
                "The copy holds every program of this installation.", "Ask whoever runs the installation for one."
            )
        if not is_sqlite(self._engine()):
            raise NotAllowed("This database is not a file.", "Copy it with pg_dump, see the README.")
        return copy_of(self._engine())

    @needs(Action.EXPORT_PROGRAM)
    def program(self) -> bytes:
        """This program as one file, for other tools or another installation."""
        return export_program(self._session, self.workspace.actor.program_id, self.workspace.now)

    def _runs_the_app(self) -> bool:
        me = self._session.get(AccountRow, self.workspace.actor.account_id)
        return me is not None and me.runs_the_app and Standing.RUNS_THE_APP in ACCOUNT_MAY[AccountAction.COPY_DATABASE]

    def _engine(self) -> Engine:
        bind = self._session.get_bind()
        return bind if isinstance(bind, Engine) else bind.engine
