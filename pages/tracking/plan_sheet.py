"""A plan on a sheet of paper, to be kept when the pairing is over."""

from core.reports.sheet import Section, sheet_pdf
from core.tracking.plan import Plan
from db import Together, Workspace
from pages.ui.downloads import download
from pages.ui.words import _, day, language, listed


def plan_download(workspace: Workspace, name: str, together: Together | None, plan: Plan, key: str) -> None:
    """A button that hands it over; without ``together`` where the pairing has ended: then steps name nobody."""
    download(_("Keep it as PDF"), lambda: plan_pdf(workspace, name, together, plan), "plan.pdf", key=f"plan_pdf_{key}")


def plan_pdf(workspace: Workspace, name: str, together: Together | None, plan: Plan) -> bytes:
    steps = []
    for step in plan.steps:
        who = together.name(step.owner) if together else ""
        due = _("done") if step.done_on else day(step.due) if step.due else ""
        steps.append((step.what, due, who))
    first = plan.first_step + (f" ({_('by {day}', day=plan.first_by)})" if plan.first_step and plan.first_by else "")
    sections = [
        Section(_("Where to, in the long run"), plan.direction),
        Section(_("Steps"), heads=(_("What"), _("Until"), _("Who")), rows=tuple(steps)),
        Section(_("Goals that go on"), plan.goals),
        Section(_("People who help"), plan.people),
        Section(_("First step"), first),
    ]
    partners = listed(one.name for one in together.people if one.name != name) if together else ""
    lead = _("With {names}, in {program}", names=partners, program=workspace.place.name) if partners else (
        workspace.place.name
    )  # fmt: skip
    foot = _("Written together, as of {day}.", day=workspace.today)
    return sheet_pdf(_("Plan of {name}", name=name), lead, sections, foot, workspace.place.name, language())
