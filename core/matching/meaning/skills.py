"""Names that mean the same skill, from the list in skills.toml: whole names only, in any letter case."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import category, normalize

_WORD = re.compile(r"[^\W_]+[+#]*")
LONGEST_NAME = 100  # letters; a longer answer is no name
MOST_LETTERS = 4_000  # of a text that is read for names

Words = tuple[str, ...]


def in_words(name: str) -> Words:
    """A name as words to compare: without letter case, accents and punctuation. "C++", "C#" and "C" stay three."""
    plain = "".join(one for one in normalize("NFKD", name.casefold().replace("&", " and ")) if category(one) != "Mn")
    return tuple(_WORD.findall(plain))


def _listed() -> Mapping[str, Any]:
    return tomllib.loads(files("core.matching.meaning").joinpath("skills.toml").read_text("utf-8"))


@cache
def names() -> Mapping[Words, str]:
    """Every name in the list, as words, to the name that the skill goes by."""
    return {
        in_words(name): skill["name"]
        for skill in _listed()["skills"]
        for name in (skill["name"], *skill.get("also", ()), *skill.get("de", ()), *skill.get("es", ()))
    }


@cache
def _names_in_texts() -> Mapping[str, tuple[tuple[Words, str], ...]]:
    """The names that count inside a text, by their first word, longest first."""
    alone = {in_words(name) for name in _listed()["alone"]}
    found: dict[str, list[tuple[Words, str]]] = {}
    for words, skill in names().items():
        if words not in alone:
            found.setdefault(words[0], []).append((words, skill))
    return {first: tuple(sorted(some, key=lambda one: (-len(one[0]), one))) for first, some in found.items()}


@lru_cache(maxsize=20_000)
def _skill(name: str) -> str | None:
    return names().get(in_words(name))


def skill(name: str) -> str | None:
    """The listed skill that goes by this name, None where the list does not know it. Never by part of a name."""
    return _skill(name) if len(name) <= LONGEST_NAME else None


def named(words: str) -> frozenset[str]:
    """The listed skills that a text names: the whole text, each part between commas, or words in a row inside it."""
    parts = re.split(r"[,;/\n•|]", words[:MOST_LETTERS])
    found = {known for part in (words, *parts) if (known := skill(part)) is not None}
    inside = _names_in_texts()
    for part in parts:
        row, at = in_words(part), 0
        while at < len(row):
            here = [one for one in inside.get(row[at], ()) if row[at : at + len(one[0])] == one[0]]
            found |= {known for _, known in here[:1]}
            at += len(here[0][0]) if here else 1
    return frozenset(found)
