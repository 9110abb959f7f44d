"""One repository for each subject. Values come in and go out; rows never leave."""

from typing import TYPE_CHECKING

from db.repositories.agreements import Agreements
from db.repositories.analysis_plans import AnalysisPlans
from db.repositories.applications import Applications
from db.repositories.asks import Asks
from db.repositories.audit import Audit
from db.repositories.backup import Backup
from db.repositories.breaks import Breaks
from db.repositories.candidates import Candidates
from db.repositories.carried import Carried
from db.repositories.charters import Charters
from db.repositories.check_ins import CheckIns
from db.repositories.choices import Choices
from db.repositories.closings import Closings
from db.repositories.cohorts import Cohorts
from db.repositories.concerns import Concerns
from db.repositories.duplicates import Duplicates
from db.repositories.erasing import Erasing
from db.repositories.evaluation import Evaluation
from db.repositories.feedback import FeedbackOfPairings
from db.repositories.forms import Forms
from db.repositories.goals import Goals
from db.repositories.guardians import GuardianRequests
from db.repositories.guidance import Guidance
from db.repositories.hours import HoursOfCohort
from db.repositories.imports import Imports
from db.repositories.jobs import Jobs
from db.repositories.kept_apart import KeptApart
from db.repositories.large_matching import LargeMatching
from db.repositories.learning import Learning
from db.repositories.matching import Matching
from db.repositories.meetings import Meetings
from db.repositories.message_wordings import MessageWordings
from db.repositories.messages import Messages
from db.repositories.pair_lists import PairLists
from db.repositories.pairings import Pairings
from db.repositories.participants import Participants
from db.repositories.past_meetings import PastMeetings
from db.repositories.plans import Plans
from db.repositories.programs import Programs
from db.repositories.proposals import Proposals
from db.repositories.reassignment import Reassignment
from db.repositories.recruiting import Recruiting
from db.repositories.referrals import Referrals
from db.repositories.regrouping import Regrouping
from db.repositories.report_plans import ReportPlans
from db.repositories.reports import Reports
from db.repositories.reviews import Reviews
from db.repositories.scenarios import Scenarios
from db.repositories.screening import Screening
from db.repositories.stakeholders import Stakeholders
from db.repositories.standards import Standards
from db.repositories.support import Support
from db.repositories.survey_lists import SurveyLists
from db.repositories.surveys import Surveys
from db.repositories.team import Team
from db.repositories.thresholds import Thresholds
from db.repositories.timelines import Timelines
from db.repositories.trainings import Trainings
from db.repositories.unpaired import Unpaired
from db.repositories.views import Views
from db.repositories.waiting_list import WaitingList

if TYPE_CHECKING:
    from db.workspace import Workspace


class Repositories:
    """All of one workspace's."""

    def __init__(self, workspace: "Workspace") -> None:
        self.programs = Programs(workspace)
        self.cohorts = Cohorts(workspace)
        self.forms = Forms(workspace)
        self.team = Team(workspace)
        self.applications = Applications(workspace)
        self.waiting_list = WaitingList(workspace)
        self.guardians = GuardianRequests(workspace)
        self.kept_apart = KeptApart(workspace)
        self.participants = Participants(workspace)
        self.breaks = Breaks(workspace)
        self.duplicates = Duplicates(workspace)
        self.erasing = Erasing(workspace)
        self.screening = Screening(workspace)
        self.views = Views(workspace)
        self.imports = Imports(workspace)
        self.pair_lists = PairLists(workspace)
        self.past_meetings = PastMeetings(workspace)
        self.candidates = Candidates(workspace)
        self.referrals = Referrals(workspace)
        self.recruiting = Recruiting(workspace)
        self.matching = Matching(workspace)
        self.large_matching = LargeMatching(workspace)
        self.jobs = Jobs(workspace)
        self.scenarios = Scenarios(workspace)
        self.unpaired = Unpaired(workspace)
        self.proposals = Proposals(workspace)
        self.choices = Choices(workspace)
        self.pairings = Pairings(workspace)
        self.reassignment = Reassignment(workspace)
        self.guidance = Guidance(workspace)
        self.feedback = FeedbackOfPairings(workspace)
        self.plans = Plans(workspace)
        self.trainings = Trainings(workspace)
        self.regrouping = Regrouping(workspace)
        self.goals = Goals(workspace)
        self.meetings = Meetings(workspace)
        self.agreements = Agreements(workspace)
        self.hours = HoursOfCohort(workspace)
        self.support = Support(workspace)
        self.concerns = Concerns(workspace)
        self.reviews = Reviews(workspace)
        self.closings = Closings(workspace)
        self.timelines = Timelines(workspace)
        self.carried = Carried(workspace)
        self.check_ins = CheckIns(workspace)
        self.asks = Asks(workspace)
        self.thresholds = Thresholds(workspace)
        self.messages = Messages(workspace)
        self.message_wordings = MessageWordings(workspace)
        self.evaluation = Evaluation(workspace)
        self.surveys = Surveys(workspace)
        self.survey_lists = SurveyLists(workspace)
        self.learning = Learning(workspace)
        self.charters = Charters(workspace)
        self.stakeholders = Stakeholders(workspace)
        self.standards = Standards(workspace)
        self.analysis_plans = AnalysisPlans(workspace)
        self.reports = Reports(workspace)
        self.report_plans = ReportPlans(workspace)
        self.audit = Audit(workspace)
        self.backup = Backup(workspace)
