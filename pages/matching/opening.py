"""The desk before anybody has pressed "Match": who is ready, what will count, and what is worth a look first."""

import streamlit as st

from core.matching import Comparison
from core.matching.form_check import check_form
from core.program.questions import Side
from db import Desk, Round
from pages.ui.empty import empty
from pages.ui.memory import worked_out
from pages.ui.places import link_to
from pages.ui.words import _, count, listed, plain

FEW = 5


def some(names: list[str]) -> str:
    """A few names, and that there are others."""
    return listed([*map(plain, names[:FEW])] + ([_("others")] if len(names) > FEW else []))


def who(desk: Desk, reverse: bool = False) -> str:
    """ "38 mentees are ready, and 25 mentors with 40 places."; in reverse mentoring, who of them teaches."""
    if desk.pool.peers:
        return count(len(desk.pool.peers), "{n} person is ready.", "{n} people are ready.") + _round(desk.round)
    places = sum(person.places for person in desk.pool.mentors)
    teach = " " + _("Here mentors are the juniors: they teach, and mentees learn.") if reverse else ""
    return (
        count(len(desk.pool.mentees), "{n} mentee is ready", "{n} mentees are ready")
        + count(len(desk.pool.mentors), ", and {n} mentor", ", and {n} mentors")
        + count(places, " with {n} place.", " with {n} places.")
        + teach
        + _round(desk.round)
    )


def _round(of: Round | None) -> str:
    """ "Round 2: 6 newcomers, 3 still without a partner; 38 people who are paired stay as they are."""
    if of is None:
        return ""
    words = _("Round {n}:", n=of.number)
    if of.came:
        words += " " + count(of.came, "{n} newcomer", "{n} newcomers")
    if of.waited:
        words += (", " if of.came else " ") + count(
            of.waited, "{n} still without a partner", "{n} still without a partner"
        )
    if not of.came and not of.waited:
        words += " " + _("nobody new")
    return "  \n" + words + "; " + count(
        of.paired, "{n} person who is paired stays as she is.", "{n} people who are paired stay as they are."
    )  # fmt: skip


def not_ready(desk: Desk) -> None:
    if desk.not_ready:
        names = some([each.name for each in desk.not_ready])
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = count(len(desk.not_ready), "{n} is not ready: {names}.", "{n} are not ready: {names}.", names=names)
            st.markdown(f":gray[{words}]", width="content")
            link_to(_("See why"), "intake.participants")


def what_will_count(desk: Desk, comparison: Comparison) -> None:
    counting = sorted((each for each in desk.rules.criteria if each.weight), key=lambda each: -each.weight)
    must = [each.label for each in desk.rules.criteria if each.must_have is not None]
    with st.container(border=True, gap="small"):
        st.markdown(_("**What will count**"))
        st.markdown("\n".join(f"- {plain(each.label)}" for each in counting))
        if must:
            st.markdown(_("Must-haves: {rules}.", rules=listed(map(plain, must))))
        st.caption(
            _("Press “Match” to see the pairs. You can weigh all of this then; nothing is made until you publish.")
        )
    findings = worked_out(
        "form_check", (desk.pool.fingerprint, desk.rules),
        lambda: check_form(desk.pool, desk.rules, comparison, tuple(desk.forms.values())),
    )  # fmt: skip
    if findings:
        words = count(len(findings), "{n} thing worth a look first", "{n} things worth a look first")
        with st.expander(words, icon=":material/search:", expanded=len(findings) <= FEW):
            st.markdown("\n".join(f"- {plain(_(each.sentence))}" for each in findings))
            st.caption(_("None of this keeps you from matching."))


def _missing(desk: Desk) -> str:
    """Who is needed before anybody can be matched, and how to come by them."""
    if Side.PEER in desk.forms:
        return _("It takes two people who are ready. Accept applications, or see what those who are here lack.")
    if desk.pool.mentees:
        return _("No mentor is ready with a free place. Accept mentors, or see what those who are here lack.")
    if desk.pool.mentors:
        return _("No mentee is ready to be matched. Accept mentees, or see what those who are here lack.")
    return _("Each side needs at least one person who is ready and has a place.")


def _somebody_waits(desk: Desk) -> bool:
    """Whether a mentee, or a peer, who is ready has no partner; a mentor who is left over has nobody to wait for."""
    alone = desk.round is not None and desk.round.came + desk.round.waited > 0
    return alone and bool(desk.pool.mentees or desk.pool.peers)


def what_first(desk: Desk) -> None:
    if not desk.everyone:
        empty(_("Nobody takes part yet"), _("Bring people from a spreadsheet, or let them apply, and accept them."),
              _("Bring people"), "intake.importing")  # fmt: skip
    elif desk.pool.is_empty and desk.paired and not desk.not_ready and not _somebody_waits(desk):
        mentors_left = bool(desk.pool.mentors)
        empty(_("Every mentee who is ready is paired") if mentors_left else _("Everybody who is ready is paired"),
              _("New people appear here once they are accepted."),
              _("See the pairings"), "tracking.pairings")  # fmt: skip
    elif desk.pool.is_empty:
        empty(_("Nobody can be matched now") if desk.paired else _("Nobody can be matched yet"), _missing(desk),
              _("See who is ready"), "intake.participants")  # fmt: skip
    else:
        empty(_("Nothing to compare people by"), _("The forms have no questions in common yet. Add some first."),
              _("Open the forms"), "program.forms")  # fmt: skip
