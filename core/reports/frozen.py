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
    return {"message": said.message, "values": {name: _plain(value) for name, value in said.values.items()}}


def text_from(document: Mapping[str, Any]) -> Text:
    """The reverse of ``text_document``."""
    return Text(document["message"], {name: _value(value) for name, value in document["values"].items()})


def _plain(value: object) -> Any:
    if isinstance(value, Text):
        return text_document(value)
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _value(value: Any) -> object:
    if isinstance(value, Mapping):
        return date.fromisoformat(value["day"]) if "day" in value else text_from(value)
    return value
