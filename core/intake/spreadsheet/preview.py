"""What bringing a sheet in would change: who is new, who changes and how, who stays the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.intake.spreadsheet.identity import EMAIL, NAME, OWN_ID, PLACES, TIME_ZONE, normal_email
from core.intake.spreadsheet.mapping import question_field
from core.intake.spreadsheet.rows import Reading, Row


@dataclass(frozen=True)
class Known:
    """What is already kept of a person."""

    name: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    time_zone: str = ""
    places: int | None = None
    own_id: str = ""


@dataclass(frozen=True)
class Change:
    """A known person and what would be different: field (as in ``fields(form)``) → before and after."""

    row: Row
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Preview:
    """Rows by what would happen to them, in the sheet's order. ``left_out``: rows with faults."""

    new: tuple[Row, ...]
    changed: tuple[Change, ...]
    same: tuple[Row, ...]
    left_out: tuple[Row, ...]


def merge_preview(reading: Reading, existing: Mapping[str, Known]) -> Preview:
    """Who of the good rows is new, changed or the same, told by the normal e-mail address, else by the own id.

    What a sheet does not say (an empty cell, a column that is not there) changes nothing, so a second
    import can't take answers away, and importing the same sheet again changes nothing at all.
    """
    known = {normal_email(email): person for email, person in existing.items()}
    by_id = {person.own_id: (email, person) for email, person in known.items() if person.own_id}
    new: list[Row] = []
    changed: list[Change] = []
    same: list[Row] = []
    for row in reading.good:
        email, before = row.email, known.get(row.email)
        if before is None and row.own_id in by_id:
            email, before = by_id[row.own_id]
        if before is None:
            new.append(row)
            continue
        differences = _differences(row, before, email)
        if differences:
            changed.append(Change(row, differences))
        else:
            same.append(row)
    return Preview(tuple(new), tuple(changed), tuple(same), reading.faulty)


def _differences(row: Row, before: Known, email: str) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {}
    if row.email != email:
        found[EMAIL] = (email, row.email)
    if row.own_id and row.own_id != before.own_id:
        found[OWN_ID] = (before.own_id, row.own_id)
    if row.name != before.name:
        found[NAME] = (before.name, row.name)
    if row.time_zone and row.time_zone != before.time_zone:
        found[TIME_ZONE] = (before.time_zone, row.time_zone)
    if row.places is not None and row.places != before.places:
        found[PLACES] = (before.places, row.places)
    for key, answer in row.answers.items():
        if answer != before.answers.get(key):
            found[question_field(key)] = (before.answers.get(key), answer)
    return found
