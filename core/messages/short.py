"""A message in so few signs that it fits into a text message, and how many parts a text takes."""

import re
from dataclasses import dataclass

# GSM 03.38 (3GPP TS 23.038): the signs that take one place of 160, and those that take two
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
ONE, EACH = 160, 153  # places of a single message, and of each part of a longer one
ONE_WIDE, EACH_WIDE = 70, 67  # the same where a sign is not among those above (UCS-2)
PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
LINK = re.compile(r"\S*/\?(?:link|join|info)=\S+")


@dataclass(frozen=True)
class TextMessage:
    """``parts`` is how many text messages it takes; ``places`` how many signs it counts as, of ``of`` in one."""

    words: str
    parts: int
    places: int
    of: int


def link_in(body: str) -> str:
    """The private link in a message: the first address of this app; empty where there is none."""
    found = LINK.search(body)
    return found[0] if found else ""


def short_message(subject: str, body: str) -> TextMessage:
    """The subject, which says what it is about, and the link that leads to the rest; typographic signs made plain.

    >>> short_message("Lantern: meet your mentor, Bo", "Hello\\n\\nhttps://a.org/?link=xyz\\n").words
    'Lantern: meet your mentor, Bo: https://a.org/?link=xyz'
    """
    link = link_in(body)
    return text_message((f"{subject}: {link}" if link else subject).translate(PLAIN))


def text_message(words: str) -> TextMessage:
    """How many parts the words take. A sign of two places is never cut in two, as phones do it."""
    if set(words) <= BASIC | EXTENDED:
        sizes = [2 if sign in EXTENDED else 1 for sign in words]
        one, each = ONE, EACH
    else:
        sizes = [2 if ord(sign) > 0xFFFF else 1 for sign in words]
        one, each = ONE_WIDE, EACH_WIDE
    places = sum(sizes)
    return TextMessage(words, 1 if places <= one else _parts(sizes, each), places, one)


def _parts(sizes: list[int], each: int) -> int:
    parts, used = 1, 0
    for size in sizes:
        if used + size > each:
            parts, used = parts + 1, 0
        used += size
    return parts
