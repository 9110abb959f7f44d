"""Two applications of one person: found by address and by name with other signs, and merged with what wins."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from core.text import Text

NEAR = 0.86  # of two names, as difflib compares them; one letter of seven, or a swapped pair of letters
NEAR_REST = 0.75  # of the words that the two do not share: "Ana" and "Anna", a swapped pair of letters of five
MOST_OF_ONE_NAME = 12  # of one first or last name or mail box: more is a common one, and a sign of nothing
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Somebody:
    """An application, as far as telling people apart needs it."""

    id: int
    side: str
    name: str
    email: str


@dataclass(frozen=True)
class Lookalike:
    """Two applications that may be of one person, the lower id first, and what speaks for it, the strongest first."""

    one: int
    other: int
    signs: tuple[Text, ...]


SAME_ADDRESS = Text("the same address")
SAME_BOX = Text("the same address but for dots, a “+” or the provider")
SAME_NAME = Text("the same name")
NEAR_NAME = Text("nearly the same name")


def lookalikes(people: Sequence[Somebody], distinct: Collection[tuple[int, int]] = ()) -> tuple[Lookalike, ...]:
    """Who may be in the list twice, on the same side; in the order of ids.

    The same address is enough, and so is the same full name. A nearly equal name needs a second sign: one and the
    same mail box name, or a first or last name spelled exactly alike; what then differs has to be nearly equal by
    itself. ``distinct`` are pairs of ids (lower first) that somebody has said are two people. Only people who share
    a name or a mail box are compared, so the cost grows with the list and not with its square, but for the few
    bearers of one name.
    """
    known = set(distinct)
    found = {}
    for one, other in sorted(_near(people)):
        if (one.id, other.id) not in known and (signs := _signs(one, other)):
            found[one.id, other.id] = Lookalike(one.id, other.id, signs)
    return tuple(found.values())


def _near(people: Iterable[Somebody]) -> set[tuple["_Ordered", "_Ordered"]]:
    shelves: dict[tuple[str, str], list[_Ordered]] = {}
    for each in people:
        person = _Ordered(each.id, each.side, " ".join(words(each.name)), each.email.casefold().strip())
        keys = {f"name {word}" for word in person.name.split() if len(word) > 1} | {f"box {_box(person.email)}"}
        for key in keys:
            shelves.setdefault((person.side, key), []).append(person)
    pairs = set()
    for shelf in shelves.values():
        if len(shelf) <= MOST_OF_ONE_NAME:
            pairs |= set(combinations(sorted(shelf), 2))
    for same in _together(people):
        pairs |= same
    return pairs


def _together(people: Iterable[Somebody]) -> list[set[tuple["_Ordered", "_Ordered"]]]:
    """Those of one whole name or one address, however many there are."""
    whole: dict[tuple[str, str], list[_Ordered]] = {}
    for each in people:
        person = _Ordered(each.id, each.side, " ".join(words(each.name)), each.email.casefold().strip())
        for key in {person.name, person.email} - {""}:
            whole.setdefault((person.side, key), []).append(person)
    return [set(zip(sorted(shelf), sorted(shelf)[1:], strict=False)) for shelf in whole.values() if len(shelf) > 1]


@dataclass(frozen=True, order=True)
class _Ordered:
    id: int
    side: str
    name: str  # its words without accents, in the order of the alphabet: "Last, First" is "First Last"
    email: str


def _signs(one: _Ordered, other: _Ordered) -> tuple[Text, ...]:
    address = SAME_ADDRESS if one.email and one.email == other.email else None
    box = SAME_BOX if not address and _box(one.email) and _box(one.email) == _box(other.email) else None
    same = SAME_NAME if one.name and one.name == other.name else None
    shared = box or any(len(word) > 2 for word in set(one.name.split()) & set(other.name.split()))
    near = NEAR_NAME if shared and not same and _alike(one.name, other.name) else None
    enough = address or same or near
    return tuple(sign for sign in (address, same, near, box) if sign is not None) if enough else ()


def _alike(one: str, other: str) -> bool:
    """Near as a whole, and near in what they do not share: a common last name makes no "Mei" of a "Sami"."""
    if abs(len(one) - len(other)) > 3:
        return False
    shared = set(one.split()) & set(other.split())
    own, theirs = (" ".join(word for word in name.split() if word not in shared) for name in (one, other))
    return _ratio(one, other, NEAR) and (not own or not theirs or _ratio(own, theirs, NEAR_REST))


def _ratio(one: str, other: str, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def words(name: str) -> list[str]:
    """The words of a name without accents, in the order of the alphabet.

    >>> words("Müller, Anna-Maria")
    ['anna', 'maria', 'muller']
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return sorted(LETTERS.findall(bare))


def _box(email: str) -> str:
    """What stands before the @, without what many providers ignore: dots, and a + with what follows."""
    return email.partition("@")[0].partition("+")[0].replace(".", "")
