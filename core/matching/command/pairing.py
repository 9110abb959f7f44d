"""``pair``: spreadsheets of people and rules in, pairs with points and reasons out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np

from core.errors import Fault, InvalidInput
from core.intake.spreadsheet import ColumnMapping, propose_form, propose_forms, question_field, read_people, read_table
from core.intake.spreadsheet.mapping import suggest_identity
from core.intake.spreadsheet.rows import Row
from core.intake.spreadsheet.table import Table
from core.matching.command.again import Again, earlier_pairs, told
from core.matching.command.assigning import OBJECTIVES, written
from core.matching.command.parts_proof import parts_proof
from core.matching.command.rules_file import RulesFile, Wish, read_rules, unknown_address
from core.matching.comparison import compare
from core.matching.engine import match
from core.matching.management import Employee, Lines, doubts, in_words, line_of_managers
from core.matching.matrix import prove
from core.matching.one_way import one_ways
from core.matching.pool import Person, Pool
from core.matching.reading import problem_of, read
from core.matching.rerun import rerun
from core.matching.result import Result
from core.matching.rules import Measure, PairIds, Rules
from core.matching.scores import POINT
from core.matching.size.serving import needs_size
from core.matching.size.sized import sized
from core.program.questions import Form, Side
from core.reports.pairs import pairs_table
from core.reports.table import write_table
from core.text import Text

Files = Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Paired:
    """``table`` is the CSV; ``result`` and ``proof`` are as of ``assign``, None where there is no such proof.

    ``told``: what became of earlier pairs, and what is not sure about people's managers.
    """

    table: bytes
    result: bytes | None
    proof: bytes | None
    told: tuple[Text, ...] = ()


def pair(files: Files, on: date, again: Again | None = None) -> Paired:
    """``files``: "mentees" and "mentors", or "peers"; and "rules". Raises InvalidInput with every fault, Infeasible.

    ``again``: earlier pairs, which stay as far as it says; then there is no proof to verify.
    People are told apart by their addresses, by which both sides are sorted: the order of rows changes nothing.
    """
    tables = [read_table(files[side][1], files[side][0]) for side in ("mentees", "mentors", "peers") if side in files]
    if "peers" in files:
        form = propose_form(tables[0], Side.PEER)
        forms, headers = (form, form), (tables[0].headers, tables[0].headers)
    else:
        forms, headers = propose_forms(*tables), (tables[0].headers, tables[1].headers)
    given = read_rules(*files["rules"], forms, headers)
    people, emails = _people(tables, given)
    sides = [tuple(sorted(side, key=lambda one: one.id)) for side in people]
    pool = Pool(on, peers=sides[0]) if "peers" in files else Pool(on, mentees=sides[0], mentors=sides[1])
    lines, names = _management(sides, given), {person.id: person.name for side in sides for person in side}
    apart = {pair: str(in_words(how, names)) for pair, how in lines.between(*_ids(sides)).items()}
    rules = _rules(given, files["rules"][0], sides)
    rules = replace(rules, barred={**apart, **rules.barred})
    if again is not None:
        ends = [{person.identity: person.id for person in side} for side in (sides[0], sides[-1])]
        second = rerun(pool, rules, earlier_pairs(again, *ends), price=again.price, most_changes=again.most_changes)
        table = _table(pool, rules, second.result, emails)
        return Paired(table, None, None, (told(second), *doubts(lines, names)))
    result = match(pool, rules)
    table = _table(pool, rules, result, emails)
    provable = not pool.peers and not rules.locked and rules.objective in OBJECTIVES.values()
    numbers, proof = _proof(pool, rules, result) if provable else (None, None)
    return Paired(table, numbers, proof, doubts(lines, names))


def _management(sides: Sequence[Sequence[Person]], given: RulesFile) -> Lines:
    """Who is above whom, by the columns that the rules name for it."""
    keys = given.manager[: len(sides)]
    return line_of_managers(
        tuple(
            Employee(person.id, person.name, person.identity, str(person.answers.get(key, "")) if key else "")
            for side, key in zip(sides, keys, strict=True)
            for person in side
        )
    )


def _ids(sides: Sequence[Sequence[Person]]) -> tuple[list[int], list[int]]:
    return [person.id for person in sides[0]], [person.id for person in sides[-1]]


def _table(pool: Pool, rules: Rules, result: Result, emails: Mapping[int, str]) -> bytes:
    """The pairs, with addresses and with how far each of the two meets what the other asks for."""
    names, rows = pairs_table(pool, result)
    ends = [proposal.pair for proposal in result.proposals] + [(left.person_id, 0) for left in result.unmatched]
    beside = [[emails.get(one), emails.get(other)] for one, other in ends]
    comparison = sized(pool, rules).of_pairs if needs_size(pool, rules) else compare(pool, rules.criteria)
    ways = one_ways(pool, rules, comparison, result.proposals)
    met = [[way.meets_mentee, way.meets_mentor] for way in ways] + [[None, None] for _ in result.unmatched]
    both = names[:2]
    return write_table(
        [
            *both,
            *(f"{name}’s e-mail" for name in both),
            names[2],
            *(f"{name}’s wishes met, %" for name in both),
            *names[3:],
        ],
        [[*row[:2], *at, row[2], *way, *row[3:]] for row, at, way in zip(rows, beside, met, strict=True)],
    )


def _people(tables: Sequence[Table], given: RulesFile) -> tuple[list[list[Person]], dict[int, str]]:
    """Each sheet's people; numbers follow the order of addresses, mentees before mentors."""
    readings, faults = [], []
    for table, form in zip(tables, given.forms, strict=False):
        reading = read_people(table, _mapping(table, form), form)
        readings.append((form, reading.rows))
        faults += [Fault(f"{table.name}, {fault.where}", fault.what) for fault in reading.faults]
    if faults:
        raise InvalidInput("These sheets cannot be matched as they are.", faults)
    listed = {criterion.mentee_question for criterion in given.criteria if criterion.measure is Measure.PREFERENCE}
    listed |= {criterion.mentor_question for criterion in given.criteria if criterion.measure is Measure.PREFERENCE}
    people: list[list[Person]] = []
    emails: dict[int, str] = {}
    for form, rows in readings:
        side = []
        for row in sorted(rows, key=lambda one: one.email):
            number = len(emails) + 1
            emails[number] = row.email
            side.append(_person(number, row, form, listed))
        people.append(side)
    return people, emails


def _mapping(table: Table, form: Form) -> ColumnMapping:
    """Columns by their headers: what rules name is not guessed."""
    asked = {question.label: question_field(question.key) for question in form.questions}
    return ColumnMapping({**suggest_identity(table, form.side), **asked})


def _person(number: int, row: Row, form: Form, listed: set[str]) -> Person:
    answers = dict(row.answers)
    for key in listed & answers.keys():
        answers[key] = [name for each in re.split(r"[;,\n]", str(answers[key])) if (name := each.strip())]
    places = 1 if row.places is None or form.side is Side.MENTEE else row.places
    return Person(number, row.name, answers, places, row.time_zone or "UTC", identity=row.email)


def _rules(given: RulesFile, name: str, sides: Sequence[Sequence[Person]]) -> Rules:
    ones = {person.identity: person.id for person in sides[0]}
    others = {person.identity: person.id for person in sides[-1]}
    faults: list[Fault] = []

    def ids(wishes: Sequence[Wish], kind: str) -> dict[PairIds, str]:
        found = {}
        for place, wish in enumerate(wishes, 1):
            for end, known in ((wish.one, ones), (wish.other, others)):
                if end not in known:
                    faults.append(unknown_address(f"{name}, {kind} {place}", end))
            if wish.one in ones and wish.other in others:
                found[ones[wish.one], others[wish.other]] = wish.because
        return found

    barred, locked = ids(given.barred, "barred"), ids(given.locked, "locked")
    if faults:
        raise InvalidInput("These rules speak of people who are not there.", faults)
    return Rules(given.criteria, given.objective, locked, barred, given.minimum_score, given.minimum_load)


def _proof(pool: Pool, rules: Rules, result: Result) -> tuple[bytes, bytes]:
    """The result as numbers and what proves it, with the values of every criterion, for ``verify``."""
    if needs_size(pool, rules):
        large, parts = parts_proof(sized(pool, rules), result)
        return written(large), parts
    comparison = compare(pool, rules.criteria)
    reading = read(pool, rules, comparison)
    problem = problem_of(rules, reading)
    made = np.zeros(problem.allowed.shape, dtype=np.bool_)
    for proposal in result.proposals:
        made[comparison.places(proposal.pair)] = True
    scores = np.where(problem.allowed, problem.units / POINT, np.nan)
    answer = prove(
        problem.units.astype(np.int64),
        problem.allowed,
        problem.demand,
        problem.capacity,
        problem.loads,
        rules.objective,
        made,
    )
    found = {
        "partners": [np.flatnonzero(row).tolist() for row in made],
        "matched": int(made.any(axis=1).sum()),
        "total": int(problem.units[made].sum()) / POINT,
        "upper_bound": answer.most_units / POINT,
        "proven": answer.proven,
        "worst": float(scores[made].min()) if made.any() else None,
        "load": made.sum(axis=0).tolist(),
        "unmatched": [[comparison.row_of[left.person_id], str(left.reason)] for left in result.unmatched],
        "objective": result.objective.value.replace(" ", "-"),
        "method": result.method,
        "mentees": [person.identity for person in comparison.rows],
        "mentors": [person.identity for person in comparison.columns],
    }
    kept: dict[str, Any] = {
        "scores": scores,
        "capacity": problem.capacity,
        "minimum_load": problem.loads,
        "demand": problem.demand,
        "minimum_score": np.nan,  # those below are not allowed already
        "unit": 1 / POINT,
        "person": max(int(level.market.first.max(initial=0)) for level in answer.levels),
        "values": np.array([comparison.likeness(each.key) for each in rules.criteria]),
        "weights": np.array([each.weight for each in rules.criteria]),
    }
    for level in answer.levels:
        proof = level.certificate
        kept |= {f"{level.name}_u": proof.u, f"{level.name}_v": proof.v, f"{level.name}_f": proof.f}
    content = BytesIO()
    np.savez_compressed(content, **kept)
    return written(found), content.getvalue()
