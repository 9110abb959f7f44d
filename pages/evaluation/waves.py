"""The waves of a survey: how many answered, a reminder, closing; and sending the next one."""

from datetime import timedelta
from functools import partial

import streamlit as st

from core.evaluation.finding import FIELD
from core.evaluation.power import smallest_change
from core.evaluation.shares import share
from core.evaluation.surveys import FEWEST_ANONYMOUS, LONGEST_DAYS, STAGES, Stage, stage_words
from db import AskablePerson, KeptSurvey, Wave, Workspace
from pages.ui.chips import side_word
from pages.ui.confirm import confirm_button
from pages.ui.notices import notice
from pages.ui.words import _, count, day, number, percent, plain

USUAL_DAYS = 14


def answered_of(wave: Wave) -> str:
    """ "38 of 40 answered (95%)"; the share only of ten or more."""
    words = _("**{answered}** of {invited} answered", answered=number(wave.answered), invited=number(wave.invited))
    found = share(wave.answered, wave.invited)
    return words if found is None else f"{words} ({percent(found.share)})"


def wave_card(workspace: Workspace, kept: KeptSurvey, wave: Wave) -> None:
    """One wave, with what can be done about it while it is open."""
    with st.container(border=True):
        st.markdown(f"**{_(stage_words(wave.stage, wave.remembered))}** · {answered_of(wave)}")
        st.progress(wave.answered / wave.invited if wave.invited else 0.0)
        dates = _("Sent on {day}, open until {last}.", day=day(wave.opened_on), last=day(wave.closes_on))
        if wave.source:
            dates = _("Brought from {source}; asked on {day}.", source=plain(wave.source), day=day(wave.opened_on))
        st.caption(dates if wave.is_open or wave.source else _("Sent on {day}, closed.", day=day(wave.opened_on)))
        if kept.anonymous and wave.is_open:
            st.caption(_("Totals are shown once it has closed, so that nobody is recognised by watching them change."))
        elif kept.anonymous and wave.answered < FEWEST_ANONYMOUS:
            st.caption(_("Fewer than {n} answered, so nothing is shown.", n=FEWEST_ANONYMOUS))
        if not wave.is_open:
            return
        with st.container(horizontal=True):
            open_ones = wave.invited - wave.answered
            if open_ones and st.button(
                count(open_ones, "Remind {n} person", "Remind {n} people"), key=f"remind_{wave.id}",
                icon=":material/notifications:",
            ):  # fmt: skip
                sent = workspace.surveys.remind(wave.id)
                notice(count(sent, "{n} reminder is in the outbox.", "{n} reminders are in the outbox."))
                st.rerun()
            confirm_button(
                _("Close"), partial(workspace.surveys.close, wave.id), key=f"close_{wave.id}", yes=_("Close it"),
                title=_("Close this wave?"), done=_("It is closed."),
                warning=_("Nobody can answer any more, and it can't be opened again."),
            )  # fmt: skip


def send_wave(workspace: Workspace, kept: KeptSurvey) -> None:
    """Choose a stage, people and a last day; then it goes."""
    people = workspace.surveys.people(kept.id)
    with st.container(border=True):
        st.markdown(f"**{_('Send it')}**")
        if not people:
            st.caption(_("Nobody can be asked yet: only people who take part and have agreed are."))
            return
        used = {wave.stage for wave in kept.waves}
        first = next((stage for stage in STAGES if stage not in used), Stage.LATER)
        stage = st.segmented_control(
            _("When, seen from the program"), list(STAGES), default=first, required=True, key=f"stage_{kept.id}",
            format_func=lambda one: _(STAGES[one]),
        )  # fmt: skip
        remembered = stage is Stage.BEFORE and bool(used) and st.checkbox(
            _("It has begun: ask how it was then, as people remember it"), key=f"remembered_{kept.id}",
            help=_("Memory colours such answers, so results say that it was asked afterwards. Say so in your line."),
        )  # fmt: skip
        chosen = _who(people, stage, kept.id)
        least = smallest_change(len(chosen)) if stage is Stage.BEFORE and not kept.anonymous else None
        if least is not None:
            st.caption(_("If all {n} answer before and after, a change of {least} standard deviations or more would "
                         "likely be seen (4 times of 5). Mentoring usually achieves about {field}.", n=len(chosen),
                         least=number(least, 2), field=number(FIELD, 2)))  # fmt: skip
        today = workspace.today
        last = st.date_input(
            _("Last day to answer"), today + timedelta(days=USUAL_DAYS), today, today + timedelta(days=LONGEST_DAYS),
            key=f"last_{kept.id}", format="YYYY-MM-DD", width=200,
        )  # fmt: skip
        note = st.text_input(_("A line from you (if you like)"), key=f"note_{kept.id}", max_chars=300)
        ids = [each.id for each in chosen]
        label = count(len(chosen), "Send to {n} person", "Send to {n} people")
        confirm_button(
            label, partial(workspace.surveys.send, kept.id, stage, ids, last, note, remembered),
            key=f"send_{kept.id}", type="primary", icon=":material/send:", disabled=not chosen,
            title=_("Send “{stage}” now?", stage=_(STAGES[stage])), yes=label,
            done=_("The messages are in the outbox."),
            warning=_("Whoever answers at the wrong time spoils the comparison; a wave can be closed, not taken back."),
        )  # fmt: skip


def _who(people: tuple[AskablePerson, ...], stage: Stage, survey_id: int) -> list[AskablePerson]:
    ways = {"all": _("Everybody"), "paired": _("Who has a partner"), "new": _("Not asked at this stage yet"),
            "some": _("Some, by name")}  # fmt: skip
    way = st.segmented_control(
        _("Whom"), list(ways), default="new", required=True, key=f"whom_{survey_id}", format_func=ways.__getitem__
    )
    if way == "some":
        names = {each.id: f"{plain(each.name)} ({side_word(each.side)})" for each in people}
        picked = st.multiselect(_("People"), list(names), key=f"people_{survey_id}", format_func=names.__getitem__)
        return [each for each in people if each.id in picked]
    if way == "paired":
        return [each for each in people if each.is_paired]
    return [each for each in people if way == "all" or stage not in each.stages]
