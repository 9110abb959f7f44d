"""Where I am with my pairings, as far as it decides which guidance may help now."""

from core.program.program import Part
from core.tracking.goals import GoalState, Standing
from core.tracking.guidance import Situation, Stage, stage_on
from core.tracking.meetings import MeetingState
from db import Workspace


def my_situation(workspace: Workspace) -> Situation:
    """What decides what may help: over all my pairings that go on, from what the program notes."""
    parts, today = workspace.place.parts, workspace.today
    goals = workspace.goals.mine() if Part.GOALS in parts else ()
    meetings = workspace.meetings.mine() if Part.MEETINGS in parts else ()
    together = [each.together for each in (meetings or goals or workspace.goals.mine())]
    held = [one.meeting for each in meetings for one in each.meetings]
    met = sum(each.is_held for each in held) if Part.MEETINGS in parts else None
    stages = [stage_on(today, each.started_on, each.ends_on, met) for each in together]
    order = (Stage.END, Stage.BEGINNING, Stage.MIDDLE)
    open_ = [one for each in goals for one in each.goals if one.goal.state is GoalState.OPEN]
    return Situation(
        stage=next((each for each in order if each in stages), Stage.BEFORE),
        met=met, goals=len(open_) if Part.GOALS in parts else None,
        unmeasured=sum(one.standing is Standing.UNMEASURED for one in open_),
        stale=sum(one.standing is Standing.STALE for one in open_),
        missed=sum(each.state is MeetingState.MISSED for each in held),
    )  # fmt: skip
