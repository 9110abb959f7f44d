"""A survey of 200 questions and 5,000 people: how long it takes to be counted, and a report to be written.

python -m tests.benchmarks.surveys [PEOPLE] [QUESTIONS]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from sqlmodel import Session

from core.evaluation.answer_table import answer_table
from core.evaluation.outcomes import family, outcome
from core.evaluation.surveys import Scale, Stage, Survey, measures
from core.program.questions import Kind, Question
from core.reports.pdf import report_pdf
from core.reports.section import FULL
from core.reports.supervisor import Words
from db import make_engine, open_workspace
from db.migrate import upgrade
from db.models import ParticipantRow, SurveyAnswerRow, SurveyInvitationRow, SurveyRow, SurveyWaveRow
from tests.conftest import NOW, build


def main(people: int, questions: int) -> None:
    """Prints seconds of processor and of the clock for each step."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder)}/world.db")
        upgrade(engine)
        build(engine)
        survey = _fill(Session(engine), people, questions)
        workspace = open_workspace(engine, 2, 1, now=lambda: NOW)
        results = _timed("answers read", lambda: workspace.surveys.results(1))
        first = measures(survey)[0]
        own = _timed(
            "one scale's columns", lambda: [answer_table(survey, each.given, first.key) for each in results.waves]
        )
        _timed("one scale, whole", lambda: outcome(survey, first, *own, asked=people))
        tables = _timed("all columns", lambda: [answer_table(survey, each.given) for each in results.waves])
        _timed(f"all {questions + questions // 10} tests", lambda: family(measures(survey), *tables))
        report_id = _timed("report made", lambda: workspace.reports.make(Words()))
        _timed("report as PDF", lambda: report_pdf(workspace.reports.one(report_id).report))
        full_id = _timed("full report made", lambda: workspace.reports.make(Words(), FULL))
        _timed("full report as PDF", lambda: report_pdf(workspace.reports.one(full_id).report))
        engine.dispose()


def _fill(session: Session, people: int, count: int) -> Survey:
    luck = Random(1)  # noqa: S311 -- invented answers
    asked = tuple(Question(f"q{n}", Kind.SCALE, f"Question {n}") for n in range(count))
    scales = tuple(Scale(f"s{n}", f"Scale {n}", tuple(f"q{n * 10 + k}" for k in range(10))) for n in range(count // 10))
    survey = Survey("Large", asked, scales)
    session.add(SurveyRow(id=1, program_id=1, cohort_id=1, document=survey.to_document(), created_at=NOW))
    session.flush()
    for wave, stage in ((1, Stage.BEFORE), (2, Stage.AFTER)):
        on = date(2026, wave, 1)
        session.add(SurveyWaveRow(id=wave, program_id=1, survey_id=1, stage=stage.value, opened_on=on, closes_on=on))
    for number in range(people):
        id = 100 + number
        session.add(ParticipantRow(id=id, program_id=1, cohort_id=1, side="mentee", name=f"Guest {number}",
                                   email=f"g{number}@example.org", joined_at=NOW))  # fmt: skip
    session.flush()
    for wave in (1, 2):
        for number in range(people):
            id = 100 + number
            answers = {question.key: luck.randint(1, 5) for question in asked}
            session.add(SurveyInvitationRow(program_id=1, participant_id=id, wave_id=wave, answered=True))
            session.add(
                SurveyAnswerRow(program_id=1, participant_id=id, wave_id=wave, answers=answers, answered_at=NOW)
            )
    session.commit()
    session.close()
    return survey


def _timed(what: str, do: Callable[[], Any]) -> Any:
    clock, processor = time.perf_counter(), time.process_time()
    found = do()
    print(f"{time.process_time() - processor:7.2f} s  ({time.perf_counter() - clock:6.2f} s)  {what}")
    return found


if __name__ == "__main__":
    main(*(int(each) for each in [*sys.argv[1:], *("5000", "200")[len(sys.argv) - 1 :]]))
