"""What the messages about breaks, coming back, leaving and withdrawing say."""

ABOUT_BREAKS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "paused": (
        "{program}: your break",
        """Hello {name},

we have noted that you take a break from {program}. Until you are back, nobody new is suggested to you.

{note}

When it suits you again, just answer this message.

Kind regards
{coordinator}""",
        (),
    ),
    "back": (
        "{program}: good to have you back",
        """Hello {name},

you take part in {program} again. As soon as we have found somebody who suits you, we write to you.

Your private page, where you can change your times or take a break:
{link}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "left": (
        "{program}: goodbye, and thank you",
        """Hello {name},

we have noted that you no longer take part in {program}. Nobody is suggested to you any more, and your private page \
is closed.

{note}

Thank you for the time you gave. If this is a mistake, just answer this message.

Kind regards
{coordinator}""",
        (),
    ),
    "withdrawn": (
        "{program}: your application is withdrawn",
        """Hello {name},

as you asked, we have taken back your application to {program}. Nobody will be suggested to you.

{note}

You are welcome to apply again. If this is a mistake, just answer this message.

Kind regards
{coordinator}""",
        (),
    ),
}
