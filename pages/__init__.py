"""The screens: which there are, in which section, and who sees each.

Keep no other file directly in this folder. Streamlit serves ``pages/*.py`` by address without running
app.py until somebody has been through the door once; a screen one folder down is out of its sight.
"""

from dataclasses import dataclass

from core.program.program import Part
from core.roles import Action


@dataclass(frozen=True)
class Screen:
    """``path`` is the module under this folder; its last part is the address. ``show(workspace)`` draws it.

    With ``parts``, it is in the menu only where the program uses one of them.
    """

    path: str
    title: str
    icon: str
    needs: Action
    help: str
    parts: frozenset[Part] = frozenset()

    @property
    def address(self) -> str:
        return self.path.rpartition(".")[2]


SECTIONS: dict[str, tuple[Screen, ...]] = {
    "": (
        Screen("program.home", "Home", ":material/home:", Action.READ_PROGRAM, "What to do next."),
        Screen("tracking.today", "Today", ":material/today:", Action.READ_DUE,
               "What is due with the pairings, the most harmful first.", frozenset({Part.MEETINGS, Part.CHECK_INS})),
        Screen("tracking.my_pairing", "My pairing", ":material/handshake:", Action.READ_OWN_PAIRING,
               "The person you are paired with, and how to start."),
        Screen("tracking.my_meetings", "Meetings", ":material/event:", Action.READ_OWN_PAIRING,
               "What is planned, what was, and what you agreed on.", frozenset({Part.MEETINGS})),
        Screen("tracking.my_goals", "Goals", ":material/flag:", Action.READ_OWN_PAIRING,
               "What will be different, and how far you are.", frozenset({Part.GOALS})),
        Screen("intake.my_answers", "My answers", ":material/person:", Action.CHANGE_OWN_PART,
               "What you told us, what others see, pause or withdraw."),
        Screen("evaluation.my_surveys", "Surveys", ":material/rate_review:", Action.READ_OWN_SURVEYS,
               "What you are asked about the program."),
        Screen("evaluation.overview", "At a glance", ":material/monitoring:", Action.READ_TOTALS,
               "Who joined, who is paired, who waits: in numbers."),
    ),
    "Program": (
        Screen("program.settings", "Program", ":material/tune:", Action.CHANGE_PROGRAM,
               "Goal, form, dates and parts; cohorts."),
        Screen("program.forms", "Forms", ":material/list_alt:", Action.CHANGE_FORM,
               "What mentors and mentees are asked."),
        Screen("program.message_wordings", "Message texts", ":material/edit_note:", Action.CHANGE_WORDING,
               "What the messages to people say, in your own words."),
        Screen("program.team", "Team", ":material/groups:", Action.READ_TEAM, "Who runs the program."),
    ),
    "People": (
        Screen("intake.applications", "Applications", ":material/inbox:", Action.READ_APPLICATIONS,
               "Who applied; accept, waitlist or decline."),
        Screen("intake.importing", "Spreadsheet", ":material/upload_file:", Action.IMPORT_PEOPLE,
               "Bring people from a spreadsheet."),
        Screen("intake.participants", "Participants", ":material/badge:", Action.READ_PARTICIPANTS,
               "Who takes part, and who is ready to be matched."),
        Screen("intake.screening", "Screening", ":material/verified_user:", Action.READ_SCREENING,
               "Interviews, references, checks and training, before people are matched.",
               frozenset({Part.SCREENING, Part.TRAINING})),
        Screen("tracking.concerns", "Concerns", ":material/shield_person:", Action.READ_CONCERNS,
               "What somebody reported about safety; read by the safeguarding lead alone."),
        Screen("intake.find_mentors", "Find mentors", ":material/person_search:", Action.READ_CANDIDATES,
               "What is missing, whom to ask, and who recommends whom."),
        Screen("intake.recruiting_page", "Recruiting page", ":material/campaign:", Action.CHANGE_PROGRAM,
               "What people read before they apply: what it gives, asks, and how much time it takes."),
    ),
    "Pairs": (
        Screen("matching.desk", "Matching", ":material/join_inner:", Action.READ_MATCHING,
               "Weigh the criteria, see the best set of pairs, publish it."),
        Screen("matching.scenarios", "Scenarios", ":material/bookmarks:", Action.READ_MATCHING,
               "Results kept under a name: compare them, and write down which one you chose."),
        Screen("matching.proposals", "Proposals", ":material/how_to_reg:", Action.READ_MATCHING,
               "Who is asked, who waits for whose answer, and what was said."),
        Screen("matching.introductions", "Introductions", ":material/mail:", Action.READ_MESSAGES,
               "The messages that tell people, before they go."),
        Screen("matching.reassignment", "Reassignment", ":material/swap_horiz:", Action.PUBLISH_PAIRS,
               "Another partner for somebody, with as few others moved as can be."),
        Screen("tracking.pairings", "Pairings", ":material/diversity_1:", Action.READ_PAIRINGS, "Who is together."),
        Screen("tracking.hours", "Meetings and hours", ":material/schedule:", Action.READ_MEETINGS,
               "How often and how long people met, and who was trained.", frozenset({Part.MEETINGS, Part.HOURS})),
        Screen("tracking.goals", "Goals of pairings", ":material/flag:", Action.READ_GOALS,
               "What the pairings want to reach, and how it stands.", frozenset({Part.GOALS})),
    ),
    "Evaluation": (
        Screen("evaluation.surveys", "Surveys", ":material/ballot:", Action.READ_SURVEYS,
               "Ask many at once, before, during and after; who answered."),
        Screen("evaluation.charter", "Charter", ":material/flag:", Action.READ_CHARTER,
               "What the program set out to reach, and how it is meant to work."),
        Screen("evaluation.outcomes", "Outcomes", ":material/query_stats:", Action.READ_SURVEYS,
               "What changed, how sure that is, and what may be said of it."),
        Screen("evaluation.relationships", "Relationships", ":material/timeline:", Action.READ_PAIRINGS,
               "How long pairings last, and whether cohorts differ."),
        Screen("evaluation.fairness", "Fairness", ":material/balance:", Action.READ_MATCHING,
               "Whether groups are paired and wait alike."),
        Screen("evaluation.reports", "Reports", ":material/summarize:", Action.READ_REPORTS,
               "One page on how the program does, to read, print and send."),
    ),
    "Administration": (
        Screen("admin.audit", "Audit log", ":material/history:", Action.READ_AUDIT, "Who did what, and when."),
        Screen("admin.backup", "Data", ":material/database:", Action.BACK_UP, "Where data lies, and copies of it."),
    ),
}  # fmt: skip
SCREENS = tuple(screen for screens in SECTIONS.values() for screen in screens)
