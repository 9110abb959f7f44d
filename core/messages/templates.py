"""The messages that go out: their wording, their merge fields, and how the two become one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import Fault, InvalidInput, NotFound
from core.messages.wording import WORDING
from core.program.program import Lead
from core.program.questions import Side
from core.text import Text, text

FIELD = re.compile(r"\{([^{}]*)\}")
LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000  # letters: a page or two are usual; what is pasted by mistake is refused

FIELDS: dict[str, Text] = {
    "name": text("the name of the reader"),
    "program": text("the name of the program"),
    "coordinator": text("who signs the message"),
    "inviter": text("who sends the invitation"),
    "role": text("what the reader is invited as"),
    "link": text("the private link"),
    "valid": text("how long the link works, such as “7 days”"),
    "partner": text("the name of the partner"),
    "partner_email": text("the partner's e-mail address"),
    "reasons": text("why the two were brought together, a line each"),
    "profile": text("what the partner shares, a line each"),
    "rhythm": text("how often and how long to meet"),
    "first_step": text("who writes first"),
    "agenda": text("what to talk about the first time, and what to agree on, a line each"),
    "first_meeting": text("a time at which both are free, where one is known"),
    "until": text("the last day to answer"),
    "child": text("the name of the young person"),
    "why": text("why we thought of the reader"),
    "about": text("where it is told what taking part gives and asks"),
    "origin": text("where we have the reader's address from"),
    "period": text("what time the report is about"),
    "survey": text("the title of the survey"),
    "who_reads": text("who reads the answers"),
    "last_day": text("until when one can answer"),
    "afterwards": text("what holds for contact after the end"),
    "note": text("a personal line from the coordinator"),
    "mentees": text("each mentee with the next meeting and what was agreed, a line each"),
    "on": text("the day of the meeting, or of the end"),
    "goal": text("what the goal is"),
    "also": text("what else is asked at the same time, a line each"),
}
OPTIONAL = frozenset(
    {"reasons", "profile", "note", "why", "about", "agenda", "first_meeting", "also"}
)  # a paragraph of nothing but an empty one of these is left out


class MessageKey(StrEnum):
    INVITATION = "invitation"
    PASSWORD_RESET = "password reset"  # noqa: S105 -- the name of a message
    RECEIVED = "application received"
    ACCEPTED = "accepted"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    APPLICATION_LINK = "application link"
    GUARDIAN_REQUEST = "guardian request"
    CONSENT_REQUEST = "consent request"
    INTRODUCTION_TO_MENTOR = "introduction to mentor"
    INTRODUCTION_TO_MENTEE = "introduction to mentee"
    INTRODUCTION_TO_PEER = "introduction to peer"
    PERSONAL_LINK = "personal link"
    STILL_LOOKING = "still looking"
    PAIRING_ENDED = "pairing ended"
    GROUP_JOINED = "group joined"
    GROUP_LEFT = "group left"
    MENTOR_INVITATION = "mentor invitation"
    REFERRAL = "referral"
    PAUSED = "paused"
    BACK = "back"
    LEFT = "left"
    WITHDRAWN = "withdrawn"
    PROPOSAL = "proposal"
    PROPOSAL_REMINDER = "proposal reminder"
    PROPOSAL_ENDED = "proposal ended"
    CHOOSING = "choosing"
    CHOOSING_REMINDER = "choosing reminder"
    CHECK_IN = "check-in"
    LOOK_BACK = "look back"
    GUARDIAN_BACK = "guardian look back"
    THANKS = "thanks"
    MONTH = "month"
    FEEDBACK_ASKED = "feedback asked"
    DID_YOU_MEET = "did you meet"
    CLOSING_SOON = "closing soon"
    STALE_GOAL = "stale goal"
    MEETING_SOON = "meeting soon"
    REPORT = "report"
    CONCERN = "concern"
    CHARTER = "charter"
    SURVEY = "survey"
    SURVEY_REMINDER = "survey reminder"


@dataclass(frozen=True)
class MessageTemplate:
    """A wording with ``{fields}``. ``needed`` ones may not be left out: without its link a message is useless."""

    key: MessageKey
    subject: str
    body: str
    needed: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """Every field that the wording uses."""
        return frozenset(FIELD.findall(self.subject + self.body))


@dataclass(frozen=True)
class Message:
    """A message ready to go: one line of subject, a body of plain text."""

    subject: str
    body: str


def message_template(key: MessageKey | str) -> MessageTemplate:
    """The usual wording of a message. Raises ``NotFound`` for a key that there is none of."""
    try:
        known = MessageKey(key)
    except ValueError:
        raise NotFound("There is no message “{key}”.", "Choose one from the list.", key=key) from None
    subject, body, needed = WORDING[known.value]
    return MessageTemplate(known, subject, body, frozenset(needed))


def introduction_for(side: Side) -> MessageKey:
    """Which introduction a person of this side gets."""
    return {
        Side.MENTOR: MessageKey.INTRODUCTION_TO_MENTOR,
        Side.MENTEE: MessageKey.INTRODUCTION_TO_MENTEE,
        Side.PEER: MessageKey.INTRODUCTION_TO_PEER,
    }[side]


def fillable(key: MessageKey | str) -> frozenset[str]:
    """The fields that this message can fill: those of its usual wording, and a personal line."""
    return message_template(key).fields | {"note"}


def check_template(template: MessageTemplate) -> tuple[Fault, ...]:
    """All that is wrong with a wording: a field nobody knows or this message can't fill, a missing one that it
    needs, an empty subject or body, a subject of several lines or over 200 letters, a body of over 20,000."""
    faults = []
    for where, wording in (("Subject", template.subject), ("Message", template.body)):
        if not wording.strip():
            faults.append(Fault(where, text("is empty")))
        known = fillable(template.key)
        for name in sorted(set(FIELD.findall(wording)) - known):
            what = "uses {field}, which this message can't fill; it knows {known}"
            shown = ", ".join(f"{{{each}}}" for each in sorted(known))
            faults.append(Fault(where, text(what, field=f"{{{name}}}", known=shown)))
        if re.search(r"[{}]", FIELD.sub("", wording)):
            faults.append(
                Fault(where, text("has a brace without its partner; write fields as {example}", example="{name}"))
            )
    if len(template.subject.splitlines()) > 1 or len(template.subject) > LONGEST_SUBJECT:
        faults.append(Fault("Subject", text("must be one line of at most {longest} letters", longest=LONGEST_SUBJECT)))
    if len(template.body) > LONGEST_BODY:
        faults.append(Fault("Message", text("is longer than {longest} letters", longest=LONGEST_BODY)))
    for name in sorted(template.needed - set(FIELD.findall(template.body))):
        faults.append(Fault("Message", text("needs {field} somewhere", field=f"{{{name}}}")))
    return tuple(faults)


def compose(key: MessageKey | str, fields: Mapping[str, str], template: MessageTemplate | None = None) -> Message:
    """The message with its fields filled, from the usual wording or a program's own ``template``.

    What is filled in is never read as a field again, and line ends in it can't reach the subject. Optional fields
    (``OPTIONAL``) may be left out or empty; their paragraph then goes. Fields that the wording does not use are
    ignored. Raises ``InvalidInput`` with all faults: of the wording, and every field without a value.
    """
    template = template or message_template(key)
    faults = list(check_template(template))
    filled = {name: str(value).strip() for name, value in fields.items()}
    for name in sorted(template.fields & set(FIELDS)):
        if not filled.get(name) and name not in OPTIONAL:
            faults.append(Fault(f"{{{name}}}", text("has nothing to stand for it")))
    if faults:
        raise InvalidInput("The message can't be written yet.", faults)

    def fill(wording: str) -> str:
        return FIELD.sub(lambda found: filled.get(found.group(1), ""), wording)

    paragraphs = template.body.strip().split("\n\n")
    kept = [each for each in paragraphs if not _is_empty(each, filled)]
    subject = " ".join(fill(template.subject).split())[:LONGEST_SUBJECT]
    return Message(subject, "\n\n".join(map(fill, kept)) + "\n")


def agenda(steps: Sequence[tuple[int, Text]]) -> str:
    """``(minutes, what)`` as lines of a message."""
    return "\n".join(str(text("- {minutes} min: {what}", minutes=minutes, what=str(what))) for minutes, what in steps)


def first_step(side: Side, lead: Lead, partner: str) -> Text:
    """Who writes first, told to a person of this side: whoever leads; of peers, whoever reads it first."""
    if side is Side.PEER:
        return text("Whoever reads this first writes first: two lines and two possible times are enough.")
    if side.value == lead.value:
        return text(
            "Please write to {partner} within a week: two lines and two possible times are enough.", partner=partner
        )
    return text(
        "{partner} will write to you first. If you hear nothing within a week, just write yourself.", partner=partner
    )


def day_in_words(on: date) -> str:
    """A day as messages write it.

    >>> day_in_words(date(2026, 3, 5))
    '5 March 2026'
    """
    return f"{on.day} {on:%B %Y}"


def rhythm(cadence_days: int, minutes: int) -> Text:
    """``"once a week for 60 minutes"``, in whole weeks or months where the days are."""
    known = {7: "once a week for {minutes} minutes", 14: "every two weeks for {minutes} minutes"}
    known |= dict.fromkeys((28, 30, 31), "once a month for {minutes} minutes")
    return text(known.get(cadence_days, "every {days} days for {minutes} minutes"), days=cadence_days, minutes=minutes)


def _is_empty(paragraph: str, filled: Mapping[str, str]) -> bool:
    """Whether the paragraph stands for optional fields only, and none of them has a value."""
    names = set(FIELD.findall(paragraph)) & OPTIONAL
    return bool(names) and not any(filled.get(name) for name in names)
