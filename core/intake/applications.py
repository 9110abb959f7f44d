"""Applications: what somebody hands in, whether it may be sent, and what becomes of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import Fault, InvalidInput, Refusal
from core.intake.about import BORN, GUARDIAN_EMAIL, GUARDIAN_NAME, UNTIL, About, about_faults, holds_link
from core.intake.answers import (
    SharedAnswer,
    clean,
    fault_in,
    keepable,
    profile_for_partner,
    show_answer,
)
from core.intake.consent import ConsentText
from core.program.conditions import asked, without_unasked
from core.program.program import Program, is_time_zone
from core.program.questions import Form, Side
from core.text import Text, text

__all__ = [
    "Application",
    "ApplicationStatus",
    "By",
    "SharedAnswer",
    "application_faults",
    "check_application",
    "check_move",
    "clean",
    "fault_in",
    "is_email",
    "may_become",
    "profile_for_partner",
    "show_answer",
    "submit_faults",
]

LONGEST_NAME = 120
LONGEST_EMAIL = 254
MOST_PLACES = 50
DRAFT_DAYS = 30  # for so long an application that was begun is kept without a word being added; then it is removed

# Where a fault belongs, for what comes before the questions; a question's own place is its key.
NAME, EMAIL, TIME_ZONE, PLACES = "name", "email", "time_zone", "places"
FIELD_LABELS = {
    NAME: "Name",
    EMAIL: "E-mail",
    TIME_ZONE: "Time zone",
    PLACES: "Places",
    BORN: "Age",
    GUARDIAN_NAME: "Name of a parent or guardian",
    GUARDIAN_EMAIL: "E-mail of a parent or guardian",
    UNTIL: "Until when",
}

EMAIL_SHAPE = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(\.[^\s@<>()\[\],;:\"\\.]+)+")


NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Application:
    """What somebody has given so far. ``consents`` maps a purpose to the version of the wording agreed to;
    ``language`` is the one in which she reads the form, empty where it has only one."""

    name: str = ""
    email: str = ""
    time_zone: str = ""
    places: int = 1
    answers: Mapping[str, Any] = field(default_factory=dict)
    consents: Mapping[str, str] = field(default_factory=dict)
    about: About = field(default_factory=About)
    language: str = ""

    def tidied(self, form: Form, tidy: Mapping[str, Any] = NOTHING) -> "Application":
        """As it is kept: answers cleaned, those left empty not there, spaces around words gone. ``tidy``: answers that
        are kept by this form already; where they are the same again they are not looked through again.

        Answers to questions that the form no longer has stay: an older version of the form asked them. Those to
        questions that this person is not asked, by how she answered others, go.
        """
        if tidy and all(key in tidy and tidy[key] == value for key, value in self.answers.items()):
            return self._worded(tidy)
        cleaned = {
            key: tidy[key] if key in tidy and tidy[key] == self.answers.get(key) else clean(each, self.answers.get(key))
            for each in form.questions if (key := each.key)
        }  # fmt: skip
        others = {key: value for key, value in self.answers.items() if key not in cleaned}
        given = {key: value for key, value in without_unasked(form, cleaned).items() if value is not None}
        return self._worded(others | given)

    def _worded(self, answers: Mapping[str, Any]) -> "Application":
        """With these answers, and all else as it is kept."""
        name = " ".join(keepable(self.name).split())
        email, zone = keepable(self.email).strip(), keepable(self.time_zone)
        return Application(name, email, zone, self.places, answers, self.consents, self.about.tidied(), self.language)


def is_email(address: str) -> bool:
    """Whether an address could be one: a name, one @, a domain with a dot, no spaces. Nobody is asked if it exists."""
    plain = len(address) <= LONGEST_EMAIL and ".." not in address and not address.startswith(".")
    return plain and EMAIL_SHAPE.fullmatch(address) is not None and ".@" not in address


def application_faults(
    form: Form,
    application: Application,
    *,
    final: bool,
    consents: Sequence[ConsentText] = (),
    program: Program | None = None,
    today: date | None = None,
) -> dict[str, Text]:
    """Everything wrong, by field, for showing beside each: a question's key, ``name``, ``email``, ``time_zone``,
    ``places``, a field of ``About`` or ``consent:<purpose>``; in the order of the screen.

    With ``program`` and its ``today`` also what is asked beside the questions: age, guardian, until when.

    Of a draft only what was given and can't be right is told, and a draft is kept nevertheless. To be sent
    (``final``) it also needs a name, an e-mail address, a time zone, each required answer to what this person is
    asked (see ``core.program.conditions``), and consent to every required purpose of ``consents`` in today's wording.
    """
    given = application.tidied(form)
    faults: dict[str, Text] = {}
    if final and not given.name:
        faults[NAME] = text("is empty; write the name people call you by")
    elif len(given.name) > LONGEST_NAME:
        faults[NAME] = text("is longer than {longest} letters", longest=LONGEST_NAME)
    elif holds_link(given.name):
        faults[NAME] = text("has a web address in it; write a name only")
    if final and not given.email:
        faults[EMAIL] = text("is empty; it is how we reach you")
    elif given.email and not is_email(given.email):
        faults[EMAIL] = text("does not look like an address, such as ana@example.org")
    if final and not given.time_zone:
        faults[TIME_ZONE] = text("is not chosen")
    elif given.time_zone and not is_time_zone(given.time_zone):
        faults[TIME_ZONE] = text("is not known; choose one from the list")
    least = 0 if form.side is Side.MENTOR else 1  # a mentor may pause by offering no place
    if not least <= given.places <= MOST_PLACES:
        faults[PLACES] = text("is a number from {least} to {most}", least=least, most=MOST_PLACES)
    if program is not None and today is not None:
        could_be = is_email(given.about.guardian_email)
        faults |= about_faults(
            program, form.side, given.about, today, own_email=given.email, is_email=could_be, final=final
        )
    for question in asked(form, given.answers):
        answer = given.answers.get(question.key)
        if (fault := fault_in(question, answer)) is not None:
            faults[question.key] = fault
        elif final and question.required and answer is None:
            faults[question.key] = text("has no answer yet")
    for consent in consents if final else ():
        agreed_to = given.consents.get(consent.purpose.value)
        if consent.required and not agreed_to:
            faults[f"consent:{consent.purpose.value}"] = text("is needed: without it we may not suggest anybody to you")
        elif agreed_to and agreed_to != consent.version:
            faults[f"consent:{consent.purpose.value}"] = text("has a new wording; please read it and decide again")
    return faults


def check_application(
    form: Form, application: Application, *, final: bool, consents: Sequence[ConsentText] = ()
) -> tuple[Fault, ...]:
    """The same faults as ``application_faults``, each with the label it stands under."""
    labels = {question.key: question.label for question in form.questions} | FIELD_LABELS
    found = application_faults(form, application, final=final, consents=consents)
    return tuple(Fault(labels.get(key, "Consent"), what) for key, what in found.items())


def submit_faults(form: Form, application: Application, consents: Sequence[ConsentText]) -> None:
    """Raise ``InvalidInput`` with all faults unless the application may be sent."""
    faults = check_application(form, application, final=True, consents=consents)
    if faults:
        raise InvalidInput("Your application is kept, but not sent yet.", faults)


class ApplicationStatus(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class By(StrEnum):
    """Who moves an application on."""

    APPLICANT = "applicant"
    STAFF = "staff"


_S = ApplicationStatus
MOVES: Mapping[By, Mapping[ApplicationStatus, frozenset[ApplicationStatus]]] = {
    By.APPLICANT: {
        _S.DRAFT: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),
        _S.SUBMITTED: frozenset({_S.SUBMITTED, _S.WITHDRAWN}),  # sent again after a correction
        _S.WAITLISTED: frozenset({_S.WAITLISTED, _S.WITHDRAWN}),  # corrected, and in the same place of the list
        _S.ACCEPTED: frozenset({_S.WITHDRAWN}),
        _S.DECLINED: frozenset(),
        _S.WITHDRAWN: frozenset({_S.SUBMITTED}),
    },
    By.STAFF: {
        _S.DRAFT: frozenset(),
        _S.SUBMITTED: frozenset({_S.ACCEPTED, _S.WAITLISTED, _S.DECLINED, _S.WITHDRAWN}),
        _S.WAITLISTED: frozenset({_S.ACCEPTED, _S.DECLINED, _S.WITHDRAWN}),
        _S.ACCEPTED: frozenset({_S.WAITLISTED, _S.DECLINED, _S.WITHDRAWN}),
        _S.DECLINED: frozenset({_S.ACCEPTED, _S.WAITLISTED}),
        _S.WITHDRAWN: frozenset(),
    },
}

NO: Mapping[tuple[By, ApplicationStatus], tuple[str, str]] = {
    (By.STAFF, _S.DRAFT): (
        "{name} has not sent this application yet.",
        "Wait until it is sent, or write to {name} with the link to go on.",
    ),
    (By.STAFF, _S.WITHDRAWN): (
        "{name} has withdrawn this application.",
        "It can only come back from {name}: send the link to apply again.",
    ),
    (By.APPLICANT, _S.DECLINED): (
        "This application has been decided.",
        "Write to the people who run the program if you would like to know more.",
    ),
    (By.APPLICANT, _S.ACCEPTED): (
        "This application has been accepted already.",
        "Write to the people who run the program to change something.",
    ),
    (By.APPLICANT, _S.WAITLISTED): (
        "This application is on the waiting list already.",
        "Write to the people who run the program to change something.",
    ),
    (By.APPLICANT, _S.WITHDRAWN): ("This application has been withdrawn.", "Send it again if you changed your mind."),
}


def may_become(status: ApplicationStatus, by: By) -> frozenset[ApplicationStatus]:
    """What an application in this status can become, at the hands of the applicant or of staff."""
    return MOVES[by][status]


def check_move(status: ApplicationStatus, to: ApplicationStatus, by: By, name: str = "this person") -> None:
    """Raise ``Refusal`` unless the application may go from ``status`` to ``to``; ``name`` is the applicant's."""
    if to in MOVES[by][status]:
        return
    if status is to:
        raise Refusal(
            "The application of {name} is {status} already.", "There is nothing to do.", name=name, status=to.value
        )
    message, remedy = NO.get(
        (by, status),
        ("An application that is {status} can't become {to}.", "Load the page again to see what it can become."),
    )
    raise Refusal(message, remedy, name=name, status=status.value, to=to.value)
