"""The page that tells people what taking part gives and asks before they apply: in four blocks, and the time."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import ceil
from typing import Any

from core.errors import Fault
from core.messages.templates import rhythm
from core.program.cost import DAYS_A_MONTH, People, weekly_cost
from core.program.program import Lead, Part, Program, ProgramForm
from core.program.questions import Side
from core.text import Text, counted, text

LONGEST_BLOCK = 2000
LONGEST_OPENING = 300


@dataclass(frozen=True)
class RecruitingPage:
    """``opening`` is a sentence or two. The four blocks hold a point a line; each must say something to be published.

    The four are what honest recruiting shows (Elements of Effective Practice, 4th edition, B.1.1).
    """

    opening: str = ""
    benefits: str = ""
    practices: str = ""
    supports: str = ""
    challenges: str = ""

    def to_document(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "RecruitingPage":
        return cls(**{each.name: str(document.get(each.name, "")) for each in fields(cls)})

    def tidied(self) -> "RecruitingPage":
        """Without blank lines and spaces at the ends of lines."""
        return RecruitingPage(**{name: "\n".join(points(block)) for name, block in self.to_document().items()})


BLOCKS: dict[str, tuple[Text, Text]] = {  # name: title, what belongs there
    "benefits": (text("What it gives you"), text("What people gain from it. Promise only what you have seen.")),
    "practices": (text("What you do"), text("How often, how long, with whom, and what is done with it.")),
    "supports": (text("What helps you"), text("Who answers questions, training, guides, a way out.")),
    "challenges": (text("What is hard about it"), text("What people find difficult. Whoever knows it stays longer.")),
}


def points(block: str) -> tuple[str, ...]:
    """The points of a block, a line each, without the signs that people begin lists with."""
    lines = (" ".join(line.split()).lstrip("-*•· ").strip() for line in block.splitlines())
    return tuple(line for line in lines if line)


def page_faults(page: RecruitingPage) -> tuple[Fault, ...]:
    """All that stops a page from being published, in its order: an empty block, or one that is too long."""
    found = []
    if len(page.opening) > LONGEST_OPENING:
        found.append(Fault("The opening", text("is longer than {most} letters", most=LONGEST_OPENING)))
    for name, (title, _) in BLOCKS.items():
        block = getattr(page, name)
        if not points(block):
            found.append(Fault(str(title), text("is empty; people decide better when they know it")))
        elif len(block) > LONGEST_BLOCK:
            found.append(Fault(str(title), text("is longer than {most} letters", most=LONGEST_BLOCK)))
    return tuple(found)


def time_asked(program: Program, side: Side) -> tuple[Text, Text]:
    """How much time it takes, from the program's own settings: the rhythm, and all of it together in hours.

    Meetings, and what surrounds them as ``core.program.cost`` counts it, for one partner; whole hours, rounded up.
    """
    meetings = max(1, ceil(program.length_months * DAYS_A_MONTH / max(1, program.cadence_days)))
    cost = weekly_cost(program, People(1, 2 if program.form is ProgramForm.PEER else 1))
    beside = cost.mentor_minutes_a_month if side is Side.MENTOR else cost.mentee_minutes_a_month
    hours = max(1, ceil((meetings * program.meeting_minutes + beside * program.length_months) / 60))
    often = rhythm(program.cadence_days, program.meeting_minutes)
    return (
        counted(program.length_months, "You meet {often}, for {count} month.", "You meet {often}, for {count} months.",
                often=often),
        text("That is about {meetings} meetings and, with what surrounds them, {hours} hours in all.",
             meetings=meetings, hours=hours),
    )  # fmt: skip


def draft_page(program: Program, side: Side) -> RecruitingPage:
    """A first wording from what the program's settings say, to be changed by whoever knows the people."""
    draft = {Side.MENTOR: _mentor, Side.MENTEE: _mentee, Side.PEER: _peer}[side](program)
    return RecruitingPage(program.purpose, **{name: "\n".join(lines) for name, lines in draft.items()})


def _mentor(program: Program) -> dict[str, list[str]]:
    group = program.form is ProgramForm.GROUP
    reverse = program.form is ProgramForm.REVERSE
    someone = "a small group" if group else "somebody who has been here longer" if reverse else "one person"
    gives = [
        "You see somebody move forward, and that you had a part in it.",
        "You practise listening, asking and giving feedback.",
        "You meet people whom your own work would not have brought you together with.",
        "You learn how the place looks from further up."
        if reverse
        else "You hear how things look to people who began later.",
    ]
    does = [f"You meet {someone} regularly: you listen, ask, and tell what you have learned yourself."]
    does.append(
        "The agenda is yours." if program.lead is Lead.MENTOR else "They bring the subject; you bring attention."
    )
    hard = [
        "The time is real: meetings have to be kept in busy weeks too.",
        "Progress is often slow, and you may never see what came of it.",
        "Not every pair gets along. That is nobody's fault, and there is another way then.",
    ]
    if group:
        hard.append("In a group, the quiet ones need you to make room for them.")
    return {
        "benefits": gives,
        "practices": does + _done(program, "the person" if not group else "each person"),
        "supports": _helped(program),
        "challenges": hard + _demands(program),
    }


def _mentee(program: Program) -> dict[str, list[str]]:
    return {
        "benefits": [
            "Somebody with experience makes time for you, and only for that."
            if program.form is not ProgramForm.GROUP
            else "Somebody with experience makes time for you and a few others.",
            "You get a second view on your own questions, from a person who does not judge you.",
            "You set yourself a goal and have company on the way there.",
        ],
        "practices": [
            "You meet regularly and keep what you agreed.",
            "You bring the subject and a question to each meeting."
            if program.lead is Lead.MENTEE
            else "You come with what is on your mind; your mentor prepares the rest.",
            *_done(program, "you"),
        ],
        "supports": _helped(program),
        "challenges": [
            "A mentor helps you think. She does not solve it for you, and cannot promise a position or a grade.",
            "Meetings need preparing, and things between them need doing.",
            "You may have to wait for somebody who suits you, or find that it does not fit. Say so then.",
            *_demands(program),
        ],
    }


def _peer(program: Program) -> dict[str, list[str]]:
    return {
        "benefits": [
            "Somebody in the same place thinks along with you, and you with them.",
            "You find that you are not the only one with this question.",
            "You practise asking and listening as equals.",
        ],
        "practices": [
            "You meet regularly and share the time: half for one question, half for the other.",
            *_done(program, "each of you"),
        ],
        "supports": _helped(program),
        "challenges": [
            "Nobody of the two is in charge, so meetings are easily put off.",
            "Equals may know as little as you do about some things.",
            "Not every pair gets along. That is nobody's fault, and there is another way then.",
            *_demands(program),
        ],
    }


def _done(program: Program, who: str) -> list[str]:
    """What the parts that are switched on ask of people."""
    lines = []
    if program.has(Part.GOALS):
        lines.append(f"Together you agree on a goal for {who} and look at it now and then.")
    if program.has(Part.MEETINGS):
        lines.append("You note each meeting in a line or two.")
    if program.has(Part.CHECK_INS):
        lines.append("From time to time you tell us in two minutes how it goes.")
    if program.has(Part.SURVEY):
        lines.append("At the start and the end you answer a short survey.")
    return lines


def _helped(program: Program) -> list[str]:
    lines = ["Whoever runs the program answers your questions and helps when something is stuck."]
    if program.has(Part.TRAINING):
        lines.append("There is a preparation before you begin.")
    lines.append("You get a plan for the first meeting, and know who you are meeting and why.")
    lines.append("You can take a break or stop at any time, without giving reasons.")
    return lines


def _demands(program: Program) -> list[str]:
    lines = []
    if program.has(Part.SCREENING):
        lines.append("We get to know you first: an interview and references, perhaps a check. That takes some weeks.")
    if program.has(Part.TRAINING):
        lines.append("Nobody is matched before the preparation is done.")
    if program.has(Part.GUARDIANS):
        lines.append("Guardians agree first and hear from us regularly.")
    return lines
