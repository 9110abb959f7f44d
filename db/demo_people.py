"""The invented people of the demo program: names, what they know and want, and what they answer."""

from dataclasses import dataclass
from random import Random
from typing import Any

from core.program.questions import DAY_PARTS, DAYS, Form, Kind, Question, Side

FIRST_NAMES = (
    "Abena Adam Aiko Alma Amara Amir Anika Anton Aroha Asha Beatriz Bilal Bruna Caleb Camila Chidi Clara Dalia "
    "Daniel Daria Diego Elena Elif Emeka Emil Esra Fatima Felix Femi Freya Gael Greta Hana Hassan Hugo Ida Imani "
    "Ines Irina Isak Ivan Jamila Jana Jonas Jun Kaia Karim Kenji Kofi Lars Layla Leila Leo Lina Lucia Luka Magnus "
    "Malik Maren Marta Mateo Maya Mei Milan Mina Mira Nadia Naomi Nia Nils Noor Nora Olek Omar Oskar Paula Pedro "
    "Priya Rafael Rania Ravi Rosa Ruben Sami Sana Selma Sofia Soren Tala Tariq Tessa Tomas Uma Viktor Wanda Yara "
    "Yusuf Zainab Zofia"
).split()
SURNAMES = (
    "Appleyard Ashgrove Barleycorn Birchwater Bluebell Bramblewood Brightwater Candlewick Cloudberry Copperfield-Moss "
    "Driftwood Elderflower Fairweather Featherstone-Lake Fernhill Foxglove Goldenrod Greenlantern Hazelwood "
    "Honeysuckle Ivybridge Juniper-Vale Kingfisher Larkspur Lighthouse Lilywhite Marigold Meadowlark Merryweather "
    "Moonstone Nightingale-Reed Oakenshore Oldharbour Paperlantern Pebbleworth Quillfeather Rainwater Riverstone "
    "Rosehip Saltmarsh Silverbirch Skylark Snowdrop-Hill Starling-Brook Sundial Sunflower Thistledown Tidewater "
    "Whistlewood Wildgoose Willowbank Windermill Winterbourne Wrenfield"
).split()
GOALS = (
    "I want to lead a small team and stop doing everything myself.",
    "Speak at our yearly meeting without reading from my notes.",
    "Understand how decisions about money are made here, and take part in one.",
    "Move from support into product work within the year.",
    "Say no more often, and keep two evenings a week for my family.",
    "Run one project from the first idea to the end and look back on it.",
    "Become the person colleagues ask about data.",
    "Find out whether I want to manage people or stay an expert.",
    "Get to know people outside my own department.",
    "Negotiate with suppliers with less fear and better results.",
    "Settle in after a year of many changes and plan the next step.",
    "Give feedback that people thank me for.",
)
OFFERS = (
    "I made most mistakes early; I am glad to spare you a few of them.",
    "Honest questions, and a door into other departments.",
    "How I went from expert to manager and what I would do differently.",
    "Practice: bring your real talk or your real e-mail, and we work on it.",
    "A calm hour in which nobody wants anything from you.",
    "Twenty years of budgets, explained without jargon.",
    "What helped me when I changed field at forty.",
    "An ear first, advice only if you ask for it.",
)
ZONES = ("Europe/Berlin",) * 7 + ("Europe/London",) * 3 + ("America/New_York",)


@dataclass(frozen=True)
class Invented:
    """One invented person: who she is, and her answers to the form of her side."""

    name: str
    email: str
    side: Side
    time_zone: str
    places: int
    answers: dict[str, Any]


def invent(form: Form, count: int, luck: Random, taken: set[str]) -> list[Invented]:
    """``count`` people of the form's side, with names not in ``taken`` (which grows)."""
    return [_person(form, luck, taken) for _ in range(count)]


def _person(form: Form, luck: Random, taken: set[str]) -> Invented:
    while True:
        name = f"{luck.choice(FIRST_NAMES)} {luck.choice(SURNAMES)}"
        if name not in taken:
            taken.add(name)
            break
    answers = answers_to(form, luck)
    places = luck.choices((1, 2, 3), (5, 3, 1))[0] if form.side is Side.MENTOR else 1
    email = name.lower().replace(" ", ".") + "@example.org"
    return Invented(name, email, form.side, luck.choice(ZONES), places, answers)


def answers_to(form: Form, luck: Random) -> dict[str, Any]:
    """What one invented person answers."""
    experience = luck.randint(8, 30) if form.side is Side.MENTOR else luck.randint(0, 9)
    answers = {}
    for question in form.questions:
        value = _answer(question, form.side, experience, luck)
        if value is not None and (question.required or luck.random() > 0.08):  # some leave some out
            answers[question.key] = value
    return answers


def _answer(question: Question, side: Side, experience: int, luck: Random) -> Any:
    """A believable answer; None leaves it out."""
    options = question.options
    match question.kind:
        case Kind.SKILLS:
            count = luck.randint(3, 6) if side is Side.MENTOR else luck.randint(1, 4)
            return {skill: luck.randint(1, 3) for skill in luck.sample(options, min(count, len(options)))}
        case Kind.LANGUAGES:
            rest = [option for option in options if option != "English"]
            chosen = ["English"] if "English" in options and luck.random() < 0.9 else []
            return chosen + luck.sample(rest, min(len(rest), 1 if not chosen else luck.choice((0, 0, 1, 2))))
        case Kind.AVAILABILITY:
            slots = [f"{day} {part}" for day in DAYS[:5] for part in DAY_PARTS]
            return sorted(luck.sample(slots, luck.randint(3, 9)), key=slots.index)
        case Kind.CHOICE:
            return luck.choice(options)
        case Kind.CHOICES | Kind.RANKING:
            return luck.sample(options, min(luck.randint(1, 4), len(options), question.most or len(options)))
        case Kind.SCALE:
            return luck.randint(question.lowest, question.highest)
        case Kind.NUMBER:
            return experience
        case Kind.YES_NO:
            return luck.random() < 0.7
        case Kind.LONG_TEXT if question.key == "goal":
            return luck.choice(GOALS)
        case Kind.LONG_TEXT if question.key == "offer":
            return luck.choice(OFFERS)
    return None
