"""What a mail server's no means, and what to do about it."""

import re

from core.text import Text, text

# by the enhanced status (RFC 3463), the more exact first; then by the reply code (RFC 5321)
REMEDIES: tuple[tuple[str, Text], ...] = (
    (r"5\.1\.[0-46]|5\.4\.4", text("Correct the address, or ask the reader for another, then send it again.")),
    (r"[45]\.2\.2", text("The reader's mailbox is full. Ask for another address, or send it again in a few days.")),
    (r"5\.2\.3|5\.3\.4", text("The message is too long for this mailbox. Shorten it, then send it again.")),
    (r"[45]\.7\.\d+", text("The mail server takes it for unwanted mail. Ask whoever runs this installation to have the "
                           "sender allowed (SPF, DKIM), or send it from your own mail program.")),
)  # fmt: skip
BY_CODE: dict[str, Text] = {
    "4": text("This passes by itself. Send it again in a quarter of an hour."),
    "550": text("Correct the address, or ask the reader for another, then send it again."),
    "551": text("Correct the address, or ask the reader for another, then send it again."),
    "552": text("The mailbox is full or the message too long. Shorten it, or ask for another address."),
    "553": text("Correct the address, or ask the reader for another, then send it again."),
    "554": text("The mail server takes it for unwanted mail. Change the words, or send it from your own mail program."),
}
ELSE = text("Look at address and text, then send it again, or send it from your own mail program.")


def remedy(code: int, answer: str) -> Text:
    """What a coordinator can do about a reply such as ``550`` "5.1.1 no such user"; always a sentence.

    >>> str(remedy(450, "4.2.0 Greylisted"))
    'This passes by itself. Send it again in a quarter of an hour.'
    """
    status = re.match(r"\s*([245]\.\d{1,3}\.\d{1,3})\b", answer)
    if status:
        for pattern, words in REMEDIES:
            if re.fullmatch(pattern, status[1]):
                return words
    return BY_CODE.get(str(code)) or BY_CODE.get(str(code)[0], ELSE)
