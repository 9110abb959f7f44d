"""The door: who you are, which screens are yours, and what is said when one fails."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st
from sqlalchemy import Engine
from threadpoolctl import threadpool_limits

from core.account import AccountAction
from core.errors import NotFound
from core.roles import Action
from db import (
    Agreeing,
    Answering,
    Applying,
    CheckingIn,
    GuardianLooksBack,
    LinkPurpose,
    Noting,
    Public,
    Reporting,
    SignedIn,
    Workspace,
    make_engine,
)
from db.clock import clock
from db.jobs import start_worker
from db.links import Link
from db.mailer import start_mailer
from db.migrate import upgrade
from db.settings import data_folder, database_url, settings
from pages import SCREENS, SECTIONS, Screen
from pages.account import accounts, first_run, invitation, me, reset, sign_in
from pages.account.cookie import cookie_under_way, one_moment
from pages.account.session import sign_out, signed_in
from pages.evaluation import agreeing, answering, shared_report
from pages.intake import consent, guardian, information, join
from pages.program import start
from pages.tracking import check_in, guardian_back, my_month
from pages.ui.boundary import boundary, tell
from pages.ui.brand import brand
from pages.ui.drafting import next_link
from pages.ui.empty import empty
from pages.ui.frame import banners, by_link_sidebar, draw_screen, follow_on, sidebar
from pages.ui.words import _

FRONT = "front"  # the name of whatever page answers to the bare address
FIRST = (  # where one starts: the first of these that one may see
    ("program.home", Action.READ_PROGRAM),
    ("tracking.my_pairing", Action.READ_OWN_PAIRING),
    ("evaluation.reports", Action.READ_REPORTS),
)
OWN = ("me", "accounts", "start", "keep")  # addresses besides those of the screens
Body = Callable[[], None]
Menu = dict[str, list[st.Page]]
Visibility = Literal["visible", "hidden"]


@st.cache_resource(show_spinner=False, on_release=Engine.dispose)
def engine(url: str) -> Engine:
    """One engine a process, its database brought up to date; and a word on the console."""
    threadpool_limits(1, "blas")  # two threads of linear algebra fight over small machines; the pairs are the same
    made = make_engine(url)
    upgrade(made)
    start_mailer(made, settings().mail)
    start_worker(made)
    where = data_folder() if settings().is_sqlite else made.url.render_as_string(hide_password=True)
    code = Public(made, clock, settings()).setup_code()
    first = f"\n  No account yet. Setup code for the first one: {code}" if code else ""
    print(f"\n  Pairwell keeps its data in {where}{first}\n", flush=True)
    return made


def main() -> None:
    """Find out who it is, and show what was asked for."""
    public = Public(engine(database_url()), clock, settings())
    who = signed_in(public)
    if who is not None:
        st.session_state["language"] = who.account.language
    if cookie_under_way(public, who):  # nothing else in this run: a change of address would cut it short
        alone(partial(one_moment, public), _("One moment…")).run()
    else:
        asked_for(public, who).run()


def asked_for(public: Public, who: SignedIn | None) -> st.Page:
    """The page of this address for whoever it is; for a stranger, the way in."""
    token, link = followed(public, who)
    if "join" in st.query_params:
        return alone(partial(intake, join.show), _("Apply"))
    if "info" in st.query_params:
        return alone(partial(intake, information.show), _("Before you apply"))
    if isinstance(link, NotFound):
        return alone(partial(tell, link), "Pairwell")
    if link is not None and link.purpose is LinkPurpose.PARTICIPANT:
        return of_participant(public, token, who)
    if link is not None:
        return alone(linked(public, token, link, who), "Pairwell")
    if public.first_account_needed():
        return alone(partial(first_run.show, public), _("Welcome"))
    if who is None:
        return alone(partial(sign_in.show, public), _("Sign in"))
    return of_account(public, who)


def followed(public: Public, who: SignedIn | None) -> tuple[str, Link | NotFound | None]:
    """The link in the address, or the personal link followed before; one that no longer holds is told, not raised."""
    state = st.session_state
    token = st.query_params.get("link") or state.get("link") or ""
    if not token:
        return "", None
    try:
        link = public.link(token)
    except NotFound as gone:
        state.pop("link", None)
        if fresh := next_link(token):  # she has just made a new one
            st.query_params["link"] = fresh
            return followed(public, who)
        if state.get("followed") != token:
            return token, gone
        st.query_params.clear()  # it was just used: go on to what it opened
        return "", None
    if link.purpose is LinkPurpose.PARTICIPANT:
        if who is not None and who.holds_place(link.program_id, link.subject_id):
            state.pop("link", None)
            state["program_id"], state["cohort_id"] = link.program_id, None
            st.query_params.clear()
            return "", None
        state["link"] = st.query_params["link"] = token  # kept in the address: a page loaded anew is still hers
    return token, link


def linked(public: Public, token: str, link: Link, who: SignedIn | None) -> Body:
    """What a link shows that stands for one page."""
    if link.purpose is LinkPurpose.INVITATION:
        return partial(invitation.show, public, token, who)
    if link.purpose is LinkPurpose.RESET:
        return partial(reset.show, public, token)
    if link.purpose is LinkPurpose.REPORT:
        return partial(shared_report.show, Reporting(engine(database_url()), clock))
    if link.purpose is LinkPurpose.CHARTER:
        return partial(agreeing.show, Agreeing(engine(database_url()), clock))
    if link.purpose is LinkPurpose.CHECK_IN:
        return partial(check_in.show, CheckingIn(engine(database_url()), clock))
    if link.purpose in (LinkPurpose.MEETING, LinkPurpose.MONTH):
        return partial(my_month.show, Noting(engine(database_url()), clock))
    if link.purpose is LinkPurpose.SURVEY:
        return partial(answering.show, Answering(engine(database_url()), clock))
    if link.purpose is LinkPurpose.GUARDIAN_BACK:
        return partial(guardian_back.show, GuardianLooksBack(engine(database_url()), clock))
    if link.purpose is LinkPurpose.GUARDIAN:
        return partial(intake, guardian.show)
    return partial(intake, consent.show if link.purpose is LinkPurpose.CONSENT else join.show)


def intake(show: Callable[[Applying], None]) -> None:
    """Applying and consenting, without an account."""
    show(Applying(engine(database_url()), clock, settings()))


def alone(body: Body, title: str) -> st.Page:
    """This one page, whichever address was asked for: so a deep link survives signing in."""
    asked = [
        st.Page(body, title=title, url_path=path, visibility="hidden") for path in (*(s.address for s in SCREENS), *OWN)
    ]
    page = st.navigation([st.Page(body, title=title, url_path=FRONT, default=True), *asked], position="hidden")
    banners(_disk_is_lost(), is_demo=False)
    return page


def of_participant(public: Public, token: str, who: SignedIn | None) -> st.Page:
    """The few screens of somebody who came by her personal link."""
    try:
        workspace = public.follow(token)
    except NotFound as gone:
        return alone(partial(tell, gone), "Pairwell")
    menu = screens(workspace)
    keep = st.Page(
        partial(invitation.show, public, token, who),
        title=_("Make an account"),
        icon=":material/key:",
        url_path="keep",
        help=_("So that you can sign in instead of looking for this link."),
    )
    page = st.navigation({**menu, _("You"): [keep]}, expanded=True)
    by_link_sidebar(workspace.actor.name, _leave)
    banners(_disk_is_lost(), workspace.place.is_demo)
    return page


def of_account(public: Public, who: SignedIn) -> st.Page:
    """The sections of somebody who is signed in, in the program she chose."""
    state, programs = st.session_state, who.my_programs()
    ids = [program.id for program in programs]
    wanted = state.get("program_id") or who.was_in[0]
    chosen = wanted if wanted in ids else next(iter(ids), None)
    workspace = None
    menu: Menu = {}
    if chosen is not None:
        cohort = state.get("cohort_id") if state.get("program_id") == chosen else who.was_in[1]
        workspace = who.workspace(chosen, cohort)
        menu = screens(workspace)
    menu = {**menu, _("You"): own(who, first=not menu)}
    page = st.navigation(menu, expanded=True)
    follow_on()
    sidebar(who, workspace, {program.id: program.name for program in programs}, partial(sign_out, public))
    banners(_disk_is_lost(), workspace is not None and workspace.place.is_demo)
    return page


def screens(workspace: Workspace) -> Menu:
    """The sections of this actor. Screens that are not hers have an address too, and say so there."""
    first = next(path for path, action in FIRST if workspace.actor.may(action))
    places: dict[str, st.Page] = {}
    menu: Menu = {}
    for section, listed in SECTIONS.items():
        for screen in listed:
            body = partial(draw_screen, screen, workspace)
            used = not screen.parts or screen.parts & workspace.place.parts
            if not (used and workspace.actor.may(screen.needs)):
                menu.setdefault("", []).append(_page(screen, body, "hidden"))
                continue
            page = _page(screen, body, default=screen.path == first)
            menu.setdefault(_(section) if section else "", []).append(page)
            if screen.path == first:  # the first page answers to the bare address; this, to its own
                menu[""].append(_page(screen, body, "hidden"))
            places[screen.path] = page
    st.session_state["pages"] = places
    return menu


def own(who: SignedIn, first: bool) -> list[st.Page]:
    """What an account has besides the screens of a program; ``first`` where it has no program."""
    mine: list[tuple[str, str, str, str, Body]] = []
    mine += [("account.me", "me", _("My account"), ":material/account_circle:", partial(me.show, who))]
    if who.may(AccountAction.READ_ACCOUNTS):
        mine.append(
            ("account.accounts", "accounts", _("Accounts"), ":material/manage_accounts:", partial(accounts.show, who))
        )
    if who.may(AccountAction.CREATE_PROGRAM):
        begin = partial(start.show, who)
        mine.append(("program.start", "start", _("New program"), ":material/add_circle:", begin))
    elif first:
        mine.append(("nothing", "start", _("Home"), ":material/home:", _no_program))
    places = st.session_state.setdefault("pages", {}) if not first else st.session_state.update(pages={}) or {}
    pages = []
    for path, address, title, icon, body in mine:
        begins = first and address == "start"
        places[path] = st.Page(body, title=title, icon=icon, url_path=FRONT if begins else address, default=begins)
        pages.append(places[path])
        if begins:
            pages.append(st.Page(body, title=title, url_path=address, visibility="hidden"))
    st.session_state["pages"] = places
    return pages


def _page(screen: Screen, body: Body, visibility: Visibility = "visible", default: bool = False) -> st.Page:
    path = FRONT if default else screen.address
    title, help = _(screen.title), _(screen.help)
    return st.Page(
        body, title=title, icon=screen.icon, url_path=path, default=default, visibility=visibility, help=help
    )


def _no_program() -> None:
    empty(
        _("You are in no program yet."),
        _("Ask its coordinator to invite you, or follow the personal link that you were sent."),
    )


def _leave() -> None:
    st.session_state.pop("link", None)
    st.query_params.clear()


def _disk_is_lost() -> bool:
    return settings().is_sqlite and not settings().disk_is_kept


brand()
with boundary():
    main()
