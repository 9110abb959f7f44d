"""The people of a cohort as the matching engine takes them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from core.matching import Grouping, Person, Pool, Rules
from core.program.program import Program, ProgramForm
from core.program.questions import Side
from db.models import ParticipantRow
from db.repositories.participants import MatchingPerson


def pool_of(
    on: date, people: Iterable[MatchingPerson], places: Mapping[int, int] | None = None, fewest: bool = True
) -> Pool:
    """A pool of these people on a day, with the places they have left, or with those given, by id.

    A mentor's mentees of now count towards how many she takes at least; without ``fewest`` nobody has to have any.
    """
    sides: dict[Side, list[Person]] = {side: [] for side in Side}
    for each in people:
        left = each.places_left if places is None else places.get(each.id, each.places_left)
        taken = max(0, each.places - left)
        sides[each.side].append(
            Person(
                each.id,
                each.name,
                each.answers,
                left,
                each.time_zone,
                each.identity,
                each.priority,
                least=min(left, max(0, each.least - taken)) if fewest else 0,
                matters=each.matters,
            )
        )
    return Pool(on, tuple(sides[Side.MENTEE]), tuple(sides[Side.MENTOR]), tuple(sides[Side.PEER]))


def person_of(row: ParticipantRow, answers: Mapping[str, Any], taken: int = 0) -> Person:
    """One participant with her answers, ``taken`` of whose places are gone."""
    return Person(
        row.id or 0, row.name, answers, max(0, row.places - taken), row.time_zone, row.email.lower(), row.priority
    )  # fmt: skip


def grouped(rules: Rules, program: Program) -> Rules:
    """The rules with the sizes of groups that the program has, where it has groups; of peers as they are kept."""
    if program.form is not ProgramForm.GROUP:
        return rules if program.form is ProgramForm.PEER else replace(rules, grouping=None)
    grouping = replace(rules.grouping or Grouping(), smallest=program.group_least, largest=program.group_most)
    return replace(rules, grouping=grouping)
