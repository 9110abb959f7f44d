"""Messages: every wording can be filled, and nothing filled in can do harm."""

from dataclasses import replace

import pytest

from core.errors import InvalidInput, NotFound
from core.messages.templates import (
    FIELDS,
    OPTIONAL,
    MessageKey,
    check_template,
    compose,
    first_step,
    introduction_for,
    message_template,
    rhythm,
)
from core.program.program import Lead
from core.program.questions import Side

FILLED = {name: f"<{name}>" for name in FIELDS}
EVERY = pytest.mark.parametrize("key", list(MessageKey))


@EVERY
def test_every_usual_wording_is_sound_and_can_be_filled(key):
    assert check_template(message_template(key)) == ()
    message = compose(key, FILLED)
    assert "{" not in message.subject + message.body
    for name in message_template(key).fields:
        assert f"<{name}>" in message.subject + message.body


@EVERY
def test_optional_fields_leave_no_hole(key):
    message = compose(key, {name: value for name, value in FILLED.items() if name not in OPTIONAL})
    assert "\n\n\n" not in message.body
    assert "brought you together" not in message.body and "shares with you" not in message.body


@EVERY
def test_every_other_field_must_have_a_value(key):
    for name in message_template(key).fields - OPTIONAL:
        with pytest.raises(InvalidInput) as no:
            compose(key, FILLED | {name: " "})
        assert [fault.where for fault in no.value.faults] == [f"{{{name}}}"]


@EVERY
def test_no_message_speaks_of_points_scores_or_ranks(key):
    words = compose(key, FILLED).body.lower()
    assert not [word for word in ("score", "points", "rank", "algorithm", "percent") if word in words]


def test_only_what_has_ended_or_rests_and_what_stands_in_the_app_alone_goes_without_a_link():
    without = {key for key in MessageKey if "link" not in message_template(key).fields}
    ended = {MessageKey.DECLINED, MessageKey.WITHDRAWN, MessageKey.PAUSED, MessageKey.LEFT, MessageKey.PROPOSAL_ENDED}
    assert without == ended | {MessageKey.CONCERN}


def test_what_is_filled_in_is_not_read_as_a_field():
    message = compose("accepted", FILLED | {"name": "{link} {name.__class__}"})
    assert "Hello {link} {name.__class__}," in message.body


def test_a_name_of_two_lines_stays_in_one_line_of_the_subject():
    message = compose("invitation", FILLED | {"inviter": "Ola\r\nBcc: all@example.org"})
    assert message.subject == "Ola Bcc: all@example.org invites you to <program>"


def test_a_message_that_does_not_exist_is_refused():
    with pytest.raises(NotFound):
        message_template("love letter")


ACCEPTED = message_template(MessageKey.ACCEPTED)


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"body": "Go to {link}, {shoe_size}"}, "Message", "{shoe_size}"),
        ({"body": "Go to {link}, {partner}"}, "Message", "{partner}"),
        ({"body": "Go to {link.__class__} {link}"}, "Message", "{link.__class__}"),
        ({"body": "Welcome, {name}"}, "Message", "needs {link}"),
        ({"body": "Go to {link} {"}, "Message", "brace"),
        ({"body": " "}, "Message", "is empty"),
        ({"body": "{link}" + "a" * 20_000}, "Message", "is longer than"),
        ({"subject": ""}, "Subject", "is empty"),
        ({"subject": "a\nb"}, "Subject", "one line"),
        ({"subject": "a" * 201}, "Subject", "one line"),
    ],
)
def test_a_wording_of_ones_own_is_checked(change, where, what):
    own = replace(ACCEPTED, **change)
    assert [fault for fault in check_template(own) if fault.where == where and what in str(fault)]
    with pytest.raises(InvalidInput):
        compose("accepted", FILLED, own)


def test_a_wording_of_ones_own_is_used():
    own = replace(ACCEPTED, subject="Yes, {name}", body="Here: {link}")
    assert (
        compose("accepted", {"name": "Ana", "link": "https://example.org/x"}, own).body
        == "Here: https://example.org/x\n"
    )


def test_who_leads_writes_first():
    assert str(first_step(Side.MENTEE, Lead.MENTEE, "Bo")).startswith("Please write to Bo")
    assert str(first_step(Side.MENTOR, Lead.MENTEE, "Ana")).startswith("Ana will write to you first")
    assert str(first_step(Side.MENTOR, Lead.MENTOR, "Ana")).startswith("Please write to Ana")


def test_each_side_has_its_introduction():
    assert len({introduction_for(side) for side in Side}) == 3


def test_a_rhythm_reads_as_a_person_would_say_it():
    assert str(rhythm(14, 60)) == "every two weeks for 60 minutes"
    assert str(rhythm(30, 45)) == "once a month for 45 minutes"
    assert str(rhythm(10, 45)) == "every 10 days for 45 minutes"
