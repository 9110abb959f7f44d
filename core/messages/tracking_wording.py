"""The messages about a pairing that goes on."""

ABOUT_TRACKING: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "look back": (
        "{program}: how was it with {partner}?",
        """Hello {name},

your time with {partner} in {program} comes to its end, or has ended. How was it? Four short questions on your own \
page, without signing in:
{link}

Your coordinators read what you say; {partner} does not. It helps whoever comes next.

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
    "guardian look back": (
        "{program}: how was it for {child}?",
        """Hello {name},

the time of {child} with {partner} in {program} comes to its end, or has ended. You agreed that {child} takes part; \
how do you look back on it? Four short questions, without signing in:
{link}

The team of the program reads what you say; {partner} does not. It helps whoever comes next.

{note}

Thank you
{coordinator}""",
        ("link", "child"),
    ),
    "thanks": (
        "{program}: thank you",
        """Hello {name},

thank you for the time that you and {partner} gave each other in {program}. The last day is {last_day}.

What holds afterwards: {afterwards}

From that day on your certificate is on your own page:
{link}

{note}

With thanks
{coordinator}""",
        ("link", "afterwards"),
    ),
    "check-in": (
        "{program}: how is it going with {partner}?",
        """Hello {name},

how is it going with {partner}? Two presses are enough, and you need not sign in:
{link}

Your coordinators read what you answer; {partner} does not. If something is difficult, say so: nobody is at fault.

{also}

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
    "month": (
        "{program}: your month as a mentor",
        """Hello {name},

this is all that we ask of you this month:

{mentees}

Note a meeting in two presses, and tell us with one more how it is going:
{link}

You need not sign in. Behind the link you can also ask for fewer messages, or pause them.

{also}

{note}

Thank you for your time
{coordinator}""",
        ("link",),
    ),
    "did you meet": (
        "{program}: did you meet {partner} on {on}?",
        """Hello {name},

you planned to meet {partner} on {on}, and nobody has noted yet what came of it. Yes or no is enough:
{link}

You need not sign in. If you did not meet, that is no trouble; it only helps to know.

{also}

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
    "feedback asked": (
        "{program}: {partner} asks for your feedback",
        """Hello {name},

{partner} asks for your feedback. What it is about, the question and the day stand on your own page, since they are \
between the two of you:
{link}

One sentence is enough. The link is yours alone, and you need not sign in.

{also}

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
    "closing soon": (
        "{program}: you and {partner}, until {on}",
        """Hello {name},

your time with {partner} in {program} ends on {on}. A good last meeting looks back at what you did, says thank you,
and settles whether and how you stay in touch. Now is the time to find a day for it.

Here is your own part, to plan that meeting and to see what you reached. The link is yours alone:
{link}

If you would like to go on after that day, or to end earlier, write to us.

{also}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "stale goal": (
        "{program}: how far are you with your goal?",
        """Hello {name},

nothing was noted about this goal for a while:
{goal}

A number or a line is enough. If it does not matter any more, change it or let it go:
{link}

The link is yours alone: it opens your own part.

{also}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "meeting soon": (
        "{program}: you meet {partner} tomorrow, {on}",
        """Hello {name},

a reminder that you meet {partner} on {on}. If it does not suit any more, tell {partner} today, and move it here:
{link}

You need not sign in.

{also}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
}
