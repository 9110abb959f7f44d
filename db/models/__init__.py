"""Every table, imported so that the metadata is whole."""

from db.models.accounts import AccountRow, PrivateLinkRow, RoleRow, SecretRow, SignInRow, ThrottleRow
from db.models.audit import AuditRow
from db.models.base import Base, InProgram, OfPairing, OfParticipant, Shared, Versioned, metadata
from db.models.choices import ChoiceRow, ChoosingRow
from db.models.evaluation import (
    AnonymousAnswerRow,
    SurveyAnswerRow,
    SurveyInvitationRow,
    SurveyRow,
    SurveyWaveRow,
)
from db.models.intake import (
    ApplicationRow,
    ConsentRow,
    ConsentTextRow,
    DecisionRow,
    DistinctRow,
    GuardianRow,
    ImportChangeRow,
    ImportRow,
    KeptApartRow,
    KeptViewRow,
    ParticipantRow,
    RequirementsRow,
    ScreeningRow,
)
from db.models.matching import PairingMemberRow, PairingRow, PairRuleRow, RulesRow, ScenarioRow
from db.models.messages import MessageRow, MessageWordingRow
from db.models.programs import CohortRow, FormRow, FormVersionRow, ProgramGoalRow, ProgramRow, SettingRow
from db.models.proposals import ProposalAnswerRow, ProposalRow
from db.models.recruiting import CandidateRow, RecruitingPageRow, ReferralRow, ReferredRow
from db.models.tracking import AgreedActionRow, AttendanceRow, GoalRow, GoalUpdateRow, MeetingRow, OwnMeetingRow

__all__ = [
    "AccountRow",
    "AgreedActionRow",
    "AnonymousAnswerRow",
    "ApplicationRow",
    "AttendanceRow",
    "AuditRow",
    "Base",
    "CandidateRow",
    "ChoiceRow",
    "ChoosingRow",
    "CohortRow",
    "ConsentRow",
    "ConsentTextRow",
    "DecisionRow",
    "DistinctRow",
    "FormRow",
    "FormVersionRow",
    "GoalRow",
    "GoalUpdateRow",
    "GuardianRow",
    "ImportChangeRow",
    "ImportRow",
    "InProgram",
    "KeptApartRow",
    "KeptViewRow",
    "MeetingRow",
    "MessageRow",
    "MessageWordingRow",
    "OfPairing",
    "OfParticipant",
    "OwnMeetingRow",
    "PairRuleRow",
    "PairingMemberRow",
    "PairingRow",
    "ParticipantRow",
    "PrivateLinkRow",
    "ProgramGoalRow",
    "ProgramRow",
    "ProposalAnswerRow",
    "ProposalRow",
    "RecruitingPageRow",
    "ReferralRow",
    "ReferredRow",
    "RequirementsRow",
    "RoleRow",
    "RulesRow",
    "ScenarioRow",
    "ScreeningRow",
    "SecretRow",
    "SettingRow",
    "Shared",
    "SignInRow",
    "SurveyAnswerRow",
    "SurveyInvitationRow",
    "SurveyRow",
    "SurveyWaveRow",
    "ThrottleRow",
    "Versioned",
    "metadata",
]
