"""From spreadsheets to people, in four steps; nothing is saved before the last."""

from collections.abc import Sequence

import streamlit as st

from core.intake.spreadsheet import last_filled_in
from core.program.program import ProgramForm
from core.program.questions import Side
from core.text import Text
from db import Imported, Sheet, Workspace
from pages.intake.agreement import ask_agreement
from pages.intake.columns import ask_columns, remembered_name
from pages.intake.giving import ask_lists, given_lists
from pages.intake.imports_before import show_imports_before
from pages.intake.lists import GivenList, read_lists
from pages.intake.pairs import ask_pairs
from pages.intake.past_meetings import ask_meetings
from pages.intake.preview import show_preview
from pages.ui.cache import thought
from pages.ui.header import header
from pages.ui.kept_list import forget_list
from pages.ui.mended import forget_mended
from pages.ui.notices import notice
from pages.ui.places import go
from pages.ui.wizard import to_step, wizard_at, wizard_buttons, wizard_step
from pages.ui.words import _, count

KEY = "importing"
PEOPLE, PAIRS, MEETINGS = "people", "pairs", "meetings"
STEPS = (Text("Lists"), Text("Columns"), Text("People"), Text("Agreement"))


def show(workspace: Workspace) -> None:
    """Give lists, see where each column goes, see who would come in, say how they agreed."""
    header(_("Spreadsheet"), _("Bring mentors and mentees from your own lists. Nothing is saved before the last step."))
    key = f"{KEY}_{workspace.cohort_id}"
    if (holds := _holds(key)) != PEOPLE:
        ask_other = ask_pairs if holds == PAIRS else ask_meetings
        ask_other(f"{key}_{holds}", workspace)
        show_imports_before(key, workspace)
        return
    sides = (Side.PEER,) if workspace.place.form == ProgramForm.PEER else (Side.MENTEE, Side.MENTOR)
    if not any(given_lists(key, sides)):
        to_step(key, 0)
    titles = [_(step) for step in STEPS]
    step = wizard_step(key, titles)
    before = {side: workspace.imports.before(side) for side in sides}
    may_go_on = True
    if step == 0:
        may_go_on = ask_lists(key, before)
        wizard_buttons(key, titles, finish="", may_go_on=may_go_on)
        show_imports_before(key, workspace)
        return
    lists = read_lists(key, before)
    if step == 1:
        may_go_on = ask_columns(key, lists)
    elif step == 2:
        met = {each.side: workspace.imports.before(each.side, each.reading.good) for each in lists}
        may_go_on = show_preview(key, lists, before, met)
    else:
        people = sum(len(each.reading.good) for each in lists)
        days = [thought(last_filled_in, each.table) for each in lists]
        wishes = ask_agreement(key, workspace.today, [each for each in days if each is not None])
        label = count(people, "Bring {n} person in", "Bring {n} people in")
        if wizard_buttons(key, titles, finish=label, may_go_on=wishes is not None and people > 0) and wishes:
            questions = [each.form for each in lists if each.from_columns]
            more = {each.side: each.more for each in lists if each.more and not each.from_columns}
            done = workspace.imports.bring_in([_sheet(each) for each in lists], wishes, questions, more)
            _finish(key, sides)
            notice(_said(done))
            go("intake.participants" if wishes.as_participants else "intake.applications")
            st.rerun()
        return
    wizard_buttons(key, titles, finish="", may_go_on=may_go_on)


def _holds(key: str) -> str:
    """What the list holds; asked as long as no step was taken."""
    if wizard_at(key):
        return PEOPLE
    chosen = st.segmented_control(
        _("What the list holds"), [PEOPLE, PAIRS, MEETINGS], default=PEOPLE, required=True, key=f"{key}_holds",
        format_func={PEOPLE: _("People"), PAIRS: _("A list of pairs"), MEETINGS: _("Past meetings")}.__getitem__,
    )  # fmt: skip
    return str(chosen or PEOPLE)


def _sheet(each: GivenList) -> Sheet:
    faulty = len(each.reading.faulty)
    name = remembered_name(each)
    return Sheet(each.side, each.reading.good, each.form, each.table.name, each.mapping, faulty, name)


def _said(done: Imported) -> str:
    """ "7 people came in, 2 changed." without what did not happen."""
    parts = [count(done.added, "{n} person came in", "{n} people came in")] if done.added else []
    parts += [count(done.changed, "{n} changed", "{n} changed")] if done.changed else []
    parts += [count(done.unchanged, "{n} stays as before", "{n} stay as before")] if done.unchanged else []
    parts += [count(done.asked, "{n} is asked to agree", "{n} are asked to agree")] if done.asked else []
    return f"{', '.join(parts)}." if parts else _("Nothing changed.")


def _finish(key: str, sides: Sequence[Side]) -> None:
    to_step(key, 0)
    st.session_state.pop(f"{key}_from_columns", None)  # the next list is judged anew
    for side in sides:
        forget_list(f"{key}_{side.value}")
        forget_mended(f"{key}_{side.value}")
