"""Between an application as core thinks of it and its row."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.errors import Infeasible
from core.intake.about import About
from core.intake.applications import Application
from core.intake.consent import Consent, How, Purpose
from core.program.questions import Visibility
from db.admission import consent_document, consents_of, versions_agreed
from db.models import ApplicationRow
from db.open_cohort import OpenCohort

MOST_LETTERS = 100_000  # of all answers together


def application_of(row: ApplicationRow) -> Application:
    agreed, about = versions_agreed(row.consents), About.from_document(row.about)
    return Application(row.name, row.email, row.time_zone, row.places, row.answers, agreed, about, row.language)


def answers_of(there: OpenCohort, given: Application, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What was given now, and what was given before that this screen does not show: private and older questions."""
    shown = {question.key for question in there.form.questions if question.visible is not Visibility.PRIVATE}
    stays = {key: value for key, value in kept.items() if key not in shown}
    asked = {question.key for question in there.form.questions}
    return stays | {key: value for key, value in given.answers.items() if key in asked and value is not None}


def columns_of(there: OpenCohort, given: Application, kept: Mapping[str, Any]) -> dict[str, Any]:
    """A draft as it is stored. Raises Infeasible where it is too much to be an application."""
    tidy = given.tidied(there.form)
    answers = answers_of(there, tidy, kept)
    if len(json.dumps(answers)) > MOST_LETTERS:
        raise Infeasible("This is more than we can keep.", "Please write less.")
    purposes = {purpose.value for purpose in Purpose}
    return {
        "name": tidy.name[:120],
        "email": tidy.email[:254],
        "time_zone": tidy.time_zone[:64],
        "places": max(0, min(int(tidy.places), 99)),
        "answers": answers,
        "consents": {name: str(version)[:40] for name, version in tidy.consents.items() if name in purposes},
        "about": tidy.about.to_document(),
        "language": tidy.language[:16],
    }


def consents_after(row: ApplicationRow, versions: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """The consents of an application that says so now: what stands keeps the day it was given on, and what is
    agreed to no more stays with the day of being withdrawn."""
    before = {each.purpose: each for each in consents_of(row)} if row.submitted_at else {}
    found = []
    for purpose in Purpose:
        held, version = before.get(purpose), versions.get(purpose.value)
        if version and not (held and held.stands and held.text_version == version):
            found.append(Consent(purpose, version, now, How.FORM))
        elif held is not None:
            found.append(held if version or not held.stands else held.withdrawn(now))
    return consent_document(found)
