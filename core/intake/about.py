"""What applicants say about themselves beside the form's questions: age, guardian, until when, what matters most."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.intake.answers import keepable
from core.program.program import AgeQuestion, Part, Program
from core.program.questions import Side
from core.text import Text, text

BORN, GUARDIAN_NAME, GUARDIAN_EMAIL, UNTIL = "born_on", "guardian_name", "guardian_email", "until"
LONGEST_NAME, LONGEST_EMAIL = 120, 254
MOST_MATTERS = 2  # whoever says that everything matters has said nothing
OLDEST = 120
WEB = re.compile(r"://|\bwww\.|\w\.(?:com|net|org|info|biz|ru|xyz|io)\b", re.IGNORECASE)


@dataclass(frozen=True)
class About:
    """``of_age``: what she said where only that is asked. ``until``: the last day on which she can take part.

    ``matters``: keys of the criteria that matter most to her, at most ``MOST_MATTERS``.
    """

    born_on: date | None = None
    of_age: bool | None = None
    guardian_name: str = ""
    guardian_email: str = ""
    until: date | None = None
    matters: tuple[str, ...] = ()

    def tidied(self) -> "About":
        """As it is kept: spaces around words gone, at most ``MOST_MATTERS`` that matter."""
        name = " ".join(keepable(self.guardian_name).split())[:LONGEST_NAME]
        email = keepable(self.guardian_email).strip()[:LONGEST_EMAIL]
        matters = tuple(dict.fromkeys(key[:80] for key in self.matters))[:MOST_MATTERS]
        return replace(self, guardian_name=name, guardian_email=email, matters=matters)

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, for the database; what was not said is not there."""
        given = {
            "born_on": self.born_on.isoformat() if self.born_on else None,
            "of_age": self.of_age,
            "guardian_name": self.guardian_name,
            "guardian_email": self.guardian_email,
            "until": self.until.isoformat() if self.until else None,
            "matters": list(self.matters),
        }
        return {name: value for name, value in given.items() if value is not None and value not in ("", [])}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "About":
        known = {name: value for name, value in document.items() if name in cls.__dataclass_fields__}
        days = {name: date.fromisoformat(known[name]) for name in ("born_on", "until") if known.get(name)}
        return cls(**known | days | {"matters": tuple(known.get("matters", ()))})


def age_on(born_on: date, today: date) -> int:
    """Whole years lived on a day; whoever is born on 29 February has her birthday on 1 March in other years.

    >>> age_on(date(2010, 11, 23), date(2026, 11, 22)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (15, 18)
    """
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def status_on(status: str, paused_until: date | None, today: date | None) -> str:
    """A participant's status on a day: a break ends by itself on the day that was named.

    >>> status_on("paused", date(2027, 3, 1), date(2027, 3, 1)), status_on("paused", None, date(2027, 3, 1))
    ('active', 'paused')
    """
    over = status == "paused" and paused_until is not None and today is not None and paused_until <= today
    return "active" if over else status


def holds_link(name: str) -> bool:
    """Whether a name carries a web address: names stand in messages, and are nobody's way to send advertisements.

    >>> holds_link("Win at www.example.org"), holds_link("Ann v. d. Lee")
    (True, False)
    """
    return WEB.search(name) is not None


def asks_age(program: Program, side: Side) -> bool:
    """Whether this side is asked for its age: where the program chose guardians, all but mentors."""
    return program.has(Part.GUARDIANS) and side is not Side.MENTOR


def is_under_age(program: Program, side: Side, about: About, today: date) -> bool | None:
    """Whether a parent or guardian has to agree; None: it has not been said, which is not no.

    ``today`` is the program's. Nobody is under age where the program did not choose guardians.
    """
    if not asks_age(program, side):
        return False
    if about.born_on is not None:
        return age_on(about.born_on, today) < program.guardian_age
    return None if about.of_age is None else not about.of_age


def about_faults(
    program: Program,
    side: Side,
    about: About,
    today: date,
    *,
    own_email: str,
    is_email: bool,
    final: bool,
) -> dict[str, Text]:
    """Everything wrong, by field, as ``core.intake.applications.application_faults`` has it.

    ``is_email``: whether the guardian's address could be one. Of a draft only what can't be right is told.
    """
    faults: dict[str, Text] = {}
    if asks_age(program, side):
        if about.born_on is not None and not 0 <= age_on(about.born_on, today) <= OLDEST:
            faults[BORN] = text("can't be; please look again")
        elif final and (about.born_on if program.age_question is AgeQuestion.BIRTH else about.of_age) is None:
            faults[BORN] = text("is not answered; we need it to know whether a parent or guardian has to agree")
        if is_under_age(program, side, about, today):
            faults |= _guardian_faults(about, own_email, is_email, final)
    if about.until is not None and about.until < today:
        faults[UNTIL] = text("is in the past; leave it empty if there is no last day")
    return faults


def _guardian_faults(about: About, own_email: str, is_email: bool, final: bool) -> dict[str, Text]:
    faults: dict[str, Text] = {}
    if final and not about.guardian_name:
        faults[GUARDIAN_NAME] = text("is empty; write who has to agree")
    elif holds_link(about.guardian_name):
        faults[GUARDIAN_NAME] = text("has a web address in it; write a name only")
    if final and not about.guardian_email:
        faults[GUARDIAN_EMAIL] = text("is empty; it is how we ask whether they agree")
    elif about.guardian_email and not is_email:
        faults[GUARDIAN_EMAIL] = text("does not look like an address, such as ana@example.org")
    elif about.guardian_email and about.guardian_email.lower() == own_email.strip().lower():
        faults[GUARDIAN_EMAIL] = text("is your own address; write that of your parent or guardian")
    return faults
