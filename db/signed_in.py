"""What a signed-in account may do outside any one program: her programs, her own account, and all accounts for
whoever runs the app. The policy is ``core.account.ACCOUNT_MAY``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core import account as rules
from core.account import ACCOUNT_MAY, Account, AccountAction, Standing
from core.errors import Fault, InvalidInput, NotAllowed, NotFound
from core.program.cohort import Cohort
from core.program.program import Program, ProgramGoal
from core.roles import STAFF, Role
from core.settings import Settings
from core.text import text
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.engine import unit_of_work
from db.joining import join
from db.links import LinkPurpose, find_link, make_link, revoke_links, use_link
from db.models import AccountRow, ParticipantRow, ProgramRow, RoleRow, SignInRow
from db.my_programs import MyProgram, my_programs
from db.new_program import create_program
from db.passwords import hash_password, is_password
from db.sign_ins import hash_sid
from db.throttle import forgive, take_a_try
from db.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from db.program_import import BroughtIn

COPIED_RESET_DAYS = 1

P = ParamSpec("P")
R = TypeVar("R")


def allowed(
    action: AccountAction,
) -> Callable[[Callable[Concatenate["SignedIn", P], R]], Callable[Concatenate["SignedIn", P], R]]:
    """Mark a method of SignedIn with what it does; it then runs only for an account that may."""

    def mark(method: Callable[Concatenate["SignedIn", P], R]) -> Callable[Concatenate["SignedIn", P], R]:
        @wraps(method)
        def guarded(self: "SignedIn", /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not self.may(action):
                raise NotAllowed(
                    "Your account may not {action}.", "Ask whoever runs this installation.", action=action.value
                )
            return method(self, *args, **kwargs)

        marked: Any = guarded
        marked.allowed = action
        return guarded

    return mark


@dataclass(frozen=True)
class AccountLine:
    """One account, for whoever runs the app."""

    id: int
    name: str
    email: str
    active: bool
    runs_the_app: bool
    created_at: datetime
    parts: tuple[tuple[str, Role], ...]  # program, role


class SignedIn:
    """See the module's docstring. Made by ``Public.who`` for one click; never kept."""

    def __init__(
        self,
        engine: Engine,
        account: Account,
        sid: str,
        was_in: tuple[int | None, int | None] = (None, None),
        *,
        now: Clock = clock,
        settings: Settings | None = None,
    ) -> None:
        self.account = account
        self.was_in = was_in
        self.settings = settings or Settings()
        self._engine = engine
        self._sid = sid
        self._clock = now

    def may(self, action: AccountAction) -> bool:
        """Whether this account's standing covers the action."""
        wanted = ACCOUNT_MAY[action]
        if Standing.ANYONE in wanted or (self.account.runs_the_app and Standing.RUNS_THE_APP in wanted):
            return True
        return Standing.STAFF in wanted and any(program.roles & STAFF for program in self._programs())

    def _programs(self) -> tuple[MyProgram, ...]:
        with unit_of_work(self._engine, writes=False) as session:
            return my_programs(session, self.account.id)

    # my programs

    @allowed(AccountAction.READ_MY_ACCOUNT)
    def my_programs(self) -> tuple[MyProgram, ...]:
        """Real ones first, then the demo; each by name."""
        return self._programs()

    @allowed(AccountAction.READ_MY_ACCOUNT)
    def workspace(self, program_id: int, cohort_id: int | None = None) -> Workspace:
        """My workspace in one of my programs."""
        return open_workspace(self._engine, self.account.id, program_id, cohort_id, self._clock)

    @allowed(AccountAction.READ_MY_ACCOUNT)
    def holds_place(self, program_id: int | None, participant_id: int | None) -> bool:
        """Whether this participant of this program is me."""
        with unit_of_work(self._engine, writes=False) as session:
            person = session.get(ParticipantRow, participant_id) if participant_id is not None else None
            return person is not None and (person.account_id, person.program_id) == (self.account.id, program_id)

    @allowed(AccountAction.READ_MY_ACCOUNT)
    def remember_place(self, program_id: int, cohort_id: int | None) -> None:
        """Come back to this program and cohort when this browser opens the app again."""
        with unit_of_work(self._engine, writes=True) as session:
            row = session.get(SignInRow, hash_sid(self._sid))
            if row is not None:
                row.program_id, row.cohort_id = program_id, cohort_id

    @allowed(AccountAction.READ_MY_ACCOUNT)
    def today(self, time_zone: str) -> date:
        """Today in a time zone, for a program that is not there yet."""
        return self._clock().astimezone(ZoneInfo(time_zone)).date()

    @allowed(AccountAction.CREATE_PROGRAM)
    def create_program(
        self,
        template_key: str,
        name: str,
        *,
        program: Program | None = None,
        goal: ProgramGoal | None = None,
        cohort: Cohort | None = None,
    ) -> int:
        """A new program of a template, mine; its id."""
        return create_program(
            self._engine, self.account.id, self._clock(), template_key, name, program=program, goal=goal, cohort=cohort
        )

    @allowed(AccountAction.CREATE_PROGRAM)
    def create_demo(self) -> int:
        """A program of invented people to look around in, mine; its id."""
        from db.demo import create_demo  # brings the matching engine along: half a second that few need

        return create_demo(self._engine, self.account.id, self._clock())

    @allowed(AccountAction.BRING_PROGRAM)
    def bring_program(self, content: bytes) -> "BroughtIn":
        """A program that another installation wrote, mine too; see ``import_program``."""
        from db.program_import import import_program

        return import_program(self._engine, self.account.id, content, self._clock())

    # my account

    @allowed(AccountAction.CHANGE_MY_ACCOUNT)
    def change_name(self, name: str) -> None:
        rules.check(rules.name_faults(name))
        with self._changing("change my name") as session:
            self._me(session).name = name.strip()

    @allowed(AccountAction.CHANGE_MY_ACCOUNT)
    def change_language(self, language: str) -> None:
        with self._changing("change my language") as session:
            self._me(session).language = language

    @allowed(AccountAction.CHANGE_MY_ACCOUNT)
    def change_password(self, old: str, new: str) -> None:
        """Every other browser is signed out; this one stays."""
        if not take_a_try(self._engine, "my password", str(self.account.id), self._clock()):
            raise NotAllowed("That was tried too often.", "Wait 15 minutes, then try again.")
        with unit_of_work(self._engine, writes=False) as session:
            kept = self._me(session).password_hash
        faults = rules.password_faults(new, self.account.email)
        if kept is not None and not is_password(old, kept, self.settings.password_rounds):
            faults.insert(0, Fault("Password until now", text("is not right")))
        if faults:
            raise InvalidInput("The password stays as it was.", faults)
        hashed = hash_password(new, self.settings.password_rounds)
        with self._changing("change my password") as session:
            me = self._me(session)
            me.password_hash = hashed
            me.token_version += 1
            here = session.get(SignInRow, hash_sid(self._sid))
            if here is not None:
                here.token_version = me.token_version
            forgive(session, "my password", str(self.account.id))

    @allowed(AccountAction.CHANGE_MY_ACCOUNT)
    def sign_out_everywhere(self) -> None:
        """End every sign-in of mine, this one too."""
        with self._changing("sign out everywhere") as session:
            self._me(session).token_version += 1

    @allowed(AccountAction.JOIN)
    def join(self, token: str) -> None:
        """Take what an invitation or personal link to my address offers."""
        with unit_of_work(self._engine, writes=True) as session:
            now = self._clock()
            purpose = find_link(session, token, None, now).purpose
            if purpose not in (LinkPurpose.INVITATION, LinkPurpose.PARTICIPANT):
                raise NotFound("This link is for something else.", "Follow it from the message once more.")
            link = use_link(session, token, purpose, now)
            keep_log(session, Author(self.account.id, None, link.program_id), "join by a link", now)
            join(session, self._me(session), link, now)

    # all accounts

    @allowed(AccountAction.READ_ACCOUNTS)
    def accounts(self) -> tuple[AccountLine, ...]:
        """Everyone who can sign in, by name, with their parts in programs."""
        with unit_of_work(self._engine, writes=False) as session:
            rows = session.exec(select(AccountRow)).all()
            parts: dict[int, list[tuple[str, Role]]] = {}
            team = session.exec(
                select(RoleRow.account_id, ProgramRow.name, RoleRow.role).join(
                    ProgramRow, col(ProgramRow.id) == col(RoleRow.program_id)
                )
            ).all()
            for account_id, program, role in team:
                parts.setdefault(account_id, []).append((program, Role(role)))
        lines = [_account_line(row, parts.get(row.id or 0, [])) for row in rows]
        return tuple(sorted(lines, key=lambda line: (line.name.lower(), line.id)))

    @allowed(AccountAction.CHANGE_ACCOUNTS)
    def disable(self, account_id: int) -> None:
        """The account can't sign in any more; its browsers are out at their next click."""
        if account_id == self.account.id:
            raise NotAllowed("You can't close your own account.", "Ask another person who runs this installation.")
        with self._changing("close an account") as session:
            row = _account(session, account_id)
            row.active = False
            row.token_version += 1
            revoke_links(session, LinkPurpose.RESET, account_id)

    @allowed(AccountAction.CHANGE_ACCOUNTS)
    def enable(self, account_id: int) -> None:
        with self._changing("open an account again") as session:
            _account(session, account_id).active = True

    @allowed(AccountAction.CHANGE_ACCOUNTS)
    def make_reset_link(self, account_id: int) -> str:
        """The token of a link by which its owner chooses a new password, once, within a day."""
        with self._changing("make a link for a new password") as session:
            row = _account(session, account_id)
            if not row.active:
                raise NotAllowed("This account is closed.", "Open it again first.")
            revoke_links(session, LinkPurpose.RESET, account_id)
            return make_link(
                session,
                LinkPurpose.RESET,
                program_id=None,
                subject_id=account_id,
                now=self._clock(),
                days=COPIED_RESET_DAYS,
                uses=1,
            )

    @contextmanager
    def _changing(self, action: str) -> Iterator[Session]:
        """One transaction with its line in the audit log."""
        with unit_of_work(self._engine, writes=True) as session:
            keep_log(session, Author(self.account.id), action, self._clock())
            yield session

    def _me(self, session: Session) -> AccountRow:
        return _account(session, self.account.id)


def _account(session: Session, account_id: int) -> AccountRow:
    row = session.get(AccountRow, account_id)
    if row is None:
        raise NotFound("That account is not here.", "Look at the list of accounts again.")
    return row


def _account_line(row: AccountRow, parts: list[tuple[str, Role]]) -> AccountLine:
    who = (row.id or 0, row.name, row.email)
    return AccountLine(*who, row.active, row.runs_the_app, row.created_at, tuple(sorted(parts)))
