"""The seven templates a program can begin as: their rhythm, forms, goal and matching, read from the files here."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from core.errors import NotFound
from core.matching.rules import Criterion, Measure
from core.program.program import Lead, Part, Program, ProgramForm, ProgramGoal
from core.program.questions import Form, Kind, Question, Side

PACKAGE = "core.program.templates"
PROGRAM_FIELDS = ("cadence_days", "meeting_minutes", "length_months", "places_default", "group_least", "group_most")


@dataclass(frozen=True)
class Template:
    """A good first setting. ``program`` has no name yet; ``goal`` no day and nobody who agreed.

    ``criteria`` are the matching preset: one per question compared, key = the mentee's question key.
    ``consent`` replaces the usual wording by purpose where the template needs its own.
    """

    key: str
    title: str
    for_whom: str
    program: Program
    goal: ProgramGoal
    forms: tuple[Form, ...]
    criteria: tuple[Criterion, ...]
    consent: Mapping[str, str]

    @property
    def purpose(self) -> str:
        return self.program.purpose

    @property
    def weights(self) -> dict[str, int]:
        """Weight of each criterion, 0 to 10, by the mentee's question key."""
        return {criterion.mentee_question: criterion.weight for criterion in self.criteria}

    def form(self, side: Side) -> Form:
        """The questions to one side. Raises ``NotFound`` where the template has no such side."""
        for form in self.forms:
            if form.side is side:
                return form
        raise NotFound("This template has no form for a {side}.", "Choose one of its own sides.", side=side.value)


@dataclass(frozen=True)
class Ready:
    """A question ready to be taken. ``asked``: its wording for each side that may be asked; with both, a pair.

    ``programs``: keys of the templates it is meant for; none is all.
    """

    topic: str
    programs: frozenset[str]
    asked: Mapping[Side, Question]

    def suits(self, program: str) -> bool:
        """Whether it is meant for programs that began as this template."""
        return not self.programs or program in self.programs


@cache
def templates() -> tuple[Template, ...]:
    """All templates, in the order they are offered in."""
    names = sorted(entry.name for entry in files(PACKAGE).iterdir() if entry.name.endswith(".toml"))
    read = [(_read(name), name.removesuffix(".toml")) for name in names if name != "questions.toml"]
    return tuple(_template(key, content) for content, key in sorted(read, key=lambda each: int(each[0]["order"])))


def template(key: str) -> Template:
    """The template called ``key``, such as ``"corporate"``. Raises ``NotFound`` for any other word."""
    for each in templates():
        if each.key == key:
            return each
    raise NotFound("There is no template “{key}”.", "Choose one from the list.", key=key)


@cache
def question_library() -> tuple[Ready, ...]:
    """Every ready question, by topic in the order of the file, in the usual wording and with the usual options.

    Questions under one key that only one side each is asked are one entry, with a wording for each.
    """
    found: dict[str, Ready] = {}
    library = _read("questions.toml")
    for name, content in library.items():
        if name == "lists":
            continue
        sides = [Side(side) for side in content.get("sides", list(Side))]
        asked = {side: _question(name, library, {}) for side in sides}
        if own := content.get("mentor"):
            asked[Side.MENTOR] = _question({"ask": name, **own}, library, {})
        before = found.get(asked[sides[0]].key)
        ready = Ready(content["topic"], frozenset(content.get("programs", ())), asked)
        found[asked[sides[0]].key] = ready if before is None else replace(before, asked={**before.asked, **asked})
    topics = list(dict.fromkeys(each.topic for each in found.values()))
    return tuple(sorted(found.values(), key=lambda each: topics.index(each.topic)))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(PACKAGE).joinpath(name).read_text(encoding="utf-8"))


def _template(key: str, content: Mapping[str, Any]) -> Template:
    library = _read("questions.toml")
    lists = content.get("lists", {})
    program = Program(
        name="",
        form=ProgramForm(content["form"]),
        lead=Lead(content["lead"]),
        parts=frozenset(Part(part) for part in content["parts"]),
        template=key,
        purpose=content["purpose"],
        standards=frozenset(content.get("standards", ())),
        **{name: content[name] for name in PROGRAM_FIELDS if name in content},
    )
    forms = tuple(_form(side, content[side.value], library, lists) for side in program.sides)
    return Template(
        key=key,
        title=content["title"],
        for_whom=content["for_whom"],
        program=program,
        goal=ProgramGoal(**content["goal"]),
        forms=forms,
        criteria=tuple(_criterion(each, program, forms[-1]) for each in content["criteria"]),
        consent=content.get("consent", {}),
    )


def _form(side: Side, asked: Sequence[Any], library: Mapping[str, Any], lists: Mapping[str, Any]) -> Form:
    return Form(side, tuple(_question(each, library, lists) for each in asked))


def _question(asked: str | Mapping[str, Any], library: Mapping[str, Any], lists: Mapping[str, Any]) -> Question:
    """A question of the library, with what the template words differently."""
    own = {"ask": asked} if isinstance(asked, str) else dict(asked)
    document = dict(library[own.pop("ask")]) | own
    options = document.pop("list", None)
    if options:
        document["options"] = lists.get(options, library["lists"].get(options, []))
    return Question.from_document(document)


def _criterion(content: Mapping[str, Any], program: Program, form: Form) -> Criterion:
    """A criterion, told what its measure must know: the minutes of a meeting, the ends of a scale."""
    measure, question = Measure(content["measure"]), form.question(content["question"])
    settings: dict[str, Any] = {}
    if measure is Measure.AVAILABILITY:
        settings = {"minutes": program.meeting_minutes}
    elif question is not None and question.kind is Kind.SCALE:
        settings = {"lowest": question.lowest, "highest": question.highest}
    return Criterion(
        key=content["question"],
        label=content["label"],
        measure=measure,
        mentee_question=content["question"],
        mentor_question=content.get("mentor_question", content["question"]),
        weight=content["weight"],
        must_have=content.get("must_have"),
        settings=settings,
    )
