"""Wording of the audit log: it keeps the name of an action, and people read what was done."""

PAST = {  # those that do not just take -d or -ed
    "bring": "brought",
    "choose": "chose",
    "find": "found",
    "give": "gave",
    "hold": "held",
    "keep": "kept",
    "let": "let",
    "make": "made",
    "put": "put",
    "read": "read",
    "say": "said",
    "see": "saw",
    "send": "sent",
    "set": "set",
    "sign": "signed",
    "take": "took",
    "undo": "undid",
    "withdraw": "withdrew",
    "write": "wrote",
}
VOWELS = "aeiou"


def done(action: str) -> str:
    """An action in the past tense, with "my" as nobody's in particular.

    >>> done("change who is on the team"), done("publish pairs"), done("copy forms"), done("take a role away")
    ('changed who is on the team', 'published pairs', 'copied forms', 'took a role away')
    >>> done("change my own part")
    'changed their own part'
    """
    verb, space, rest = action.partition(" ")
    return _past(verb) + space + f" {rest} ".replace(" my ", " their ").strip()


def _past(verb: str) -> str:
    if verb in PAST or not verb:
        return PAST.get(verb, verb)
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"
