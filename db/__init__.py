"""The memory. A page is handed what stands here, and takes nothing else from inside."""

from db.agreeing import Agreeing, AskedCharter
from db.answering import Answering, AskedSurvey
from db.applying import Applying, Draft
from db.checking_in import CheckingIn
from db.choices import ChoosingLine, Offered, OwnChoosing
from db.closing_people import ClosingPerson
from db.cost_counts import CohortCosts
from db.decisions import Decision
from db.engine import make_engine
from db.glance import Glance
from db.guardian_back import AskedGuardian, GuardianLooksBack
from db.informing import Information
from db.introductions import Introduction
from db.joining import Invitation
from db.kept_apart import DoubtfulManager, Management, NamedByPeople, Wish, WrittenName
from db.large_desk import LARGE_PAGE, MOST_FOUND, FoundPair, FoundWaiting, LargeDesk, LargeResult, Order, TwoPeople
from db.links import LinkPurpose, link_address
from db.message_choice import MessageChoice
from db.noting import AskedAbout, AskedOfMe, Noting
from db.open_cohort import OpenCohort
from db.own_pairings import OfPair, Together
from db.pair_rules import PairRule, PairRuleKind
from db.proposal_list import AnswerLine, ProposalLine
from db.public import Public
from db.publishing import Published
from db.reassigning import Closing, LiveGroup, LivePair, ReassignmentDesk
from db.recruiting import Looking
from db.regrouping import Leaving
from db.reporting import Reporting
from db.repositories.agreements import OwnAgreement, PairAgreement
from db.repositories.applications import ApplicationLine, Queue
from db.repositories.asks import AskSchedule, ComingAsk, Week
from db.repositories.audit import AuditLine, Change
from db.repositories.backup import Data
from db.repositories.candidates import Brought, CandidateLine
from db.repositories.carried import StillOpen
from db.repositories.charters import KeptCharter
from db.repositories.check_ins import CheckInLine
from db.repositories.closings import AskedBack, PairClosing
from db.repositories.cohorts import KeptCohort, NextPlan
from db.repositories.concerns import Concern, ConcernForm
from db.repositories.duplicates import UNDO_DAYS, Merged, Twice
from db.repositories.evaluation import Breakdown, CohortLengths, CohortTotals, Overview, SideTotals
from db.repositories.feedback import FeedbackTogether, KeptFeedback
from db.repositories.forms import KeptCriteria, KeptForm, Wording
from db.repositories.goals import CohortGoals, GoalLine, GoalsTogether, PairingGoal
from db.repositories.guardians import Ward
from db.repositories.guidance import GuidancePage, OwnGuidance
from db.repositories.hours import CohortHours, NotedTime, OwnHours
from db.repositories.matching import Desk
from db.repositories.meetings import AgreedAction, MeetingsTogether, OwnWord, PairingMeeting
from db.repositories.message_wordings import KeptWording, WordingChoice
from db.repositories.messages import MessageLine, Outbox, WholeMessage
from db.repositories.own_part import OwnPlace
from db.repositories.own_proposals import Suggested
from db.repositories.pair_lists import BroughtPairs, PairTable
from db.repositories.pairings import MyPart, OwnPairing, Pairing, Partner
from db.repositories.participants import MatchingPerson, People
from db.repositories.plans import KeptAcquaintance, OwnPlan, PlansTogether
from db.repositories.programs import KeptGoal, KeptProgram
from db.repositories.recruiting import KeptPage
from db.repositories.referrals import ReferralLine
from db.repositories.report_plans import Layout, Schedule
from db.repositories.reports import KeptReport
from db.repositories.reviews import KeptPlan, PairReview, Review
from db.repositories.screening import Noted, Screened, ScreeningList
from db.repositories.standards import KeptStandards
from db.repositories.support import OnePairing, Today
from db.repositories.team import ON_THE_TEAM, TeamMember
from db.repositories.timelines import PairPast
from db.repositories.trainings import CohortTrainings, HeldTraining, Trained
from db.repositories.waiting_list import InLine, SideInLine
from db.rounds import Round
from db.scenarios import Again, Choice, Scenario, ScenarioLine
from db.sheets import Agreement, Before, Imported, PastImport, Sheet, Wishes
from db.signed_in import AccountLine, SignedIn
from db.stakeholder_rows import KeptStakeholder
from db.standing import Standing
from db.survey_rows import AskablePerson, KeptSurvey, SurveyResults, Wave, WaveAnswers
from db.targets import KeptTarget
from db.workspace import Workspace, open_as_participant, open_workspace

__all__ = [
    "LARGE_PAGE",
    "MOST_FOUND",
    "ON_THE_TEAM",
    "UNDO_DAYS",
    "AccountLine",
    "Again",
    "AgreedAction",
    "Agreeing",
    "Agreement",
    "AnswerLine",
    "Answering",
    "ApplicationLine",
    "Applying",
    "AskSchedule",
    "AskablePerson",
    "AskedAbout",
    "AskedBack",
    "AskedCharter",
    "AskedGuardian",
    "AskedOfMe",
    "AskedSurvey",
    "AuditLine",
    "Before",
    "Breakdown",
    "Brought",
    "BroughtPairs",
    "CandidateLine",
    "Change",
    "CheckInLine",
    "CheckingIn",
    "Choice",
    "ChoosingLine",
    "Closing",
    "ClosingPerson",
    "CohortCosts",
    "CohortGoals",
    "CohortHours",
    "CohortLengths",
    "CohortTotals",
    "CohortTrainings",
    "ComingAsk",
    "Concern",
    "ConcernForm",
    "Data",
    "Decision",
    "Desk",
    "DoubtfulManager",
    "Draft",
    "FeedbackTogether",
    "FoundPair",
    "FoundWaiting",
    "Glance",
    "GoalLine",
    "GoalsTogether",
    "GuardianLooksBack",
    "GuidancePage",
    "HeldTraining",
    "Imported",
    "InLine",
    "Information",
    "Introduction",
    "Invitation",
    "KeptAcquaintance",
    "KeptCharter",
    "KeptCohort",
    "KeptCriteria",
    "KeptFeedback",
    "KeptForm",
    "KeptGoal",
    "KeptPage",
    "KeptPlan",
    "KeptProgram",
    "KeptReport",
    "KeptStakeholder",
    "KeptStandards",
    "KeptSurvey",
    "KeptTarget",
    "KeptWording",
    "LargeDesk",
    "LargeResult",
    "Layout",
    "Leaving",
    "LinkPurpose",
    "LiveGroup",
    "LivePair",
    "Looking",
    "Management",
    "MatchingPerson",
    "MeetingsTogether",
    "Merged",
    "MessageChoice",
    "MessageLine",
    "MyPart",
    "NamedByPeople",
    "NextPlan",
    "Noted",
    "NotedTime",
    "Noting",
    "OfPair",
    "Offered",
    "OnePairing",
    "OpenCohort",
    "Order",
    "Outbox",
    "Overview",
    "OwnAgreement",
    "OwnChoosing",
    "OwnGuidance",
    "OwnHours",
    "OwnPairing",
    "OwnPlace",
    "OwnPlan",
    "OwnWord",
    "PairAgreement",
    "PairClosing",
    "PairPast",
    "PairReview",
    "PairRule",
    "PairRuleKind",
    "PairTable",
    "Pairing",
    "PairingGoal",
    "PairingMeeting",
    "Partner",
    "PastImport",
    "People",
    "PlansTogether",
    "ProposalLine",
    "Public",
    "Published",
    "Queue",
    "ReassignmentDesk",
    "ReferralLine",
    "Reporting",
    "Review",
    "Round",
    "Scenario",
    "ScenarioLine",
    "Schedule",
    "Screened",
    "ScreeningList",
    "Sheet",
    "SideInLine",
    "SideTotals",
    "SignedIn",
    "Standing",
    "StillOpen",
    "Suggested",
    "SurveyResults",
    "TeamMember",
    "Today",
    "Together",
    "Trained",
    "Twice",
    "TwoPeople",
    "Ward",
    "Wave",
    "WaveAnswers",
    "Week",
    "WholeMessage",
    "Wish",
    "Wishes",
    "Wording",
    "WordingChoice",
    "Workspace",
    "WrittenName",
    "link_address",
    "make_engine",
    "open_as_participant",
    "open_workspace",
]
