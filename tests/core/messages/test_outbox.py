"""States of a message, and ways to send it without a mail server."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from core.errors import InvalidInput
from core.messages.outbox import (
    LEFT,
    LONGEST_MAILTO,
    RECALLABLE,
    SENDABLE,
    MessageStatus,
    check_message,
    fitting_mailto,
    mailto,
    shown_status,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_being_sent_for_over_ten_minutes_is_perhaps_sent():
    just = shown_status("sending", NOW - timedelta(minutes=10), NOW)
    long = shown_status("sending", NOW - timedelta(minutes=10, seconds=1), NOW)
    assert (just, long) == (MessageStatus.SENDING, MessageStatus.UNSURE)
    assert shown_status("sent", NOW - timedelta(days=1), NOW) is MessageStatus.SENT


def test_what_has_left_is_not_recalled_and_a_demo_is_neither_sent_nor_gone():
    assert not LEFT & RECALLABLE
    assert MessageStatus.HELD not in SENDABLE | LEFT | RECALLABLE


def test_a_mail_programs_address_carries_every_letter():
    parts = urlsplit(mailto("bo+x@example.org", "Ä & B?", "Line one\n\n100 % = all"))
    given = parse_qs(parts.query)
    assert parts.path == "bo%2Bx@example.org"
    assert given == {"subject": ["Ä & B?"], "body": ["Line one\r\n\r\n100 % = all"]}


def test_an_address_that_mail_programs_would_cut_off_leaves_the_text_to_be_pasted():
    assert fitting_mailto("bo@example.org", "Hi", "Short") == (mailto("bo@example.org", "Hi", "Short"), True)
    address, whole = fitting_mailto("bo@example.org", "Hi", "long " * 400)
    assert not whole and address == "mailto:bo@example.org?subject=Hi&body=" and len(address) < LONGEST_MAILTO


def test_a_sound_message_passes_and_a_faulty_one_names_all_faults():
    check_message("bo@example.org", "Hello", "Text")
    with pytest.raises(InvalidInput) as told:
        check_message("bo", "x" * 201, "")
    assert [fault.where for fault in told.value.faults] == ["Address", "Subject", "Text"]
