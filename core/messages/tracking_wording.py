"""The messages about a pairing that goes on."""

ABOUT_TRACKING: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "check-in": (
        "{program}: how is it going with {partner}?",
        """Hello {name},

how is it going with {partner}? Two presses are enough, and you need not sign in:
{link}

Your coordinators read what you answer; {partner} does not. If something is difficult, say so: nobody is at fault.

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
}
