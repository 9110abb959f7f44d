"""What the messages say: subject, body, and the fields that may not be left out."""

from core.messages.break_wording import ABOUT_BREAKS
from core.messages.introduction_wording import INTRODUCTIONS
from core.messages.proposal_wording import ABOUT_PROPOSALS
from core.messages.survey_wording import ABOUT_SURVEYS
from core.messages.tracking_wording import ABOUT_TRACKING

WORDING: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "invitation": (
        "{inviter} invites you to {program}",
        """Hello {name},

{inviter} would like you to join {program} as {role}.

Choose a password here, and you are in:
{link}

The link is yours alone and works for {valid}. If you did not expect this, you need not do anything.

{note}""",
        ("link",),
    ),
    "password reset": (
        "Choose a new password",
        """Hello {name},

somebody asked for a new password for your account. If that was you, choose it here:
{link}

The link works for {valid} and only once. If it was not you, leave it: your password stays as it is.""",
        ("link",),
    ),
    "concern": (
        "{program}: somebody reported a concern",
        """Hello {name},

somebody reported a concern in {program}. You read it as safeguarding lead or deputy; it stands in the app alone, \
under Concerns.

Please look at it today: within {valid} somebody should have acted.""",
        (),
    ),
    "application received": (
        "{program}: we have your application",
        """Hello {name},

thank you for applying to {program}. Your answers have arrived.

With this private link you can read them again, correct something or withdraw:
{link}

Somebody reads every application. You will hear from us either way.

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "accepted": (
        "{program}: welcome",
        """Hello {name},

good news: you are part of {program}.

Next we look for somebody who suits you, and write to you as soon as we have found them. Until then there is \
nothing you need to do.

Your private page, where you can change your times or take a break:
{link}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "waitlisted": (
        "{program}: you are on the waiting list",
        """Hello {name},

thank you for applying to {program}. More people would like to take part than we have places for just now, so we \
have put you on the waiting list. That says nothing about you.

We write as soon as there is a place. If you no longer wish to wait, tell us here:
{link}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "declined": (
        "{program}: about your application",
        """Hello {name},

thank you for applying to {program} and for the time you took. We can't offer you a place this time.

{note}

If you would like to know more, just answer this message. You are welcome to apply again.

Kind regards
{coordinator}""",
        (),
    ),
    "application link": (
        "{program}: the link to your application",
        """Hello {name},

with this private link you can read your application to {program}, go on with it, correct it or withdraw:
{link}

Keep it to yourself: whoever has it can do the same. If you did not ask for it, you need not do anything.

Kind regards
{coordinator}""",
        ("link",),
    ),
    "guardian request": (
        "{program}: {child} would like to take part, and needs you to agree",
        """Hello {name},

{child} would like to take part in {program} and named you as a parent or guardian. Before we suggest anybody to \
{child}, we need you to agree.

Read what it means and decide here, in a minute:
{link}

Until you agree, nobody is told about {child}. You can say no there too, and you can take back later what you said. \
If you are not a parent or guardian of {child}, please say no.

{note}

Kind regards
{coordinator}""",
        ("link", "child"),
    ),
    "consent request": (
        "{program}: may we suggest somebody to you?",
        """Hello {name},

we would like to have you in {program}. Before we suggest anybody to you, we need your agreement.

Read what it means and decide here, in a minute:
{link}

Until you agree, nobody is told about you. If you would rather not, you can say so there too.

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "personal link": (
        "{program}: your private page",
        """Hello {name},

here is the link to your private page in {program}:
{link}

Keep it to yourself: whoever has it can see the page. Any earlier link has stopped working.

Kind regards
{coordinator}""",
        ("link",),
    ),
    "still looking": (
        "{program}: we are still looking for you",
        """Hello {name},

we have brought the first people of {program} together, and have not found somebody who suits you well enough yet. \
That says nothing about you: it depends on who else takes part and how much time they have.

We keep looking, and write to you as soon as we have found somebody. The more times you can meet, the easier it gets. \
Your private page, where you can change your times or take a break:
{link}

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "mentor invitation": (
        "{program}: would you like to be a mentor?",
        """Hello {name},

we are looking for mentors for {program}, and thought of you.

{why}

What it gives, what it asks and how much time it takes:
{about}

If you would like to, apply here. You can stop at any time and go on later:
{link}

If not, you need not do anything. We have your address from {origin}; answer this message, and we delete it.

{note}

Kind regards
{coordinator}""",
        ("link", "origin"),
    ),
    "referral": (
        "{program}: do you know somebody who would be a good mentor?",
        """Hello {name},

you know {program} from the inside. Is there somebody whom you would like to see in it as a mentor?

If so, pass this address on. Whoever applies by it says that you recommended them, and we see that too:
{link}

You need not tell us any names.

{note}

Thank you
{coordinator}""",
        ("link",),
    ),
}
WORDING |= ABOUT_BREAKS | INTRODUCTIONS | ABOUT_PROPOSALS | ABOUT_SURVEYS | ABOUT_TRACKING
