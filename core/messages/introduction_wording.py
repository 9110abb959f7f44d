"""What the messages say that tell people whom they are paired with."""

INTRODUCTIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "pairing ended": (
        "{program}: your time with {partner} ends",
        """Hello {name},

the pairing of you and {partner} in {program} ends today. Nobody is at fault: sometimes two find each other at \
another moment, or with somebody else.

What you told each other stays between the two of you, as you agreed. If you would like to say goodbye, a short \
message is enough.

Your private page:
{link}

{note}

Thank you for the time you gave each other
{coordinator}""",
        ("partner",),
    ),
    "group joined": (
        "{program}: {partner} joins your group",
        """Hello {name},

from today on {partner} is with you in your group in {program}. Please make {partner} welcome: say who you are, and \
what you have talked about so far that {partner} may know. What somebody told the group before stays hers to tell.

Your private page:
{link}

{note}

Kind regards
{coordinator}""",
        ("partner",),
    ),
    "group left": (
        "{program}: {partner} leaves your group",
        """Hello {name},

from today on {partner} is no longer in your group in {program}. Nobody is at fault, and the rest of you go on.

What you told each other stays among you, as you agreed.

Your private page:
{link}

{note}

Kind regards
{coordinator}""",
        ("partner",),
    ),
    "introduction to mentor": (
        "{program}: meet {partner}",
        """Hello {name},

you are now the mentor of {partner} in {program}. You reach {partner} at {partner_email}.

What brought you together:
{reasons}

What {partner} shares with you:
{profile}

{first_step}

A time at which you are both free, by what you told us: {first_meeting}. It is in the calendar file that comes with \
this message; move it as you like.

We suggest that you meet {rhythm}. The first time, half an hour to get to know each other and to say what you \
expect is plenty. One way to spend it:
{agenda}

Everything about the two of you is on your private page:
{link}

If something does not fit, tell us early. Nobody is at fault, and we find another way.

{note}

Thank you for your time
{coordinator}""",
        ("partner", "link"),
    ),
    "introduction to mentee": (
        "{program}: meet your mentor, {partner}",
        """Hello {name},

we have found somebody for you: {partner} is your mentor in {program}. You reach {partner} at {partner_email}.

What brought you together:
{reasons}

What {partner} shares with you:
{profile}

{first_step}

A time at which you are both free, by what you told us: {first_meeting}. It is in the calendar file that comes with \
this message; move it as you like.

We suggest that you meet {rhythm}. For the first time, bring one thing that you would like to be different, and \
a question you would like to ask. One way to spend the first half hour:
{agenda}

Everything about the two of you is on your private page:
{link}

If something does not fit, tell us early. Nobody is at fault, and we find another way.

{note}

Enjoy the first conversation
{coordinator}""",
        ("partner", "link"),
    ),
    "introduction to peer": (
        "{program}: meet {partner}",
        """Hello {name},

you and {partner} are partners in {program}. You reach {partner} at {partner_email}.

What brought you together:
{reasons}

What {partner} shares with you:
{profile}

{first_step}

A time at which you are both free, by what you told us: {first_meeting}. It is in the calendar file that comes with \
this message; move it as you like.

We suggest that you meet {rhythm} and share the time: half for your question, half for the other's. One way to spend \
the first half hour:
{agenda}

Everything about the two of you is on your private page:
{link}

If something does not fit, tell us early. Nobody is at fault, and we find another way.

{note}

Enjoy the first conversation
{coordinator}""",
        ("partner", "link"),
    ),
}
