"""What needs a coordinator's attention now, the most harmful first."""

from dataclasses import dataclass

from core.program.guide import Facts
from core.text import Text, counted, text


@dataclass(frozen=True)
class Attention:
    """One thing that needs somebody. ``count`` is how many of it there are."""

    key: str
    sentence: Text
    count: int
    button: Text
    screen: str


def attention(facts: Facts) -> tuple[Attention, ...]:
    """What needs somebody now, the most harmful first; empty where nothing does.

    First what can lose data or leave people without word, then people who wait for others, then what only
    makes the cohort smaller than it could be. The order is our judgement.
    """
    short = 0 if facts.peers or facts.pairings or not facts.ready_mentors else facts.ready_mentees - facts.places
    running = bool(facts.pairings) and not facts.ended
    found: list[tuple[str, int, Text, str, str]] = [
        (
            "data",
            int(not facts.data_is_kept and facts.people > 0),
            text("The data of this program may vanish when the server restarts."),
            "Keep a copy",
            "admin.backup",
        ),
        (
            "failed",
            facts.messages_failed,
            counted(
                facts.messages_failed,
                "A message could not be delivered: somebody has had no word.",
                "{count} messages could not be delivered: these people have had no word.",
            ),
            "See which",
            "matching.introductions",
        ),
        (
            "introductions",
            facts.introductions_unsent,
            counted(
                facts.introductions_unsent,
                "An introduction has not been sent: somebody does not know of their partner yet.",
                "{count} introductions have not been sent: these people do not know of their partners yet.",
            ),
            "Read and send",
            "matching.introductions",
        ),
        (
            "help",
            facts.help_asked,
            counted(
                facts.help_asked,
                "Somebody asked for help with a pairing and has not heard from you.",
                "{count} people asked for help with their pairings and have not heard from you.",
            ),
            "See who",
            "tracking.today",
        ),
        (
            "accepted",
            facts.proposals_accepted,
            counted(
                facts.proposals_accepted,
                "Everybody asked about a pair has said yes; it has not begun.",
                "Everybody asked about {count} pairs has said yes; these have not begun.",
            ),
            "Begin them",
            "matching.proposals",
        ),
        (
            "late",
            facts.proposals_late,
            counted(
                facts.proposals_late,
                "Somebody who was asked about a partner has not answered in time.",
                "{count} proposals were not answered in time.",
            ),
            "Look at them",
            "matching.proposals",
        ),
        (
            "quiet",
            facts.quiet_pairings if running else 0,
            counted(
                facts.quiet_pairings,
                "A pairing has not met in its first three weeks, as far as we know.",
                "{count} pairings have not met in their first three weeks, as far as we know.",
            ),
            "See which",
            "tracking.today",
        ),
        (
            "applications",
            facts.applications_waiting,
            counted(
                facts.applications_waiting,
                "An application waits for an answer; days so far: {days}.",
                "{count} applications wait for an answer; days the oldest has waited: {days}.",
                days=facts.oldest_waiting_days,
            ),
            "Read them",
            "intake.applications",
        ),
        (
            "form",
            facts.form_faults if facts.applications_open else 0,
            text("Applications are open, and something in the forms needs mending."),
            "Mend the form",
            "program.forms",
        ),
        (
            "consent",
            facts.without_consent,
            counted(
                facts.without_consent,
                "One person has not agreed to take part and can't be matched.",
                "{count} people have not agreed to take part and can't be matched.",
            ),
            "Ask them",
            "intake.participants",
        ),
        (
            "unpaired",
            facts.people_unpaired if running else 0,
            _unpaired(facts),
            "See who and why",
            "matching.desk",
        ),
        (
            "places",
            max(0, short),
            counted(
                short,
                "There is one mentee more than mentors have places for.",
                "There are {count} mentees more than mentors have places for.",
            ),
            "Find mentors",
            "intake.participants",
        ),
        (
            "mail",
            int(not facts.mail_works and facts.people > 0),
            text("E-mail is not set up: you copy messages and links by hand."),
            "See the messages",
            "matching.introductions",
        ),
    ]
    return tuple(
        Attention(key, sentence, count, text(button), screen) for key, count, sentence, button, screen in found if count
    )


def _unpaired(facts: Facts) -> Text:
    """Of mentors and mentees only the mentees are counted: a mentor without one waits for nobody."""
    if facts.peers:
        one, many = "One person is ready and has no partner.", "{count} people are ready and have no partner."
    else:
        one, many = "One mentee is ready and has no mentor.", "{count} mentees are ready and have no mentor."
    return counted(facts.people_unpaired, one, many)
