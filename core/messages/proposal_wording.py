"""What the messages about proposals and choices say."""

ABOUT_PROPOSALS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "proposal": (
        "{program}: may we introduce you to {partner}?",
        """Hello {name},

we have thought of somebody for you in {program}: {partner}. Nothing is settled yet, and you decide.

Why we thought of the two of you:
{reasons}

What {partner} shares with you:
{profile}

Please have a look and answer until {until}. Following the link answers nothing yet:
{link}

A no is as good an answer as a yes: nobody is at fault, and we look for somebody else.

{note}

Kind regards
{coordinator}""",
        ("partner", "link"),
    ),
    "proposal reminder": (
        "{program}: your answer until {until}",
        """Hello {name},

we have suggested {partner} to you in {program}, and would be glad of your answer until {until}:
{link}

A no is as good an answer as a yes: nobody is at fault, and we look for somebody else.

Kind regards
{coordinator}""",
        ("partner", "link"),
    ),
    "proposal ended": (
        "{program}: we keep looking for you",
        """Hello {name},

the pair of you and {partner} that we suggested in {program} does not come about. Nobody is at fault: often it is \
only times or places.

We keep looking, and write to you as soon as we have thought of somebody.

{note}

Kind regards
{coordinator}""",
        ("partner",),
    ),
    "choosing": (
        "{program}: whom would you like to meet?",
        """Hello {name},

in {program} you have a say in whom you are paired with. We have picked some people who could suit you.

Please have a look and put those whom you would like to meet in order, until {until}. Following the link answers \
nothing yet:
{link}

We try to follow your order, and can't promise it: others choose too. If you choose nobody, we look for you.

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "choosing reminder": (
        "{program}: your choice until {until}",
        """Hello {name},

some people who could suit you wait for your choice in {program}, until {until}:
{link}

If you choose nobody, we look for you.

Kind regards
{coordinator}""",
        ("link",),
    ),
}
