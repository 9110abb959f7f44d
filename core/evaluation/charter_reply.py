"""Who agreed to the charter: what a stakeholder was shown, what she said of it, and whether it still stands so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.errors import Fault, InvalidInput
from core.evaluation.targets import Target
from core.intake.applications import is_email
from core.text import text

LONGEST_NAME, LONGEST_WORDS = 120, 4000


@dataclass(frozen=True)
class Stakeholder:
    """Somebody who is asked to agree, usually of another department."""

    name: str
    email: str
    department: str = ""


@dataclass(frozen=True)
class Reply:
    """What was said of version ``version``. ``is_current``: neither the charter nor its targets have changed since;
    ``name`` as typed by whoever agreed."""

    version: int
    agrees: bool
    name: str
    words: str
    at: datetime
    is_current: bool


def check_stakeholder(person: Stakeholder) -> None:
    """Raise InvalidInput with all that is wrong."""
    faults = []
    if not person.name.strip():
        faults.append(Fault("Name", text("is empty; say whom the message greets")))
    if not is_email(person.email):
        faults.append(Fault("E-mail", text("does not look like an address, such as ana@example.org")))
    for where, words in (("Name", person.name), ("Department", person.department)):
        if len(words) > LONGEST_NAME:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=LONGEST_NAME)))
    if faults:
        raise InvalidInput("Nobody was added.", faults)


def check_reply(agrees: bool, name: str, words: str) -> None:
    """Raise InvalidInput: an agreement wants a name, a comment wants words."""
    faults = []
    if agrees and not name.strip():
        faults.append(Fault("Your name", text("is empty; type it to agree")))
    if not agrees and not words.strip():
        faults.append(Fault("Comment", text("is empty; say what should be otherwise")))
    for where, said, longest in (("Your name", name, LONGEST_NAME), ("Comment", words, LONGEST_WORDS)):
        if len(said) > longest:
            faults.append(Fault(where, text("is longer than {longest} letters", longest=longest)))
    if faults:
        raise InvalidInput("Nothing was kept yet.", faults)


def targets_shown(targets: Sequence[Target]) -> list[Any]:
    """The targets as a reply keeps them, in a fixed order: two replies to the same targets hold the same."""
    return sorted([each.key, each.aim.value, each.line, each.due.isoformat() if each.due else ""] for each in targets)
