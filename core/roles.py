"""Who may do what: the whole policy, as one table.

A page, a repository and a test all read this table and nothing else.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in one program. One person may be several at once."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    SAFEGUARDING_LEAD = "safeguarding lead"
    MENTOR = "mentor"
    MENTEE = "mentee"
    SUPERVISOR = "supervisor"


class Action(StrEnum):
    """A verb and its object, as a person would say it."""

    # program
    READ_PROGRAM = "read the program's settings"
    CHANGE_PROGRAM = "change the program's settings"
    REMOVE_PROGRAM = "remove the program"
    READ_TEAM = "read who is on the team"
    CHANGE_TEAM = "change who is on the team"
    CHANGE_FORM = "change a form"
    # intake
    READ_APPLICATIONS = "read applications"
    DECIDE_APPLICATION = "decide on an application"
    IMPORT_PEOPLE = "import people"
    IMPORT_PAIRS = "import pairs"
    IMPORT_MEETINGS = "import meetings"
    READ_PARTICIPANTS = "read participants"
    CHANGE_PARTICIPANT = "change a participant"
    ERASE_PERSON = "erase a person"
    EXPORT_PEOPLE = "download people"
    READ_SCREENING = "read the screening"
    RECORD_SCREENING = "note a screening step"
    KEEP_VIEW = "keep a view of a list"
    READ_CANDIDATES = "read candidates"
    CHANGE_CANDIDATES = "bring in and invite candidates"
    # matching
    READ_MATCHING = "read the matching"
    CHANGE_RULES = "change the matching rules"
    PUBLISH_PAIRS = "publish pairs"
    # messages
    READ_MESSAGES = "read messages"
    SEND_MESSAGE = "send a message"
    CHANGE_WORDING = "change what messages say"
    # tracking
    READ_PAIRINGS = "read pairings"
    END_PAIRING = "end a pairing"
    READ_OWN_PAIRING = "read my own pairing"
    CHANGE_OWN_PART = "change my own part"
    CHANGE_OWN_GOALS = "change my own goals"
    READ_GOALS = "read the goals of pairings"
    CHANGE_OWN_MEETINGS = "change my own meetings"
    READ_MEETINGS = "read the meetings of pairings"
    CHANGE_OWN_AGREEMENT = "change my own agreement"
    LOOK_BACK = "look back on my own pairing"
    READ_DUE = "read what is due with pairings"
    SUPPORT_PAIRING = "support a pairing"
    ASK_FOR_HELP = "ask for help with my own pairing"
    REPORT_CONCERN = "report a concern"
    READ_CONCERNS = "read concerns"
    HANDLE_CONCERN = "note what is done about a concern"
    EXCHANGE_FEEDBACK = "ask for feedback and give it"
    CHANGE_OWN_PLAN = "change my own plan and whom I meet"
    NOTE_OWN_TIME = "note my own time"
    DECIDE_TIME = "approve noted time"
    FINISH_MODULE = "finish a module of the guidance"
    READ_TRAININGS = "read who did which training"
    NOTE_TRAINING = "note who came to a training"
    # evaluation
    READ_TOTALS = "read the totals"
    READ_CHARTER = "read the charter"
    READ_REPORTS = "read reports"
    MAKE_REPORT = "make a report"
    READ_SURVEYS = "read surveys and their answers"
    CHANGE_SURVEY = "change a survey"
    SEND_SURVEY = "send a survey"
    READ_OWN_SURVEYS = "read the surveys sent to me"
    ANSWER_SURVEY = "answer a survey"
    # admin
    READ_AUDIT = "read the audit log"
    BACK_UP = "download a copy of the database"
    EXPORT_PROGRAM = "download the whole program"

    @property
    def writes(self) -> bool:
        """Whether the verb may change anything."""
        return not self.value.startswith(("read ", "download "))


OWNER = frozenset({Role.OWNER})
STAFF = frozenset({Role.OWNER, Role.COORDINATOR})
LEAD = frozenset({Role.SAFEGUARDING_LEAD})
TEAM = STAFF | LEAD
PARTICIPANTS = frozenset({Role.MENTOR, Role.MENTEE})

MAY: dict[Action, frozenset[Role]] = {
    Action.READ_PROGRAM: TEAM,
    Action.CHANGE_PROGRAM: STAFF,
    Action.REMOVE_PROGRAM: OWNER,
    Action.READ_TEAM: TEAM,
    Action.CHANGE_TEAM: OWNER,
    Action.CHANGE_FORM: STAFF,
    Action.READ_APPLICATIONS: STAFF,
    Action.DECIDE_APPLICATION: STAFF,
    Action.IMPORT_PEOPLE: STAFF,
    Action.IMPORT_PAIRS: STAFF,
    Action.IMPORT_MEETINGS: STAFF,
    Action.READ_PARTICIPANTS: TEAM,
    Action.CHANGE_PARTICIPANT: STAFF,
    Action.ERASE_PERSON: OWNER,
    Action.EXPORT_PEOPLE: STAFF,
    Action.READ_SCREENING: TEAM,
    Action.RECORD_SCREENING: TEAM,
    Action.KEEP_VIEW: TEAM,
    Action.READ_CANDIDATES: STAFF,
    Action.CHANGE_CANDIDATES: STAFF,
    Action.READ_MATCHING: STAFF,
    Action.CHANGE_RULES: STAFF,
    Action.PUBLISH_PAIRS: STAFF,
    Action.READ_MESSAGES: STAFF,
    Action.SEND_MESSAGE: STAFF,
    Action.CHANGE_WORDING: STAFF,
    Action.READ_PAIRINGS: TEAM,
    Action.END_PAIRING: STAFF,
    Action.READ_OWN_PAIRING: PARTICIPANTS,
    Action.CHANGE_OWN_PART: PARTICIPANTS,
    Action.CHANGE_OWN_GOALS: PARTICIPANTS,
    Action.READ_GOALS: STAFF,
    Action.CHANGE_OWN_MEETINGS: PARTICIPANTS,
    Action.READ_MEETINGS: STAFF,
    Action.CHANGE_OWN_AGREEMENT: PARTICIPANTS,
    Action.LOOK_BACK: PARTICIPANTS,
    Action.READ_DUE: STAFF,
    Action.SUPPORT_PAIRING: STAFF,
    Action.ASK_FOR_HELP: PARTICIPANTS,
    Action.REPORT_CONCERN: PARTICIPANTS,
    Action.READ_CONCERNS: LEAD,
    Action.HANDLE_CONCERN: LEAD,
    Action.EXCHANGE_FEEDBACK: PARTICIPANTS,
    Action.CHANGE_OWN_PLAN: PARTICIPANTS,
    Action.NOTE_OWN_TIME: PARTICIPANTS,
    Action.DECIDE_TIME: STAFF,
    Action.FINISH_MODULE: PARTICIPANTS,
    Action.READ_TRAININGS: TEAM,
    Action.NOTE_TRAINING: STAFF,
    Action.READ_TOTALS: STAFF,
    Action.READ_CHARTER: STAFF | {Role.SUPERVISOR},
    Action.READ_REPORTS: STAFF | {Role.SUPERVISOR},
    Action.MAKE_REPORT: STAFF,
    Action.READ_SURVEYS: STAFF,
    Action.CHANGE_SURVEY: STAFF,
    Action.SEND_SURVEY: STAFF,
    Action.READ_OWN_SURVEYS: PARTICIPANTS,
    Action.ANSWER_SURVEY: PARTICIPANTS,
    Action.READ_AUDIT: OWNER,
    Action.BACK_UP: OWNER,
    Action.EXPORT_PROGRAM: OWNER,
}


def as_participant(sides: Collection[str]) -> frozenset[Role]:
    """The roles that taking part gives, from one's sides ("mentor", "mentee", "peer"); a peer is both at once."""
    roles = {Role.MENTOR} if {"mentor", "peer"} & set(sides) else set()
    return frozenset(roles | ({Role.MENTEE} if {"mentee", "peer"} & set(sides) else set()))


@dataclass(frozen=True)
class Actor:
    """A person with her roles in one program, now.

    ``account_id`` is None where she came by a personal link. ``participant_ids`` are her own
    places in the program's cohorts: they narrow what a participant sees to her own pairings.
    """

    program_id: int
    roles: frozenset[Role]
    account_id: int | None = None
    participant_ids: frozenset[int] = frozenset()
    name: str = ""

    @property
    def by_link(self) -> bool:
        """True for someone who followed a personal link instead of signing in."""
        return self.account_id is None

    @property
    def is_team(self) -> bool:
        return bool(self.roles & TEAM)

    def may(self, action: Action) -> bool:
        """Whether one of her roles covers the action."""
        return bool(self.roles & MAY[action])
