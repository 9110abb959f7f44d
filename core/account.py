"""Accounts: what a name, an address and a password must be, and what a signed-in account may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.errors import Fault, InvalidInput
from core.intake.answers import keepable
from core.intake.applications import is_email
from core.text import text

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 500
LONGEST_NAME = 120


class Standing(StrEnum):
    """What an account is to the whole installation, apart from its roles in programs."""

    ANYONE = "anyone signed in"
    STAFF = "owner or coordinator of a program"
    RUNS_THE_APP = "runs the app"


class AccountAction(StrEnum):
    """A verb of a signed-in account outside any one program."""

    READ_MY_ACCOUNT = "read my account"
    CHANGE_MY_ACCOUNT = "change my account"
    JOIN = "join by a link"
    CREATE_PROGRAM = "create a program"
    BRING_PROGRAM = "bring in a program from another installation"
    READ_ACCOUNTS = "read all accounts"
    CHANGE_ACCOUNTS = "change somebody's account"
    COPY_DATABASE = "download a copy of the whole database"


ACCOUNT_MAY: dict[AccountAction, frozenset[Standing]] = {
    AccountAction.READ_MY_ACCOUNT: frozenset({Standing.ANYONE}),
    AccountAction.CHANGE_MY_ACCOUNT: frozenset({Standing.ANYONE}),
    AccountAction.JOIN: frozenset({Standing.ANYONE}),
    AccountAction.CREATE_PROGRAM: frozenset({Standing.STAFF, Standing.RUNS_THE_APP}),
    AccountAction.BRING_PROGRAM: frozenset({Standing.RUNS_THE_APP}),
    AccountAction.READ_ACCOUNTS: frozenset({Standing.RUNS_THE_APP}),
    AccountAction.CHANGE_ACCOUNTS: frozenset({Standing.RUNS_THE_APP}),
    AccountAction.COPY_DATABASE: frozenset({Standing.RUNS_THE_APP}),
}


@dataclass(frozen=True)
class Account:
    """Who signed in. ``has_password`` is False for someone who comes by her organisation's sign-in only."""

    id: int
    name: str
    email: str
    language: str = "en"
    runs_the_app: bool = False
    has_password: bool = True


def tidy_email(address: str) -> str:
    """An address as it is kept and compared: no space around it, small letters.

    >>> tidy_email(" Olga@Example.org ")
    'olga@example.org'
    """
    return keepable(address).strip().lower()


def name_faults(name: str) -> list[Fault]:
    """What is wrong with a name; empty where nothing is."""
    if not name.strip():
        return [Fault("Name", text("is empty"))]
    if len(name.strip()) > LONGEST_NAME:
        return [Fault("Name", text("is longer than {most} letters", most=LONGEST_NAME))]
    return []


def email_faults(address: str) -> list[Fault]:
    """What is wrong with an e-mail address; empty where nothing is."""
    if not address.strip():
        return [Fault("E-mail", text("is empty"))]
    return [] if is_email(tidy_email(address)) else [Fault("E-mail", text("is not an e-mail address"))]


def password_faults(password: str, email: str) -> list[Fault]:
    """What is wrong with a new password; length is all that is asked of it, and that it is not the address."""
    if len(password) < SHORTEST_PASSWORD:
        return [
            Fault("Password", text("needs at least {least} characters; a few words are good", least=SHORTEST_PASSWORD))
        ]
    if len(password) > LONGEST_PASSWORD:
        return [Fault("Password", text("is longer than {most} characters", most=LONGEST_PASSWORD))]
    if tidy_email(password) in (tidy_email(email), tidy_email(email).partition("@")[0]):
        return [Fault("Password", text("is your e-mail address; choose something nobody knows"))]
    return []


def check(faults: Sequence[Fault]) -> None:
    """Raise InvalidInput with all faults, if there are any."""
    if faults:
        raise InvalidInput("The account is not ready to be saved.", faults)
