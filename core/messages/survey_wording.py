"""The messages that ask people to answer a survey or to agree to the charter, and the one that brings a report."""

ABOUT_SURVEYS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "report": (
        "{program}: report, {period}",
        """Hello {name},

here is the report on {program}, {period}, on one page:
{link}

The link works for {valid}. Whoever has it can read the report, and nothing else. It names nobody.

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "charter": (
        "{program}: what it is for, and your word on it",
        """Hello {name},

{program} has written down what it is for, how it is meant to work and by what it will be judged. Please read it, and
say whether you agree or what should be otherwise:
{link}

You need no account. The link works for {valid} and always shows the newest version; what you say is kept with the
version you said it of.

{note}

Kind regards
{coordinator}""",
        ("link",),
    ),
    "survey": (
        "{program}: {survey}",
        """Hello {name},

we would like to know how it is for you. It takes a few minutes, and you may leave out what you do not want to answer:
{link}

{who_reads}

You can answer until {last_day}. Nothing hangs on whether or what you answer.

{note}

Thank you
{coordinator}""",
        ("link", "who_reads"),
    ),
    "survey reminder": (
        "{program}: {survey}, until {last_day}",
        """Hello {name},

a short reminder, the only one: with this link you can still answer until {last_day}:
{link}

{who_reads}

If you would rather not, you need not do anything.

{also}

{note}

Thank you
{coordinator}""",
        ("link", "who_reads"),
    ),
}
