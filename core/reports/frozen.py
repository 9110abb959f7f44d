"""Sentences as documents and back, so that what was said once can be read in any language later, and never changes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.text import Text


def text_document(said: Text) -> dict[str, Any]:
    """A JSON object; texts and days among the values too.

    >>> text_document(Text("{n} people", {"n": 3}))
    {'message': '{n} people', 'values': {'n': 3}}
    """
    return {"message": said.message, "values": {name: plain_value(value) for name, value in said.values.items()}}


def text_from(document: Mapping[str, Any]) -> Text:
    """The reverse of ``text_document``."""
    return Text(document["message"], {name: value_of(value) for name, value in document["values"].items()})


def plain_value(value: object) -> Any:
    """Something that JSON holds, from which ``value_of`` makes it again."""
    if isinstance(value, Text):
        return text_document(value)
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def value_of(value: Any) -> Any:
    """The reverse of ``plain_value``."""
    if isinstance(value, Mapping):
        return date.fromisoformat(value["day"]) if "day" in value else text_from(value)
    return value
