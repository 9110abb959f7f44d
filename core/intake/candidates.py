"""People who might become mentors: what is known of them, and how a list of staff or alumni turns into them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from core.intake.spreadsheet import CellFault, ColumnMapping, Table, question_field, read_people, suggest_mapping
from core.intake.spreadsheet.wording import letters_only
from core.matching.meaning.skills import named
from core.matching.rules import Criterion, Measure
from core.program.cost import DAYS_A_MONTH
from core.program.questions import Form, Kind, Question, Side
from core.text import Text, text

ROLE, DEPARTMENT, YEARS, MENTORED, FEEDBACK, REFERRED = (
    "candidate_role", "candidate_department", "candidate_years", "candidate_mentored", "candidate_feedback",
    "candidate_referred",
)  # fmt: skip
OWN = (
    Question(ROLE, Kind.SHORT_TEXT, "Role or job title"),
    Question(DEPARTMENT, Kind.SHORT_TEXT, "Department or field of work"),
    Question(YEARS, Kind.NUMBER, "Years of experience"),
    Question(MENTORED, Kind.YES_NO, "Has mentored before"),
    Question(FEEDBACK, Kind.NUMBER, "Feedback or rating so far"),
    Question(REFERRED, Kind.SHORT_TEXT, "Recommended by"),
)
# How lists call what we ask, where the wording is not like ours
HEADERS: dict[str, str] = {
    MENTORED: r"\bmentor(ed|ing)?\b.*\b(before|already|experience|past|ever)\b|\b(been|was|former) (a )?mentor\b",
    YEARS: r"\b(years?|seniority|tenure)\b",
    FEEDBACK: r"\b(ratings?|feedback|score|evaluation|stars)\b",
    REFERRED: r"\b(recommended|referred|nominated|suggested|proposed|vouched)\b|\breferral\b",
    ROLE: r"\b(job|role|position|function|occupation|profession)\b|^title$",
    DEPARTMENT: r"\b(department|dept|team|division|unit|faculty|area|sector|industry|field|company)\b",
}
SKILL_HEADERS = r"\b(skills?|expertise|competenc(e|es|y|ies)|strengths?|topics?|knows|specialt(y|ies)|can help)\b"
COMPARED = (Measure.COVERAGE, Measure.LANGUAGE, Measure.AVAILABILITY)
KEPT_DAYS = 90  # of somebody who was not invited or has not answered
KEPT_DAYS_DECLINED = 30
LEVEL_IN_ROLE = 2  # of a skill that a role names: the middle, as of a skill listed without a level


class Source(StrEnum):
    """Where we know of somebody from; told in the invitation."""

    STAFF = "staff"
    ALUMNI = "alumni"
    PAST_MENTOR = "past mentor"
    PAST_MENTEE = "past mentee"
    OTHER = "other"


class CandidateStatus(StrEnum):
    NEW = "new"
    INVITED = "invited"
    APPLIED = "applied"
    DECLINED = "declined"


@dataclass(frozen=True)
class Candidate:
    """What is known; nothing that is not. ``answers``: by the mentor form's keys, as matching compares them.

    ``feedback`` 0 to 1, ``feedback_said`` as it was written ("4.5 of 5"). ``named``: skills that role and department
    name, which the list did not give as skills. ``history``: what somebody did in earlier cohorts, in words.
    """

    name: str
    email: str
    source: Source
    time_zone: str = "UTC"
    answers: Mapping[str, Any] = field(default_factory=dict)
    role: str = ""
    years: float | None = None
    mentored: bool | None = None
    feedback: float | None = None
    feedback_said: str = ""
    referred_by: str = ""
    named: tuple[str, ...] = ()
    history: str = ""

    @property
    def fingerprint(self) -> str:
        """Differs whenever anything that is known does."""
        return sha256(repr(self).encode()).hexdigest()

    def to_document(self) -> dict[str, Any]:
        """As a JSON object, without what has a column of its own."""
        own = {"name", "email", "source"}
        whole = asdict(self) | {"named": list(self.named), "answers": dict(self.answers)}
        return {name: value for name, value in whole.items() if name not in own and value not in (None, "", [], {})}

    @classmethod
    def from_document(cls, name: str, email: str, source: str, document: Mapping[str, Any]) -> "Candidate":
        known = {key: value for key, value in document.items() if key in cls.__dataclass_fields__}
        return cls(name, email, Source(source), **known | {"named": tuple(known.get("named", ()))})


@dataclass(frozen=True)
class CandidateList:
    """People of a list. ``faulty``: rows without a usable name or address. ``unread``: cells that told nothing we could
    read; their people come in without them."""

    people: tuple[Candidate, ...]
    faulty: tuple[CellFault, ...]
    unread: tuple[CellFault, ...]


def candidate_form(mentor_form: Form, criteria: Sequence[Criterion]) -> Form:
    """What a list may tell of a candidate: the mentor form's questions on skills, languages and times that matching
    compares, open to any words; and experience, earlier mentoring, feedback and recommendation. Nothing else."""
    wanted = {one.mentor_question for one in criteria if one.measure in COMPARED}
    asked = [
        replace(question, required=False, options=(), most=None)
        for question in mentor_form.questions
        if question.key in wanted
    ]
    return Form(Side.MENTOR, (*asked, *OWN))


def suggest_columns(table: Table, form: Form) -> ColumnMapping:
    """Where each column goes: as for applicants, and by the words that lists of staff and alumni use."""
    found = dict(suggest_mapping(table, form).fields)
    skills = next((one.key for one in form.questions if one.kind in (Kind.SKILLS, Kind.CHOICES)), None)
    for key, words in {**HEADERS, **({skills: SKILL_HEADERS} if skills else {})}.items():
        target = question_field(key)
        free = [header for header in table.headers if header not in found and re.search(words, letters_only(header))]
        if target not in found.values() and free:
            found[free[0]] = target
    return ColumnMapping({header: found[header] for header in table.headers if header in found})


def read_candidates(
    table: Table, mapping: ColumnMapping, form: Form, source: Source, skill_question: str = "", zone: str = "UTC"
) -> CandidateList:
    """The people of a list, ``form`` being what ``candidate_form`` gave. A cell that can't be read leaves its answer
    unknown; only a row without a name or an address stays out. Feedback is of 5, 10 or 100, as its whole column tells.

    InvalidInput as for ``read_people``. Skills that a role names by their whole name in the skill list count too,
    under ``skill_question``.
    """
    reading = read_people(table, mapping, form)
    answering = {header for header, target in mapping.fields.items() if target.startswith("question:")}
    scale = _scale([row.answers[FEEDBACK] for row in reading.rows if FEEDBACK in row.answers])
    people, faulty, unread = [], [], []
    for row in reading.rows:
        stops = [fault for fault in row.faults if fault.column not in answering]
        faulty += stops
        if stops:
            continue
        unread += [fault for fault in row.faults if fault.column in answering]
        own = {question.key: row.answers.get(question.key) for question in OWN}
        role = ", ".join(filter(None, (own[ROLE], own[DEPARTMENT])))
        answers = {key: value for key, value in row.answers.items() if key not in own}
        from_role = _named(role, answers.get(skill_question)) if skill_question else ()
        if from_role:
            answers[skill_question] = _with(answers.get(skill_question), from_role)
        given = own[FEEDBACK]
        people.append(
            Candidate(
                row.name, row.email, source, row.time_zone or zone, answers, role, own[YEARS], own[MENTORED],
                None if given is None else _rated(given, scale), "" if given is None else f"{given:g}/{scale[1]}",
                own[REFERRED] or "", from_role,
            )
        )  # fmt: skip
    return CandidateList(tuple(people), tuple(faulty), tuple(unread))


def past_candidate(
    name: str,
    email: str,
    side: Side,
    time_zone: str,
    answers: Mapping[str, Any],
    days: int,
    criteria: Sequence[Criterion],
) -> Candidate:
    """Somebody of an earlier cohort of this program, who was paired for so many ``days``.

    Of a mentee the skills she asked for count at the lowest level: she has worked on them; that is all we know.
    """
    was_mentor = side is not Side.MENTEE
    given: dict[str, Any] = {}
    for criterion in (one for one in criteria if one.measure in COMPARED):
        answer = answers.get(criterion.mentor_question if was_mentor else criterion.mentee_question)
        if answer and not was_mentor and criterion.measure is Measure.COVERAGE:
            answer = dict.fromkeys(answer, 1)
        if answer:
            given[criterion.mentor_question] = answer
    months = max(1, round(days / DAYS_A_MONTH))
    words = "Mentor here, {months}" if was_mentor else "Mentee here, {months}"
    spent = "1 month" if months == 1 else f"{months} months"
    source = Source.PAST_MENTOR if was_mentor else Source.PAST_MENTEE
    known = True if was_mentor else None
    return Candidate(name, email, source, time_zone, given, mentored=known, history=words.format(months=spent))


def keep_until(status: CandidateStatus, since: date) -> date:
    """The last day that somebody who said nothing, or no, is kept; ``since``: added, invited or declined on."""
    return since + timedelta(days=KEPT_DAYS_DECLINED if status is CandidateStatus.DECLINED else KEPT_DAYS)


def origin(source: Source) -> Text:
    """Where the address is from, for the invitation."""
    return {
        Source.STAFF: text("the list of staff"),
        Source.ALUMNI: text("the list of alumni"),
        Source.PAST_MENTOR: text("your time as a mentor in this program"),
        Source.PAST_MENTEE: text("your own time in this program"),
        Source.OTHER: text("a list of people who might like to help"),
    }[source]


def _scale(given: Sequence[float]) -> tuple[int, int]:
    """From and to what a column of ratings goes: 0 or 1 to 5, 0 or 1 to 10, or 0 to 100."""
    most = next((most for most in (5, 10) if all(each <= most for each in given)), 100)
    return (0 if most == 100 or any(each < 1 for each in given) else 1), most


def _rated(given: float, scale: tuple[int, int]) -> float | None:
    """As 0 to 1; None where it is outside the scale."""
    least, most = scale
    return (given - least) / (most - least) if least <= given <= most else None


def _named(role: str, skills: Any) -> tuple[str, ...]:
    listed = {name.casefold() for name in skills or ()}
    return tuple(sorted(name for name in named(role) if name.casefold() not in listed))


def _with(skills: Any, names: Sequence[str]) -> Any:
    """The skills of the list with those of the role, in the shape they have: with levels, or as a plain list."""
    if isinstance(skills, list):
        return [*skills, *names]
    return {**(skills or {}), **dict.fromkeys(names, LEVEL_IN_ROLE)}
