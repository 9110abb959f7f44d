"""People whom somebody wrote down by name: who is meant beyond doubt, who may be, and who only a person can tell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST = 300  # letters of one name as it was written
MOST = 20  # names that are looked up of one answer
CLOSE = 0.8  # of a whole name, as difflib compares it
MOST_MAYBE = 6  # people suggested for one name
TITLES = frozenset(["dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "herr", "frau"])
PARTED = re.compile(r"[\n;,/•]|\s+(?:and|und|y|et)\s+|\s+&\s+", re.IGNORECASE)
NOBODY = frozenset({"", "-", "none", "no", "nobody", "no one", "n/a", "na", "nein", "niemand", "nadie", "aucun"})


@dataclass(frozen=True)
class Named:
    """One name as it was written. ``sure``: the one person called just so; else ``maybe`` has who could be meant,
    the likeliest first; of equals, whose whole name is spelled most alike, then by id. Neither: nobody here is called
    anything like it."""

    written: str
    sure: int | None = None
    maybe: tuple[int, ...] = ()


def names_in(answer: str) -> tuple[str, ...]:
    """The names that an answer in words lists, each once, as written; at most ``MOST``.

    They are parted by lines, commas, semicolons and "and"; "none" and the like are not names.

    >>> names_in("Ann Lee, my boss\\nBo Berg and Cy Dahl")
    ('Ann Lee', 'my boss', 'Bo Berg', 'Cy Dahl')
    """
    parts = (" ".join(part.split()).strip(" .-*")[:LONGEST] for part in PARTED.split(answer))
    return tuple(dict.fromkeys(part for part in parts if part.casefold() not in NOBODY))[:MOST]


class Directory:
    """People by how their names are spelled. ``people``: id → (name, e-mail address)."""

    def __init__(self, people: Mapping[int, tuple[str, str]]) -> None:
        self._whole: dict[tuple[str, ...], list[int]] = {}
        self._emails: dict[str, list[int]] = {}
        self._words: dict[str, set[int]] = {}
        self._near: dict[str, set[str]] = {}
        self._last: dict[int, str] = {}
        self._called: dict[int, str] = {}
        for id, (name, email) in sorted(people.items()):
            words = spelled(name)
            self._whole.setdefault(tuple(sorted(words)), []).append(id)
            self._emails.setdefault(email.strip().casefold(), []).append(id)
            self._last[id] = words[-1] if words else ""
            self._called[id] = " ".join(sorted(words))
            for word in words:
                self._words.setdefault(word, set()).add(id)
        for word in self._words:
            for shape in _shapes(word):
                self._near.setdefault(shape, set()).add(word)

    def look_up(self, written: str, far: bool = True, most: int = MOST_MAYBE) -> Named:
        """Who is meant. Sure is only a whole name or address that one person has and no other; letters with and
        without accents, small and large, and the order of the words make no difference. Time: linear in who is found.

        ``far``: where nothing is near, whole names with two slips in a word are looked for too, among everybody.
        ``most``: people who may be meant.
        """
        words = [word for word in spelled(written) if word not in TITLES]
        whole = self._emails.get(written.strip().casefold()) or self._whole.get(tuple(sorted(words)), [])
        if len(whole) == 1:
            return Named(written, sure=whole[0])
        found: Counter[int] = Counter(dict.fromkeys(whole, 10))
        for word in dict.fromkeys(words):
            likely: dict[int, int] = {}
            for alike in sorted(self._alike(word)):
                for id in self._words[alike]:
                    weight = (2 if alike == word else 1) + (2 if alike == self._last[id] else 0)
                    likely[id] = max(likely.get(id, 0), weight)
            found.update(likely)
        least = 1 if len(words) == 1 else 3  # of several words one first name alone says little
        close = self._closeness(words, [id for id, weight in found.items() if weight >= least])
        if far and not close:  # two slips in one word, for instance
            close = {id: near for id, near in self._closeness(words, self._called).items() if near}
        order = sorted(close, key=lambda id: (-found[id], -close[id], id))
        return Named(written, maybe=tuple(order[:most]))

    def _closeness(self, words: Sequence[str], ids: Iterable[int]) -> dict[int, float]:
        """How alike the whole names are in their letters, from ``CLOSE`` to 1 (difflib); else 0."""
        matcher = SequenceMatcher(None, "", " ".join(sorted(words)), autojunk=False)
        close: dict[int, float] = {}
        for id in ids:
            matcher.set_seq1(self._called[id])
            may = matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE
            close[id] = near if may and (near := matcher.ratio()) >= CLOSE else 0.0
        return close

    def _alike(self, word: str) -> Iterable[str]:
        """Words of names that are this one or, from four letters on, differ from it by one letter or two swapped."""
        if word in self._words and len(word) < 4:
            return {word}
        if len(word) < 4:
            return ()
        return {alike for shape in _shapes(word) for alike in self._near.get(shape, ()) if len(alike) > 3} | (
            {word} & self._words.keys()
        )


def could_be(written: str, name: str) -> bool:
    """Whether all words of one are in the other: whole, as an initial, or with a slip of one letter.

    >>> could_be("A. Lee", "Ann Lee"), could_be("Ann Lee (Finance)", "Ann Lee"), could_be("Bea Lee", "Ann Lee")
    (True, True, False)
    """
    fewer, more = sorted(
        ([word for word in spelled(written) if word not in TITLES], list(spelled(name))), key=len
    )  # fmt: skip
    return bool(fewer) and all(any(_alike_words(one, other) for other in more) for one in fewer)


def _alike_words(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return min(len(one), len(other)) > 3 and not _shapes(one).isdisjoint(_shapes(other))


def spelled(name: str) -> Sequence[str]:
    """The words of a name without accents, marks and large letters.

    >>> spelled("Müller-Lüdenscheid, José")
    ['muller', 'ludenscheid', 'jose']
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return re.findall(r"\w+", plain.replace("'", "").replace("’", "").replace("ø", "o").replace("ł", "l"))


def _shapes(word: str) -> set[str]:
    """The word, and all that is left of it with one letter taken out: words one slip apart share one."""
    return {word} | ({word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) > 3 else set())
