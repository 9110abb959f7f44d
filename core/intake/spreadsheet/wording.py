"""How alike two wordings are, and the short key of a header: what recognising columns rests on."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

_NOT_LETTERS = re.compile(r"[^\w]+|_+")
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a about all an and any are as at be can check choose could describe did do does e eg for from had "
        "has have how i if in indicate is it its list many me most much my note of on one or our please "
        "provide select s t tell that the their them there these they this to us use want we what when where "
        "which who why will with would you your yourself apply would like hope currently current",
    )
)
_SAME = {
    "mail": "email", "surname": "lastname", "forename": "firstname", "timezone": "zone", "tz": "zone",
    "expertise": "skill", "competence": "skill", "competency": "skill", "topic": "skill", "subject": "skill",
    "strength": "skill", "hobby": "interest", "hobbie": "interest", "tongue": "language", "available": "availability",
    "organization": "organisation", "company": "organisation", "employer": "organisation",
    "dept": "department", "division": "department", "bio": "biography", "objective": "goal", "aim": "goal",
    "gain": "goal", "location": "place", "city": "place", "office": "place", "industry": "field", "sector": "field",
}  # fmt: skip


_NO_ANSWER = frozenset(("", "-", "--", "---", "–", "—", "n/a", "n.a.", "n.a", "#n/a", "?"))


_CHOOSE = re.compile(
    r"[-–—(\[ .]*(?:please )?(?:choose|select|pick)(?: (?:an?|one|your|the|from|of|below|list|\d+(?:st|nd|rd|th)|first|"
    r"second|third|fourth|fifth|next|preferred))*(?: (?:option|preference|choice|item|answer|value|one|mentor|mentee|"
    r"topic|skill|language|country|zone|time|level|list|below|here))*[-–—)\] .…:]*$",
    re.IGNORECASE,
)
_BEGINS = tuple("-–—([.pcsPCS")


def is_placeholder(cell: str) -> bool:
    """Whether a cell holds what stands for no answer: a dash, "n/a", "Choose your 2nd preference", nothing."""
    if not cell or (len(cell) < 5 and plain(cell) in _NO_ANSWER):
        return True
    return len(cell) < 60 and cell[0] in _BEGINS and bool(_CHOOSE.match(cell))


def plain(value: str) -> str:
    """Lower case, one blank between words, no difference between kinds of letters or blanks.

    >>> plain("  Public\\xa0 SPEAKING ")
    'public speaking'
    """
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


@lru_cache(maxsize=4096)
def letters_only(value: str) -> str:
    """Plain words without accents and signs: ``E-Mail Address*`` is ``email address``."""
    decomposed = unicodedata.normalize("NFKD", value.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    bare = bare.replace("e-mail", "email").replace("e mail", "email").replace("’", "'").replace("'s ", " ")
    return " ".join(word for word in _NOT_LETTERS.split(bare) if word)


@lru_cache(maxsize=4096)
def words(value: str) -> frozenset[str]:
    """The words that carry meaning, in the singular, with common synonyms made one.

    >>> sorted(words("What are your areas of expertise?"))
    ['area', 'skill']
    """
    found = set()
    for word in letters_only(value).split():
        if word in _EMPTY_WORDS:
            continue
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
            word = word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]
        found.add(_SAME.get(word, word))
    return frozenset(found)


def likeness(one: str, other: str) -> float:
    """How alike two headers are, 0 to 1: 1 for the same, 0.995 for the same letters, else shared words.

    The larger of the Dice coefficient of their words and 0.8 times the share of the shorter one's
    words that the longer one has.
    """
    if plain(one) == plain(other):
        return 1.0
    if letters_only(one) and letters_only(one) == letters_only(other):
        return 0.995
    mine, theirs = words(one), words(other)
    shared = len(mine & theirs)
    if not shared:
        return 0.0
    return min(0.99, max(2 * shared / (len(mine) + len(theirs)), 0.8 * shared / min(len(mine), len(theirs))))


def key_for(header: str, taken: Collection[str]) -> str:
    """A short stable key: the header's first five words that carry meaning, unlike those taken.

    >>> key_for("Which skills do you want to learn?", ()), key_for("Skills", ("skills",))
    ('skills_learn', 'skills_2')
    """
    kept = [word for word in letters_only(header).split() if word not in _EMPTY_WORDS and word.isascii()]
    key = wanted = "_".join(kept[:5])[:40].strip("_") or "question"
    count = 1
    while key in taken:
        count += 1
        key = f"{wanted}_{count}"
    return key
