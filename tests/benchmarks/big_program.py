"""A program of many invented people, straight into a database or as spreadsheets for the app's own import.

python -m tests.benchmarks.big_program --mentees 100000 --mentors 30000 --data FOLDER      # a data folder with it
python -m tests.benchmarks.big_program --mentees 100000 --mentors 30000 --sheets FOLDER    # mentees.csv, mentors.csv

The first account (olive@example.org) owns it; the second (carl@example.org) coordinates a small program beside it, to
look at while the large one is worked on. Both have the password of the browser tests. ``--paired`` mentees have a
mentor already. Same numbers, same people.
"""

import argparse
import csv
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from core.intake.answers import show_answer
from core.intake.consent import How, consent_texts
from core.program.questions import Form, Side
from core.program.templates import template
from core.roles import Role
from core.settings import Settings
from db import Public, make_engine
from db.clock import clock
from db.demo import create_demo
from db.demo_cohorts import DemoCohorts
from db.demo_people import FIRST_NAMES, SURNAMES, ZONES, answers_to
from db.engine import unit_of_work
from db.many import add_many, add_many_known
from db.migrate import upgrade
from db.models import (
    AccountRow,
    ApplicationRow,
    ConsentRow,
    PairingMemberRow,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    RoleRow,
)
from db.passwords import hash_password
from tests.browser.steps import OWNER, PASSWORD, SETUP_CODE

SECOND = ("Carl Coordinator", "carl@example.org")
AT_ONCE = 5_000
PLACES = (1, 2, 3, 4, 5, 6)  # of mentors, 3.5 in the middle: for 105 of 100 mentees at 30,000 beside 100,000


def people(form: Form, count: int) -> Iterator[dict[str, Any]]:
    """Invented people of the form's side: name, address, time zone, places and answers."""
    luck = Random(f"{form.side}")  # noqa: S311 -- for invented people
    for nth in range(count):
        first, middle, last = luck.choice(FIRST_NAMES), luck.choice(SURNAMES), luck.choice(SURNAMES)
        yield {
            "name": f"{first} {middle[0]}. {last}", "email": f"{first}.{last}.{nth}@{form.side}.example.org".lower(),
            "time_zone": luck.choice(ZONES), "places": luck.choice(PLACES) if form.side is Side.MENTOR else 1,
            "answers": answers_to(form, luck),
        }  # fmt: skip


def write_sheet(form: Form, count: int, path: Path) -> None:
    """As an organisation's own list, a column for each question."""
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Name", "E-mail", "Time zone", "Places", *(each.label for each in form.questions)])
        for one in people(form, count):
            given = [(question, one["answers"].get(question.key)) for question in form.questions]
            words = ["" if answer is None else str(show_answer(question, answer)) for question, answer in given]
            sheet.writerow([one["name"], one["email"], one["time_zone"], one["places"], *words])


def fill(folder: Path, mentees: int, mentors: int, paired: int = 0) -> int:
    """A data folder with the program; its id."""
    engine, now = make_engine(f"sqlite:///{folder}/pairwell.db"), clock()
    upgrade(engine)
    Public(engine, clock, Settings(setup_code=SETUP_CODE, password_rounds=4)).create_first_account(
        SETUP_CODE, *OWNER, PASSWORD, "0"
    )
    with unit_of_work(engine, writes=True) as session:
        second = AccountRow(name=SECOND[0], email=SECOND[1], password_hash=hash_password(PASSWORD, 4), created_at=now)
        session.add(second)
        session.flush()
        second_id = second.id or 0
    create_demo(engine, second_id, now)
    with unit_of_work(engine, writes=True) as session:
        made = template("corporate")
        big = DemoCohorts(session, 1, now, Random(1), made)  # noqa: S311 -- for invented people
        row = ProgramRow(
            name="A large program", time_zone="Europe/Berlin", template=made.key, settings=big.program.to_document(),
            is_demo=True, created_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        big.program_id = row.id or 0
        session.add(RoleRow(program_id=big.program_id, account_id=1, role=Role.OWNER, granted_at=now))
        begun = big.today - timedelta(days=30)
        cohort_id, versions = big.cohort("2026", begun, begun + timedelta(days=300))
        ids = {}
        for form, count in zip(made.forms, (mentors, mentees), strict=True):
            ids[form.side] = _side(big, form, count, cohort_id, versions[form.side])
        _pair(big, cohort_id, ids[Side.MENTEE][:paired], ids[Side.MENTOR])
        return big.program_id


def _side(big: DemoCohorts, form: Form, count: int, cohort_id: int, version: int) -> list[int]:
    here: dict[str, Any] = {"program_id": big.program_id, "cohort_id": cohort_id, "side": form.side.value}
    source, found = people(form, count), []
    while some := list(islice(source, AT_ONCE)):
        applied = [
            here | one | {
                "form_version_id": version, "status": "accepted", "source": "demo", "created_at": big.now,
                "submitted_at": big.now, "decided_at": big.now, "decided_by": 1,
            } for one in some
        ]  # fmt: skip
        numbers = add_many_known(big.session, ApplicationRow, applied)
        joined = [
            here | {key: one[key] for key in ("name", "email", "time_zone", "places")}
            | {"application_id": number, "joined_at": big.now}
            for one, number in zip(some, numbers, strict=True)
        ]  # fmt: skip
        ids = add_many_known(big.session, ParticipantRow, joined)
        agreed = [
            {"program_id": big.program_id, "participant_id": id, "purpose": each.purpose.value,
             "text_version": each.version, "how": How.FORM.value, "given_at": big.now}
            for id in ids for each in consent_texts(big.program)
        ]  # fmt: skip
        add_many(big.session, ConsentRow, agreed)
        found += ids
    return found


def _pair(big: DemoCohorts, cohort_id: int, mentees: list[int], mentors: list[int]) -> None:
    """One after the other, so that some have several."""
    here = {"program_id": big.program_id}
    began = [
        here | {"cohort_id": cohort_id, "started_on": big.today - timedelta(days=20), "published_at": big.now}
        for _ in mentees
    ]
    numbers = add_many_known(big.session, PairingRow, began)
    both = [
        here | {"pairing_id": number, "participant_id": id, "side": side.value}
        for nth, (number, mentee) in enumerate(zip(numbers, mentees, strict=True))
        for id, side in ((mentee, Side.MENTEE), (mentors[nth % len(mentors)], Side.MENTOR))
    ]
    add_many(big.session, PairingMemberRow, both)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--mentees", type=int, default=100_000)
    arguments.add_argument("--mentors", type=int, default=30_000)
    arguments.add_argument("--paired", type=int, default=0)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--sheets", type=Path)
    given = arguments.parse_args()
    if given.sheets:
        given.sheets.mkdir(parents=True, exist_ok=True)
        for form in template("corporate").forms:
            count = given.mentors if form.side is Side.MENTOR else given.mentees
            write_sheet(form, count, given.sheets / f"{form.side.value}s.csv")
    if given.data:
        given.data.mkdir(parents=True, exist_ok=True)
        print(f"program {fill(given.data, given.mentees, given.mentors, given.paired)}")


if __name__ == "__main__":
    main()
