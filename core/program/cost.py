"""What a program costs people in time, from assumptions that everybody can read and change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.program.program import Part, Program, ProgramForm
from core.text import Text, text

WEEKS_A_MONTH = 52 / 12
DAYS_A_MONTH = 365 / 12
ROUND_TO = 5  # minutes; a finer figure would claim more than anybody knows


class Who(StrEnum):
    YOU = "you"  # the coordinator
    MENTOR = "mentor"
    MENTEE = "mentee"


class Per(StrEnum):
    """What the minutes are counted for."""

    WEEK = "week"  # whoever takes part
    PAIR_MONTH = "pair and month"
    MEETING = "meeting"
    CHECK_IN = "check-in"
    APPLICATION = "application"  # spread over the length of the program


@dataclass(frozen=True)
class Assumption:
    """So many ``minutes`` of ``who`` for each ``per``, where ``part`` is on (None: always).

    ``source`` says where the number is from; "our judgement" is nobody's measurement.
    """

    key: str
    label: Text
    who: Who
    minutes: float
    per: Per
    part: Part | None = None
    source: str = "our judgement"


ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption("look", text("Look at what needs attention"), Who.YOU, 10, Per.WEEK),
    Assumption("decide", text("Read and decide an application"), Who.YOU, 3, Per.APPLICATION),
    Assumption("match", text("Match and introduce a pair"), Who.YOU, 4, Per.APPLICATION),
    Assumption("help", text("Answer questions of a pair"), Who.YOU, 2, Per.PAIR_MONTH),
    Assumption("read", text("Read check-ins of a pair"), Who.YOU, 1, Per.PAIR_MONTH, Part.CHECK_INS),
    Assumption("screen", text("Keep the record of screening"), Who.YOU, 15, Per.APPLICATION, Part.SCREENING),
    Assumption("guardian", text("Write with a guardian"), Who.YOU, 5, Per.PAIR_MONTH, Part.GUARDIANS),
    Assumption("mentor_log", text("Note a meeting"), Who.MENTOR, 2, Per.MEETING, Part.MEETINGS),
    Assumption("mentor_check_in", text("Answer a check-in"), Who.MENTOR, 2, Per.CHECK_IN, Part.CHECK_INS),
    Assumption("mentor_hours", text("Note hours beside meetings"), Who.MENTOR, 2, Per.PAIR_MONTH, Part.HOURS),
    Assumption("mentor_training", text("Training before the start"), Who.MENTOR, 120, Per.APPLICATION, Part.TRAINING),
    Assumption("mentee_agenda", text("Prepare a meeting"), Who.MENTEE, 5, Per.MEETING, Part.MEETINGS),
    Assumption(
        "mentee_levels", text("Write and look at levels of goals"), Who.MENTEE, 5, Per.PAIR_MONTH, Part.ATTAINMENT
    ),
    Assumption("mentee_check_in", text("Answer a check-in"), Who.MENTEE, 2, Per.CHECK_IN, Part.CHECK_INS),
    Assumption("mentee_goal", text("Look after the goal"), Who.MENTEE, 5, Per.PAIR_MONTH, Part.GOALS),
)


@dataclass(frozen=True)
class People:
    """How many people take part. ``mentors`` and ``mentees``; of peers, count everyone as mentees."""

    mentors: int
    mentees: int


@dataclass(frozen=True)
class Cost:
    """Minutes, rounded up to five. The meetings themselves are apart from all that surrounds them.

    ``meeting_minutes_a_month`` is one person's time in meetings of one pair (or group).
    """

    your_minutes_a_week: int
    mentor_minutes_a_month: int
    mentee_minutes_a_month: int
    meeting_minutes_a_month: int
    sentence: Text


def weekly_cost(program: Program, people: People, minutes: Mapping[str, float] | None = None) -> Cost:
    """What the program costs each person, for showing while it is set up.

    ``minutes`` replaces single assumptions by their ``key`` (0 or more). Two check-ins fall in the first
    three months and one every three months after. Everything once per application is spread evenly over
    the length. A mentor's figure covers all her mentees (the average), the coordinator's everybody.
    Nobody's figure is zero unless her assumptions are. No errors.
    """
    own = minutes or {}
    months = max(1, program.length_months)
    peer = program.form is ProgramForm.PEER
    pairs = people.mentees // 2 if peer else people.mentees
    mentors = people.mentees if peer else people.mentors
    groups = mentors if program.form is ProgramForm.GROUP else pairs
    meetings = DAYS_A_MONTH / max(1, program.cadence_days)
    check_ins = (2 + max(0, months - 3) / 3) / months
    per_mentor = 1.0 if program.form in (ProgramForm.GROUP, ProgramForm.PEER) else max(1.0, pairs / max(1, mentors))
    everyone = people.mentees + (0 if peer else people.mentors)

    def monthly(who: Who) -> float:
        """Minutes a month: of all for the coordinator, of one pair for the others."""
        times = {
            Per.WEEK: WEEKS_A_MONTH,
            Per.PAIR_MONTH: float(groups) if who is Who.YOU else 1.0,
            Per.MEETING: meetings,
            Per.CHECK_IN: check_ins,
            Per.APPLICATION: (everyone if who is Who.YOU else 1) / months,
        }
        return sum(
            own.get(each.key, each.minutes) * times[each.per]
            for each in ASSUMPTIONS
            if each.who is who and (each.part is None or program.has(each.part))
        )

    you = _rounded(monthly(Who.YOU) / WEEKS_A_MONTH)
    mentor = _rounded(monthly(Who.MENTOR) * per_mentor)
    mentee = _rounded(monthly(Who.MENTEE))
    meeting = _rounded(meetings * program.meeting_minutes)
    if peer:
        each = max(mentor, mentee)
        sentence = text(
            "You: {you} minutes a week; each person: {each} minutes a month, beside {meeting} minutes of meetings",
            you=you, each=each, meeting=meeting,
        )  # fmt: skip
        return Cost(you, each, each, meeting, sentence)
    sentence = text(
        "You: {you} minutes a week; each mentor: {mentor} minutes a month; each mentee: {mentee} minutes a month; "
        "beside {meeting} minutes of meetings a month for each pair",
        you=you, mentor=mentor, mentee=mentee, meeting=meeting,
    )  # fmt: skip
    return Cost(you, mentor, mentee, meeting, sentence)


def _rounded(minutes: float) -> int:
    """Up to the next five minutes; the tiny part keeps 10.000001 from becoming 15."""
    return int(-(-(minutes - 1e-9) // ROUND_TO)) * ROUND_TO
