"""What stands around every screen: whose program this is, who I am, the way out, and what must be known."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

import streamlit as st

from core.errors import NotAllowed
from core.roles import MAY, PARTICIPANTS
from db import SignedIn, Workspace
from pages import Screen
from pages.ui.boundary import boundary
from pages.ui.places import go, link_to
from pages.ui.report_concern import report_concern
from pages.ui.words import _, plain


def sidebar(who: SignedIn, workspace: Workspace | None, programs: dict[int, str], sign_out: Callable[[], None]) -> None:
    """Program and cohort to choose from where there are several; name; sign out."""
    with st.sidebar:
        if workspace is not None:
            place = workspace.place
            if len(programs) > 1:
                _choose(_("Program"), programs, place.program_id, lambda id: _go_to(who, id, None))
            if workspace.actor.roles - PARTICIPANTS and len(place.cohorts) > 1:
                cohorts = dict(place.cohorts)
                _choose(_("Cohort"), cohorts, place.cohort_id, lambda id: _go_to(who, place.program_id, id))
        st.caption(_("Signed in as **{name}**", name=plain(who.account.name)))
        st.button(_("Sign out"), key="sign_out", icon=":material/logout:", on_click=sign_out, type="tertiary")


def by_link_sidebar(name: str, leave: Callable[[], None]) -> None:
    """For someone who came by her personal link."""
    with st.sidebar:
        st.caption(_("You are here by **{name}**'s personal link. Keep it to yourself.", name=plain(name)))
        st.button(_("Close"), key="leave_link", icon=":material/logout:", on_click=leave, type="tertiary")


def banners(disk_is_lost: bool, is_demo: bool) -> None:
    """What everybody must know before anything is typed."""
    if disk_is_lost:
        st.warning(
            _(
                "**Nothing is kept here for long.** This server's disk is emptied when it restarts, so use it to look "
                "around only. For real people, give it a PostgreSQL database (README, “Deploying”)."
            ),
            icon=":material/warning:",
        )
    if is_demo:
        with st.container(horizontal=True, vertical_alignment="center"):
            words = _("**This is a demo.** These people are invented; nothing is ever sent.")
            st.info(words, icon=":material/science:")
            link_to(_("Remove the demo"), "admin.backup")


def draw_screen(screen: Screen, workspace: Workspace) -> None:
    """A screen for whoever may have it; its address tells others why not, whatever else they may read."""
    if not workspace.actor.may(screen.needs):
        raise NotAllowed(
            "As {roles} you may not {action}.",
            "Ask an owner or a coordinator of the program.",
            roles=", ".join(sorted(workspace.actor.roles)),
            action=screen.needs.value,
        )
    import_module(f"pages.{screen.path}").show(workspace)
    if MAY[screen.needs] <= PARTICIPANTS:
        report_concern(workspace)


@contextmanager
def card(title: str, sentence: str = "") -> Iterator[None]:
    """A narrow column in the middle of the page, for what is asked at the door."""
    with st.container(horizontal_alignment="center"), st.container(width=440):
        st.title(title, anchor=False)
        if sentence:
            st.markdown(sentence)
        yield


def _choose(label: str, options: dict[int, str], current: int | None, go_to: Callable[[int], None]) -> None:
    key = f"choose_{label}"
    st.session_state[key] = current
    st.selectbox(
        label, list(options), key=key, format_func=lambda id: options.get(id, ""), on_change=_chosen, args=(key, go_to)
    )


def _chosen(key: str, go_to: Callable[[int], None]) -> None:
    go_to(st.session_state[key])


def enter(who: SignedIn, program_id: int, screen: str = "") -> None:
    """Go to a program just made, to its first screen or to ``screen``; what is drawn after it is never seen."""
    _go_to(who, program_id, None)
    st.session_state["then"] = screen or "program.home"
    st.rerun()


def enter_program(workspace: Workspace, screen: str) -> None:
    """Go to ``screen`` of a program that one is in too; what is drawn after it is never seen."""
    st.session_state["program_id"], st.session_state["cohort_id"] = workspace.place.program_id, None
    st.session_state["then"] = screen
    st.rerun()


def leave_program() -> None:
    """From the next run on, at home in another program, or where one begins."""
    st.session_state["then"] = "program.home"


def enter_cohort(workspace: Workspace, cohort_id: int) -> None:
    """From the next run on, in this cohort of the program one is in."""
    st.session_state["program_id"], st.session_state["cohort_id"] = workspace.place.program_id, cohort_id


def follow_on() -> None:
    """On to the screen that ``enter`` asked for, once it is there."""
    screen = st.session_state.pop("then", "")
    if screen:
        go(screen)
        go("program.start")  # there is no such screen where there is no program


def _go_to(who: SignedIn, program_id: int, cohort_id: int | None) -> None:
    """Kept for this page, and for when this browser opens the app again."""
    st.session_state["program_id"], st.session_state["cohort_id"] = program_id, cohort_id
    with boundary():
        who.remember_place(program_id, cohort_id)
