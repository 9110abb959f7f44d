"""Every message of a program can be worded anew."""

from core.messages.occasions import OCCASIONS, occasions
from core.messages.templates import MessageKey

OF_ACCOUNTS = {MessageKey.INVITATION, MessageKey.PASSWORD_RESET, MessageKey.CONCERN}


def test_every_message_but_those_about_accounts_has_an_occasion():
    assert set(OCCASIONS) == set(MessageKey) - OF_ACCOUNTS


def test_a_program_words_only_the_introductions_of_its_sides():
    offered = occasions(frozenset({MessageKey.INTRODUCTION_TO_PEER}))
    assert MessageKey.INTRODUCTION_TO_PEER in offered and MessageKey.ACCEPTED in offered
    assert MessageKey.INTRODUCTION_TO_MENTOR not in offered
