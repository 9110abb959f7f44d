"""What somebody who has not signed in may do: make the first account, sign in, follow a link, ask for a new password.

Verbs that are given a ``sid`` let the browser that knows it in. The caller makes it and keeps it *before* the
verb runs, because nothing may need doing after the verb has committed.
"""

import hmac
from datetime import datetime

from sqlalchemy import Engine, text
from sqlmodel import select

from core import account as rules
from core.account import Account, tidy_email
from core.errors import Fault, NotAllowed, NotFound
from core.messages.templates import compose
from core.settings import Settings
from core.text import text as words
from db import keys
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.engine import is_sqlite, unit_of_work
from db.joining import Invitation, invitation, join
from db.links import Link, LinkPurpose, find_link, link_address, make_link, revoke_links, use_link
from db.models import AccountRow
from db.outbox import put_message
from db.passwords import hash_password, is_password
from db.sign_ins import account_value, end_sign_in, open_sign_in, sid_in_cookie, whose
from db.signed_in import SignedIn
from db.throttle import forgive, take_a_try
from db.workspace import Workspace, open_as_participant

RESET_HOURS = 1
TOO_OFTEN = (
    "That was tried too often.",
    "Wait 15 minutes, then try again.",
)
HAS_ACCOUNT = ("There is an account with this address already.", "Sign in with its password.")


class Public:
    """See the module's docstring."""

    def __init__(self, engine: Engine, now: Clock = clock, settings: Settings | None = None) -> None:
        self._engine = engine
        self._clock = now
        self.settings = settings or Settings()

    @property
    def now(self) -> datetime:
        return self._clock()

    @property
    def sends_mail(self) -> bool:
        """Whether a link can be mailed: by a mail server, and with an address of the app that nobody can forge."""
        return self.settings.mail is not None and bool(self.settings.address)

    def cookie_key(self) -> str:
        return keys.cookie_key(self._engine, self.settings)

    def read_cookie(self, raw: str) -> str | None:
        """The sign-in id that a browser's cookie carries, if we signed it."""
        return sid_in_cookie(raw, self.cookie_key(), self._clock())

    # the first account

    def first_account_needed(self) -> bool:
        with unit_of_work(self._engine, writes=False) as session:
            return session.exec(select(AccountRow.id).limit(1)).first() is None

    def setup_code(self) -> str | None:
        """For the server's console only; None once there is an account."""
        return keys.setup_code(self._engine, self.settings)

    def create_first_account(self, code: str, name: str, email: str, password: str, sid: str) -> None:
        """Make the account that runs the app, and sign in as it. Raises InvalidInput with all faults."""
        faults = _faults(name, email, password)
        wanted = self.setup_code()
        if wanted is None:
            raise NotAllowed("There is an account already.", "Sign in, or ask its owner to invite you.")
        if not take_a_try(self._engine, "setup code", "", self._clock()):
            raise NotAllowed(*TOO_OFTEN)
        if not hmac.compare_digest(_letters(code), _letters(wanted)):
            faults.insert(0, Fault("Setup code", words("is not the one on the server's console")))
        rules.check(faults)
        hashed = hash_password(password, self.settings.password_rounds)
        with unit_of_work(self._engine, writes=True) as session:
            if not is_sqlite(self._engine):  # two people at once: one waits, and then is told
                session.execute(text("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE"))
            if session.exec(select(AccountRow.id).limit(1)).first() is not None:
                raise NotAllowed("There is an account already.", "Sign in, or ask its owner to invite you.")
            account = AccountRow(
                email=tidy_email(email),
                name=name.strip(),
                password_hash=hashed,
                runs_the_app=True,
                created_at=self._clock(),
            )
            keep_log(session, lambda: Author(account.id), "create the first account", self._clock())
            session.add(account)
            session.flush()
            forgive(session, "setup code", "")
            open_sign_in(session, account, sid, self._clock(), self.settings.cookie_days)

    # signing in

    def sign_in(self, email: str, password: str, sid: str) -> bool:
        """Whether it worked. A no takes the same work and says nothing about why."""
        address, now = tidy_email(email), self._clock()
        in_time = take_a_try(self._engine, "sign in", address, now)
        with unit_of_work(self._engine, writes=False) as session:
            seen = session.exec(select(AccountRow).where(AccountRow.email == address)).first()
        good = is_password(password, seen.password_hash if seen else None, self.settings.password_rounds)
        if not (good and in_time and seen is not None):
            return False
        with unit_of_work(self._engine, writes=True) as session:
            account = session.get(AccountRow, seen.id)
            if account is None or not account.active or account.password_hash != seen.password_hash:
                return False
            forgive(session, "sign in", address)
            open_sign_in(session, account, sid, now, self.settings.cookie_days)
        return True

    def sign_in_from_organisation(self, email: str, verified: bool, sid: str) -> None:
        """Let in whoever the organisation's own sign-in vouches for, if she has an account here."""
        with unit_of_work(self._engine, writes=True) as session:
            account = session.exec(select(AccountRow).where(AccountRow.email == tidy_email(email))).first()
            if not verified or account is None or not account.active:
                raise NotAllowed(
                    "Your organisation knows you as {email}, but there is no account here with that address.",
                    "Ask a coordinator to invite that address.",
                    email=email or "?",
                )
            open_sign_in(session, account, sid, self._clock(), self.settings.cookie_days)

    def who(self, sid: str | None) -> SignedIn | None:
        """Who is signed in by this id. Asked at every click, so that an end is felt at the next one."""
        if not sid:
            return None
        with unit_of_work(self._engine, writes=False) as session:
            found = whose(session, sid, self._clock())
        if found is None:
            return None
        account, row = found
        return SignedIn(
            self._engine, account, sid, (row.program_id, row.cohort_id), now=self._clock, settings=self.settings
        )

    def sign_out(self, sid: str) -> None:
        with unit_of_work(self._engine, writes=True) as session:
            end_sign_in(session, sid)

    # links

    def link(self, token: str) -> Link:
        """What a link is for; following it changes nothing. Raises NotFound if it no longer holds."""
        with unit_of_work(self._engine, writes=False) as session:
            return find_link(session, token, None, self._clock())

    def follow(self, token: str) -> Workspace:
        """The workspace of whoever follows her personal link."""
        with unit_of_work(self._engine, writes=False) as session:
            link = find_link(session, token, LinkPurpose.PARTICIPANT, self._clock())
        return open_as_participant(self._engine, link.subject_id or 0, self._clock)

    def invitation(self, token: str) -> Invitation:
        """What an invitation or personal link offers to become part of with an account."""
        with unit_of_work(self._engine, writes=False) as session:
            return invitation(session, find_link(session, token, None, self._clock()))

    def accept(self, token: str, name: str, password: str, sid: str) -> None:
        """Make the account that an invitation or personal link offers, and sign in as it."""
        offered = self.invitation(token)
        if offered.has_account:
            raise NotAllowed(*HAS_ACCOUNT)
        rules.check(rules.name_faults(name) + rules.password_faults(password, offered.email))
        hashed, now = hash_password(password, self.settings.password_rounds), self._clock()
        with unit_of_work(self._engine, writes=True) as session:
            link = use_link(session, token, self._joining(token), now)
            if session.exec(select(AccountRow.id).where(AccountRow.email == offered.email)).first() is not None:
                raise NotAllowed(*HAS_ACCOUNT)  # made since, by a second press or another link
            account = AccountRow(email=offered.email, name=name.strip(), password_hash=hashed, created_at=now)
            keep_log(session, lambda: Author(account.id, None, link.program_id), "join by a link", now)
            session.add(account)
            session.flush()
            join(session, account, link, now)
            open_sign_in(session, account, sid, now, self.settings.cookie_days)

    def _joining(self, token: str) -> LinkPurpose:
        purpose = self.link(token).purpose
        if purpose not in (LinkPurpose.INVITATION, LinkPurpose.PARTICIPANT):
            raise NotFound("This link is for something else.", "Follow it from the message once more.")
        return purpose

    # a forgotten password

    def ask_reset(self, email: str) -> None:
        """Mail a link to choose a new password, if there is such an account. Never tells whether there is."""
        address, now = tidy_email(email), self._clock()
        if not take_a_try(self._engine, "reset", address, now) or not self.sends_mail:
            return
        with unit_of_work(self._engine, writes=True) as session:
            account = session.exec(select(AccountRow).where(AccountRow.email == address)).first()
            if account is None or account.id is None or not account.active:
                return
            keep_log(session, Author(), "ask for a new password", now)
            revoke_links(session, LinkPurpose.RESET, account.id)
            token = make_link(
                session,
                LinkPurpose.RESET,
                program_id=None,
                subject_id=account.id,
                now=now,
                days=RESET_HOURS / 24,
                uses=1,
            )
            fields = {
                "name": account.name,
                "link": link_address(token, self.settings.address),
                "valid": str(words("{hours} hour", hours=RESET_HOURS)),
            }
            message = compose("password reset", fields)
            put_message(
                session,
                program_id=None,
                kind="password reset",
                to_name=account.name,
                to_email=account.email,
                subject=message.subject,
                body=message.body,
                now=now,
            )

    def whose_reset(self, token: str) -> Account:
        """Whose password the link lets one choose."""
        with unit_of_work(self._engine, writes=False) as session:
            link = find_link(session, token, LinkPurpose.RESET, self._clock())
            account = session.get(AccountRow, link.subject_id) if link.subject_id is not None else None
            if account is None or not account.active:
                raise NotFound("This account is closed.", "Ask whoever runs this installation.")
            return account_value(account)

    def reset_password(self, token: str, password: str, sid: str) -> None:
        """Choose a new password and sign in with it; every other browser is signed out."""
        seen, now = self.whose_reset(token), self._clock()
        rules.check(rules.password_faults(password, seen.email))
        hashed = hash_password(password, self.settings.password_rounds)
        with unit_of_work(self._engine, writes=True) as session:
            use_link(session, token, LinkPurpose.RESET, now)
            account = session.get(AccountRow, seen.id)
            if account is None or not account.active:
                raise NotFound("This account is closed.", "Ask whoever runs this installation.")
            keep_log(session, Author(seen.id), "choose a new password by a link", now)
            account.password_hash = hashed
            account.token_version += 1
            revoke_links(session, LinkPurpose.RESET, seen.id)
            forgive(session, "sign in", account.email)
            open_sign_in(session, account, sid, now, self.settings.cookie_days)


def _faults(name: str, email: str, password: str) -> list[Fault]:
    return rules.name_faults(name) + rules.email_faults(email) + rules.password_faults(password, email)


def _letters(code: str) -> bytes:
    """A code as it is compared: spaces, dashes and the size of letters do not matter."""
    return "".join(sign for sign in code.upper() if sign.isalnum()).encode()
