"""The memory. A page is handed what stands here, and takes nothing else from inside."""

from db.applying import Applying
from db.engine import make_engine
from db.joining import Invitation
from db.links import LinkPurpose, link_address
from db.public import Public
from db.repositories.audit import AuditLine, Change
from db.repositories.backup import Data
from db.repositories.cohorts import KeptCohort, NextPlan
from db.repositories.evaluation import Breakdown, CohortTotals, Overview, SideTotals
from db.repositories.forms import KeptForm
from db.repositories.programs import KeptGoal, KeptProgram
from db.repositories.team import ON_THE_TEAM, TeamMember
from db.sheets import Agreement, Before, Imported, Sheet, Wishes
from db.signed_in import AccountLine, SignedIn
from db.workspace import Workspace, open_as_participant, open_workspace

__all__ = [
    "ON_THE_TEAM",
    "AccountLine",
    "Agreement",
    "Applying",
    "AuditLine",
    "Before",
    "Breakdown",
    "Change",
    "CohortTotals",
    "Data",
    "Imported",
    "Invitation",
    "KeptCohort",
    "KeptForm",
    "KeptGoal",
    "KeptProgram",
    "LinkPurpose",
    "NextPlan",
    "Overview",
    "Public",
    "Sheet",
    "SideTotals",
    "SignedIn",
    "TeamMember",
    "Wishes",
    "Workspace",
    "link_address",
    "make_engine",
    "open_as_participant",
    "open_workspace",
]
