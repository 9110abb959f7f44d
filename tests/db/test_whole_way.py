"""Every template from its creation to "my pairing", by the verbs that the screens use."""

from datetime import date, timedelta

import pytest

from core.intake.about import About
from core.intake.applications import Application, ApplicationStatus
from core.intake.screening import GATES, Outcome, ScreeningRecord, Step
from core.matching import match
from core.program.cohort import Cohort
from core.program.questions import Form, Kind, Side
from core.program.templates import templates
from db import Workspace, open_as_participant, open_workspace
from db.applying import Applying
from db.new_program import create_program
from tests.conftest import World

OPEN = Cohort("2026", opens_on=date(2026, 11, 1), closes_on=date(2026, 12, 1))


def answers(form: Form) -> dict[str, object]:
    """Something for every question."""
    by_kind: dict[Kind, object] = {
        Kind.SHORT_TEXT: "Words", Kind.LONG_TEXT: "More words", Kind.YES_NO: True, Kind.NUMBER: 3,
        Kind.DATE: "2026-11-24", Kind.AVAILABILITY: ["mon morning", "tue evening"],
    }  # fmt: skip
    given: dict[str, object] = {}
    for question in form.questions:
        if question.kind is Kind.CHOICE:
            given[question.key] = question.options[0]
        elif question.kind in (Kind.CHOICES, Kind.LANGUAGES, Kind.RANKING):
            given[question.key] = list(question.options[:1])
        elif question.kind is Kind.SKILLS:
            given[question.key] = {question.options[0]: 2}
        elif question.kind is Kind.SCALE:
            given[question.key] = question.lowest
        else:
            given[question.key] = by_kind[question.kind]
    return given


def apply(world: World, code: str, name: str) -> None:
    applying = Applying(world.engine, world.clock)
    there = applying.cohort(code)
    agreed = {each.purpose.value: each.version for each in there.consents}
    places = 3 if there.side is Side.MENTOR else 1
    email, about = f"{name.lower()}@example.org", About(born_on=date(2000, 1, 1))
    whole = Application(name, email, "Europe/Berlin", places, answers(there.form), agreed, about)
    assert applying.submit(applying.start(code, whole)) == {}


def publish(workspace: Workspace) -> int:
    desk = workspace.matching.desk()
    result = match(desk.pool, desk.rules)
    chosen = [proposal.pair for proposal in result.proposals]
    return workspace.matching.publish(result, chosen, desk.rules, desk.version, desk.pool.fingerprint).pairs


def screen(workspace: Workspace) -> None:
    """Note whatever the template asks of those who guide others, before anybody is matched."""
    screening = workspace.screening.people() if workspace.programs.current().program.parts & GATES else None
    for person in screening.people if screening else ():
        asked = screening.requirements
        found = [ScreeningRecord(Step.REFERENCE, Outcome.GOOD, workspace.today, about=f"Referee {n}")
                 for n in range(asked.references)]  # fmt: skip
        later = workspace.today + timedelta(days=700)
        found += [ScreeningRecord(Step.CHECK, Outcome.CLEAR, workspace.today, about=each, expires=later)
                  for each in asked.checks]  # fmt: skip
        if asked.interview:
            rated = dict.fromkeys(asked.interview, 4)
            found.append(ScreeningRecord(Step.INTERVIEW, Outcome.RECOMMENDED, workspace.today, ratings=rated))
        if asked.training_minutes:
            found.append(ScreeningRecord(Step.TRAINING, Outcome.DONE, workspace.today, minutes=asked.training_minutes))
        for each in found:
            workspace.screening.record([person.id], each)


@pytest.mark.parametrize("key", [each.key for each in templates()])
def test_every_template_goes_from_nothing_to_my_pairing(world: World, key: str) -> None:
    program = create_program(world.engine, world.accounts["olga"], world.time, key, "Nuevo *Día*", cohort=OPEN)
    workspace = open_workspace(world.engine, world.accounts["olga"], program, now=world.clock)
    kept = workspace.cohorts.all()[0]
    apart = dict(kept.addresses)
    for side, names in (
        (Side.MENTOR, ["Amparo"]),
        (Side.MENTEE, ["Bruna", "Celso", "Fadila"]),
        (Side.PEER, ["Dalia", "Enric"]),
    ):
        for name in names if side in apart else ():
            apply(world, apart[side], name)
    queue = workspace.applications.queue()
    assert workspace.applications.decide({line.id: line.version for line in queue.lines}, ApplicationStatus.ACCEPTED)
    screen(workspace)
    assert publish(workspace) == (1 if Side.PEER in apart or key == "group" else 3)
    people = workspace.participants.people().everyone
    for person in people:
        by_link = open_as_participant(world.engine, person.id, now=world.clock)
        [part] = by_link.pairings.mine()
        partners = [partner.name for pairing in part.now for partner in pairing.partners]
        assert partners and person.name not in partners
    workspace.programs.remove()
