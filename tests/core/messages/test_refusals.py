"""Every no of a mail server comes with something to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages.refusals import remedy


@pytest.mark.parametrize(
    ("code", "answer", "part"),
    [
        (550, "5.1.1 The email account that you tried to reach does not exist", "Correct the address"),
        (550, "There is nobody of that name", "Correct the address"),
        (550, "5.7.26 This mail is unauthenticated", "SPF, DKIM"),
        (452, "4.2.2 The account is over quota", "mailbox is full"),
        (552, "5.3.4 Message size exceeds fixed limit", "too long"),
        (554, "Not these words", "unwanted mail"),
        (450, "4.2.0 Greylisted, see you later", "passes by itself"),
        (500, "What?", "Look at address and text"),
    ],
)
def test_the_remedy_fits_the_reason(code, answer, part):
    assert part in str(remedy(code, answer))


@given(st.integers(400, 599), st.text(max_size=40))
def test_there_is_always_a_sentence(code, answer):
    assert str(remedy(code, answer)).endswith(".")
