"""Guidance: what each side, guardians and the team may read at each stage; from the files here, or a program's own."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from core.errors import Fault, InvalidInput
from core.program.questions import Side
from core.text import Text, text
from core.tracking.agendas import AGENDAS

PACKAGE = "core.tracking.guidance"
FILES = (
    "together.toml",
    "mentors.toml",
    "mentees.toml",
    "guardians.toml",
    "team.toml",
)  # the order in which they are shown
LONGEST_TITLE = 120
LONGEST_BODY = 20_000
MOST_MINUTES = 600
MOST_CHECKS = 10
CLOSING_DAYS = 60  # before the end, the stage of it begins
BEGINNING_DAYS = 30


class PageKind(StrEnum):
    """What a page is for."""

    MODULE = "module"  # a training that one does on one's own
    GUIDE = "guide"
    QUESTIONS = "questions"
    STORIES = "stories"
    AGENDA = "agenda"  # a line for each point, its minutes first


class Audience(StrEnum):
    """Who reads a page."""

    TAKING_PART = "taking part"  # of which sides, the page says
    GUARDIANS = "guardians"
    TEAM = "team"


class Stage(StrEnum):
    """Where a pairing is on its way."""

    BEFORE = "before"
    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Question:
    """One question of a short check: ``right`` is the place of the right option, from 1; ``why`` is told afterwards."""

    ask: str
    options: tuple[str, ...]
    right: int
    why: str = ""


@dataclass(frozen=True)
class Page:
    """One page of guidance. ``body`` is Markdown. ``key`` names it for good: a program's own page of the same key
    stands in for the one that ships."""

    key: str
    title: str
    kind: PageKind = PageKind.GUIDE
    sides: frozenset[Side] = frozenset(Side)
    stage: Stage = Stage.MIDDLE
    minutes: int = 5
    about: str = ""
    body: str = ""
    check: tuple[Question, ...] = ()
    audience: Audience = Audience.TAKING_PART

    @property
    def is_finished(self) -> bool:
        """Whether one finishes it, which is kept: of a module for people who take part."""
        return self.kind is PageKind.MODULE and self.audience is Audience.TAKING_PART

    def to_document(self) -> dict[str, Any]:
        """As a JSON object; the key stands beside it."""
        return {
            "title": self.title, "kind": self.kind.value, "sides": [side.value for side in Side if side in self.sides],
            "stage": self.stage.value, "minutes": self.minutes, "about": self.about, "body": self.body,
            "check": [{"ask": q.ask, "options": list(q.options), "right": q.right, "why": q.why} for q in self.check],
            "audience": self.audience.value,
        }  # fmt: skip

    @classmethod
    def from_document(cls, key: str, document: Mapping[str, Any]) -> "Page":
        """The reverse of ``to_document``; sides, kinds and stages that this version does not know are left out."""
        sides = frozenset(side for side in Side if side.value in document.get("sides", ()))
        kind, stage = str(document.get("kind", "")), str(document.get("stage", ""))
        audience = str(document.get("audience", ""))
        return cls(
            key, str(document.get("title", "")),
            PageKind(kind) if kind in set(PageKind) else PageKind.GUIDE, sides or frozenset(Side),
            Stage(stage) if stage in set(Stage) else Stage.MIDDLE, int(document.get("minutes", 5)),
            str(document.get("about", "")), str(document.get("body", "")).strip(),
            tuple(
                Question(str(one["ask"]), tuple(one["options"]), int(one["right"]), str(one.get("why", "")))
                for one in document.get("check", ())
            ),
            Audience(audience) if audience in set(Audience) else Audience.TAKING_PART,
        )  # fmt: skip


@cache
def shipped() -> tuple[Page, ...]:
    """The pages that come with the app, agendas last; in the order of the files."""
    pages = [
        Page.from_document(str(one["key"]), one)
        for name in FILES
        for one in tomllib.loads(files(PACKAGE).joinpath(name).read_text(encoding="utf-8"))["page"]
    ]
    stages = {"first": Stage.BEGINNING, "regular": Stage.MIDDLE, "halfway": Stage.MIDDLE, "last": Stage.END}
    for name, (title, points) in AGENDAS.items():
        body = "\n".join(f"{minutes} {what}" for minutes, what in points)
        whole = sum(minutes for minutes, _what in points)
        pages.append(Page(f"agenda-{name}", str(title), PageKind.AGENDA, stage=stages[name], minutes=whole, body=body))
    return tuple(pages)


def together(own: Mapping[str, Page], hidden: Collection[str] = ()) -> tuple[Page, ...]:
    """The pages of a program: those that ship, its own in their place, its further ones after them; none hidden."""
    known = {page.key for page in shipped()}
    pages = [own.get(page.key, page) for page in shipped()]
    pages += [page for key, page in own.items() if key not in known]
    return tuple(page for page in pages if page.key not in hidden)


def agenda_points(page: Page) -> tuple[tuple[int | None, str], ...]:
    """Minutes and words of each line of an agenda; a line that begins with no number has no minutes."""
    points: list[tuple[int | None, str]] = []
    for line in filter(None, (line.strip().lstrip("-* ") for line in page.body.splitlines())):
        first, _space, rest = line.partition(" ")
        points.append((int(first), rest.strip()) if first.isdecimal() and rest else (None, line))
    return tuple(points)


def stage_on(today: date, started_on: date | None, ends_on: date | None, met: int | None) -> Stage:
    """Where a pairing is. Nobody paired yet: before. Of short pairings the end begins in their last third.

    The first ``BEGINNING_DAYS``, and as long as nobody has met, are the beginning; ``met`` is None where meetings are
    not noted. The limits are our judgement.
    """
    if started_on is None:
        return Stage.BEFORE
    if ends_on is not None:
        closing = min(CLOSING_DAYS, (ends_on - started_on).days // 3)
        if (ends_on - today).days <= closing:
            return Stage.END
    return Stage.BEGINNING if met == 0 or (today - started_on).days < BEGINNING_DAYS else Stage.MIDDLE


@dataclass(frozen=True)
class Situation:
    """What is known of somebody's pairings, as far as it decides what may help her now; None where it is not known."""

    stage: Stage = Stage.BEFORE
    met: int | None = None
    goals: int | None = None
    unmeasured: int = 0  # open goals without a measure
    stale: int = 0  # open goals about which nothing was noted for a while
    missed: int = 0  # meetings to which somebody did not come


REASONS: tuple[tuple[str, Text], ...] = (
    ("first-meeting", text("You have not met yet.")),
    ("mentee-goals", text("A goal has no measure yet.")),
    ("mentor-goals", text("A goal has no measure yet.")),
    ("mentee-goals", text("You have no goal yet.")),
    ("mentor-goals", text("You have no goal yet.")),
    ("mentor-difficult", text("Somebody did not come to a meeting.")),
    ("setbacks", text("Nothing was noted about a goal for a while.")),
    ("closing-well", text("Your time together comes to its end.")),
)


def suggested(
    pages: Sequence[Page], side: Side, now: Situation, done: Collection[str]
) -> tuple[tuple[Page, Text], ...]:
    """What may help now, each with the reason, the most pressing first; at most three. Nothing that is done already."""
    paired = now.stage is not Stage.BEFORE
    aimless = paired and now.met != 0 and now.goals == 0
    holds = (
        paired and now.met == 0, now.unmeasured > 0, now.unmeasured > 0, aimless, aimless, now.missed > 0,
        now.stale > 0, now.stage is Stage.END,
    )  # fmt: skip
    at = {page.key: page for page in for_side(pages, side)}
    found: dict[str, tuple[Page, Text]] = {}
    for (key, why), is_so in zip(REASONS, holds, strict=True):
        if is_so and key in at and key not in done:
            found.setdefault(key, (at[key], why))
    for page in at.values():
        if page.is_finished and page.stage is now.stage and page.key not in done:
            found.setdefault(page.key, (page, text("It belongs to where you are now.")))
    return tuple(found.values())[:3]


def for_side(pages: Sequence[Page], side: Side) -> tuple[Page, ...]:
    """Those for one side, in their order."""
    return tuple(page for page in for_audience(pages, Audience.TAKING_PART) if side in page.sides)


def for_audience(pages: Sequence[Page], audience: Audience) -> tuple[Page, ...]:
    return tuple(page for page in pages if page.audience is audience)


def wrong(page: Page, given: Sequence[int | None]) -> tuple[int, ...]:
    """Places of the questions, from 0, that are not answered rightly. ``given``: the place of the option, from 1."""
    answers = [*given, *[None] * len(page.check)]
    return tuple(n for n, one in enumerate(page.check) if answers[n] != one.right)


def tidied(page: Page) -> Page:
    """As it is kept: without spaces around, no empty options or questions."""
    check = [
        replace(one, ask=one.ask.strip(), options=tuple(o.strip() for o in one.options if o.strip()),
                why=one.why.strip())
        for one in page.check
        if one.ask.strip()
    ]  # fmt: skip
    return replace(
        page, title=" ".join(page.title.split()), about=" ".join(page.about.split()), body=page.body.strip(),
        check=tuple(check) if page.is_finished else (),
    )  # fmt: skip


def check_page(page: Page) -> None:
    """Raise ``InvalidInput`` with every fault of a program's own page."""
    faults = []
    if not page.title.strip():
        faults.append(Fault("Title", text("is empty; say what people will find")))
    elif len(page.title) > LONGEST_TITLE:
        faults.append(Fault("Title", text("is longer than {longest} letters", longest=LONGEST_TITLE)))
    if not page.body.strip():
        faults.append(Fault("Text", text("is empty; write what people should read")))
    elif len(page.body) > LONGEST_BODY:
        faults.append(Fault("Text", text("is longer than {longest} letters", longest=LONGEST_BODY)))
    if not page.sides:
        faults.append(Fault("For whom", text("names nobody; choose at least one side")))
    if not 1 <= page.minutes <= MOST_MINUTES:
        faults.append(Fault("Minutes", text("are 1 to {most}", most=MOST_MINUTES)))
    if len(page.check) > MOST_CHECKS:
        faults.append(Fault("Questions", text("are more than {most}; keep what matters most", most=MOST_CHECKS)))
    for n, one in enumerate(page.check, start=1):
        where = text("Question {n}", n=n)
        if len(one.options) < 2:
            faults.append(Fault(str(where), text("has fewer than two answers to choose from")))
        elif not 1 <= one.right <= len(one.options):
            faults.append(Fault(str(where), text("has no right answer; choose which it is")))
    if faults:
        raise InvalidInput("The page is not kept yet.", faults)
