"""Numbers of rows that stand inside documents, for a program that gets new ones."""

from collections.abc import Callable, Mapping
from typing import Any

Ids = Mapping[str, Mapping[int, int]]  # of each table: the number there → the number here


def with_new_ids(table: str, column: str, value: Any, ids: Ids) -> Any:
    """The document with the numbers of here. A number whose row is gone stays: it points at nothing there either."""
    return IDS_IN[table, column](value, ids)


def _people(ids: Ids) -> Callable[[int], int]:
    return lambda id: ids["participant"].get(id, id)


def _meeting(value: Any, ids: Ids) -> Any:
    if "goals" not in value:
        return value
    return value | {"goals": [ids["goal"].get(id, id) for id in value["goals"]]}


def _plan(value: Any, ids: Ids) -> Any:
    if not value.get("steps"):
        return value
    person = _people(ids)
    return value | {"steps": [each | {"owner": each["owner"] and person(each["owner"])} for each in value["steps"]]}


def _first(value: Any, ids: Ids) -> Any:
    person = _people(ids)
    return [[person(one), *rest] for one, *rest in value]


def _rules(value: Any, ids: Ids) -> Any:
    person = _people(ids)
    pairs = {
        name: [[person(one), person(other), *rest] for one, other, *rest in value[name]]
        for name in ("locked", "barred", "decided")
        if value.get(name)
    }
    more = {"more": _first(value["more"], ids)} if value.get("more") else {}
    return value | pairs | more


def _summary(value: Any, ids: Ids) -> Any:
    if not value.get("groups"):
        return value
    person = _people(ids)
    groups = [[person(mentor), [person(each) for each in members], *rest] for mentor, members, *rest in value["groups"]]
    return value | {"groups": groups}


def _proposals(value: Any, ids: Ids) -> Any:
    person = _people(ids)
    return [each | {"mentee": person(each["mentee"]), "mentor": person(each["mentor"])} for each in value]


IDS_IN: dict[tuple[str, str], Callable[[Any, Ids], Any]] = {
    ("kept_apart", "people"): lambda value, ids: [_people(ids)(each) for each in value],
    ("meeting", "document"): _meeting,
    ("plan", "document"): _plan,
    ("scenario", "people"): _first,
    ("scenario", "rules"): _rules,
    ("scenario", "summary"): _summary,
    ("scenario", "proposals"): _proposals,
}
