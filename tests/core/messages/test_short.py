"""Text messages: how many parts a text takes, and what is left of a message in one."""

import pytest

from core.messages.short import link_in, short_message, text_message

LINK = "https://mentoring.example.org/?link=4knCbYBCh6vlYiccDWzLZwa7ML3j2Im2"


@pytest.mark.parametrize(
    ("words", "parts", "places", "of"),
    [
        ("a" * 160, 1, 160, 160),
        ("a" * 161, 2, 161, 160),
        ("a" * 306, 2, 306, 160),
        ("a" * 307, 3, 307, 160),
        ("€" * 80, 1, 160, 160),  # two places each
        ("a" * 152 + "€" + "a" * 152, 3, 306, 160),  # the euro sign is not cut in two
        ("ё" * 70, 1, 70, 70),
        ("ё" * 71, 2, 71, 70),
        ("🙂" * 35, 1, 70, 70),
        ("🙂" * 67, 3, 134, 70),  # 33 in each part, since none is cut in two
        ("", 1, 0, 160),
    ],
)
def test_parts_are_counted_as_phones_do(words, parts, places, of):
    told = text_message(words)
    assert (told.parts, told.places, told.of) == (parts, places, of)


def test_an_introduction_fits_one_text_message_with_its_link():
    told = short_message("Lantern mentoring: meet your mentor, Rosa Silverbirch", f"Hello\n\nYour page:\n{LINK}\n\nBye")
    assert told.words == f"Lantern mentoring: meet your mentor, Rosa Silverbirch: {LINK}"
    assert told.parts == 1


def test_typographic_signs_do_not_make_it_longer():
    assert short_message("“Ada” – it’s time…", "").words == '"Ada" - it\'s time...'


def test_a_message_without_a_link_is_its_subject():
    assert link_in("Goodbye") == "" and short_message("Goodbye", "Thank you").words == "Goodbye"
