"""The set-up guide of a coordinator, from program to evaluation."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.text import Text, text


class State(StrEnum):
    DONE = "done"
    NOW = "now"  # the one to do next
    LATER = "later"


@dataclass(frozen=True)
class Facts:
    """What a cohort looks like in counts. Of peers, ``mentees`` counts everyone and ``mentors`` is 0.

    ``applications_waiting`` are sent and undecided; ``oldest_waiting_days`` is the age of the oldest.
    ``introductions_unsent`` are ready and have not left; ``messages_failed`` could not be delivered.
    ``quiet_pairings`` started three weeks ago or more and have no meeting noted, where meetings are noted.
    ``proposals_accepted`` have everybody's yes and no pairing yet; ``proposals_late`` nobody answered in time.
    ``help_asked`` counts those who asked for help with their pairing and have not heard from the team.
    """

    peers: bool = False
    goals: int = 0
    goals_agreed: int = 0
    has_dates: bool = False
    questions: int = 0
    form_faults: int = 0
    applications_open: bool = False
    applications_waiting: int = 0
    oldest_waiting_days: int = 0
    mentors: int = 0
    mentees: int = 0
    ready_mentors: int = 0
    ready_mentees: int = 0
    places: int = 0  # free places of mentors who are ready
    without_consent: int = 0
    not_ready: tuple[tuple[str, int], ...] = ()  # what stands in the way (core.intake.readiness.Code), of how many
    criteria: int = 0  # that count, or that are must-haves
    pairings: int = 0
    people_unpaired: int = 0  # ready mentees, or peers, without a partner
    introductions_unsent: int = 0
    introductions_sent: int = 0
    messages_failed: int = 0
    quiet_pairings: int = 0
    help_asked: int = 0
    proposals_accepted: int = 0
    proposals_late: int = 0
    ended: bool = False
    mail_works: bool = True
    data_is_kept: bool = True

    @property
    def people(self) -> int:
        return self.mentors + self.mentees

    @property
    def ready(self) -> int:
        return self.ready_mentors + self.ready_mentees

    @property
    def can_match(self) -> bool:
        """Whether there is anybody to bring together."""
        return self.ready_mentees >= 2 if self.peers else bool(self.ready_mentees and self.ready_mentors)


@dataclass(frozen=True)
class Step:
    """One step of the guide: ``sentence`` says how it stands, ``button`` what its one button does.

    ``screen`` is the screen the button leads to, by its path in the table of screens.
    """

    key: str
    title: Text
    sentence: Text
    state: State
    button: Text
    screen: str


def steps(facts: Facts) -> tuple[Step, ...]:
    """The eight steps in order: all that is done, one to do now, the rest for later.

    The first step that is not done is the one to do now; after the last there is none. A step counts as done by what
    there is, not by whether somebody has been there: a template's form and rules are done from the start.
    """
    found: list[Step] = []
    now_taken = False
    for key, title, screen, button, is_done, sentence in STEPS:
        done = is_done(facts)
        state = State.DONE if done else State.LATER if now_taken else State.NOW
        now_taken = now_taken or state is State.NOW
        if key == "people" and facts.applications_waiting:
            button, screen = text("Read applications"), "intake.applications"
        found.append(Step(key, title, sentence(facts), state, button, screen))
    return tuple(found)


def _program(facts: Facts) -> Text:
    if not facts.goals:
        return text("Say what will be different because of the program.")
    if not facts.has_dates:
        return text("Set the first and the last day.")
    if not facts.goals_agreed:
        return text("The goal and the days are set. Note who agreed to the goal when you have asked.")
    return text("The goal is agreed and the days are set.")


def _form(facts: Facts) -> Text:
    if not facts.questions:
        return text("Choose what people are asked.")
    if facts.form_faults:
        return text("Something in the forms needs mending before anybody can fill them in.")
    return text("Questions ready: {questions}. Change them before the first people answer.", questions=facts.questions)


def _people(facts: Facts) -> Text:
    if facts.applications_waiting and not facts.can_match:
        return text("Applications waiting for your decision: {waiting}.", waiting=facts.applications_waiting)
    if not facts.people:
        if facts.applications_open:
            return text("Applications are open. Share the address, or bring a spreadsheet.")
        return text("Open applications and share the address, or bring a spreadsheet.")
    if facts.peers:
        return text("Ready: {ready} of {all} people.", ready=facts.ready, all=facts.people)
    return text(
        "Ready: {ready_mentees} of {mentees} mentees and {ready_mentors} of {mentors} mentors.",
        ready_mentees=facts.ready_mentees, mentees=facts.mentees,
        ready_mentors=facts.ready_mentors, mentors=facts.mentors,
    )  # fmt: skip


def _rules(facts: Facts) -> Text:
    if not facts.criteria:
        return text("Choose what counts when people are matched.")
    return text("Criteria set: {criteria}. You can weigh them while you match.", criteria=facts.criteria)


def _match(facts: Facts) -> Text:
    if facts.pairings:
        paired = "Pairings: {pairings}. People ready and without one: {unpaired}."
        return text(paired, pairings=facts.pairings, unpaired=facts.people_unpaired)
    if facts.can_match:
        return text("See the best set of pairs, look through it, and publish it.")
    return text("As soon as people are ready, one press shows the best set of pairs.")


def _introduce(facts: Facts) -> Text:
    if facts.introductions_unsent:
        return text("Introductions to read and send: {unsent}.", unsent=facts.introductions_unsent)
    if facts.introductions_sent:
        return text("Introductions sent: {sent}.", sent=facts.introductions_sent)
    return text("Publishing writes a message to each person; you read them before they go.")


def _track(facts: Facts) -> Text:
    if facts.ended:
        return text("The cohort has ended.")
    if facts.pairings:
        return text("Pairings running: {pairings}.", pairings=facts.pairings)
    return text("See how each pairing is doing.")


def _evaluate(facts: Facts) -> Text:
    if facts.ended:
        return text("See what came of it, in numbers.")
    return text("When the cohort ends: see what came of it, in numbers.")


STEPS: tuple[tuple[str, Text, str, Text, Callable[[Facts], bool], Callable[[Facts], Text]], ...] = (
    ("program", text("Program"), "program.settings", text("Set the goal and the days"),
     lambda facts: bool(facts.goals) and facts.has_dates, _program),
    ("form", text("Form"), "program.forms", text("Look through the forms"),
     lambda facts: bool(facts.questions) and not facts.form_faults, _form),
    ("people", text("People"), "intake.participants", text("Bring people in"),
     lambda facts: facts.can_match or bool(facts.pairings), _people),
    ("rules", text("Rules"), "matching.desk", text("Choose what counts"),
     lambda facts: bool(facts.criteria), _rules),
    ("match", text("Match"), "matching.desk", text("Match"),
     lambda facts: bool(facts.pairings), _match),
    ("introduce", text("Introduce"), "matching.introductions", text("Read and send"),
     lambda facts: bool(facts.introductions_sent) and not facts.introductions_unsent, _introduce),
    ("track", text("Track"), "tracking.pairings", text("See the pairings"),
     lambda facts: facts.ended, _track),
    ("evaluate", text("Evaluate"), "evaluation.overview", text("See the numbers"),
     lambda facts: False, _evaluate),
)  # fmt: skip
