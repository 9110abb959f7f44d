"""What is missing in tables: skills as a chart with its numbers, places near at hand, languages and times."""

from collections.abc import Sequence

import streamlit as st

from core.intake.gap_counts import WEEKEND, Count
from core.intake.mentor_gap import MentorGap
from core.matching.recruiting import places_that_help
from db import Looking
from pages.ui.cache import thought
from pages.ui.charts import bars_in_pairs
from pages.ui.inputs import PARTS
from pages.ui.words import _, count, number, plain

DRAWN = 12  # skills in the chart; the table has all
ASKED_FIRST = 3  # mentors who might have a place more


def skills_asked(found: MentorGap) -> None:
    st.subheader(_("Skills asked for, and places that offer them"), anchor=False)
    if not found.compares_skills:
        st.caption(_("No matching rule compares skills, so only places are counted. Add one under Matching, Rules."))
        return
    asked, places = _("Asked for by"), _("Places that offer it")
    rows = [
        {_("Skill"): one.name, asked: one.asked, places: one.places, _("Missing"): one.missing,
         _("Mentors to find"): one.more or None, _("Would serve"): one.serves or None}
        for one in found.skills
    ]  # fmt: skip
    drawn = [(one.name, one.asked, one.places) for one in found.skills[:DRAWN]]
    bars_in_pairs(drawn, asked, places, height=90 + 34 * len(drawn))
    if len(rows) > DRAWN:
        st.caption(_("The first {n}; the table has all.", n=DRAWN))
    st.dataframe(rows, hide_index=True, height=min(38 + 35 * len(rows), 388))


def places_near(there: Looking) -> None:
    """Mentors who are here already and for whom one place more would change most."""
    helping = [one for one in thought(places_that_help, there.pool, there.rules) if one.people > 0][:ASKED_FIRST]
    if not helping:
        return
    names = {person.id: person.name for person in there.pool.mentors}
    with st.container(border=True):
        st.markdown(f":material/add_circle: **{_('Nearer than a new mentor: one place more')}**")
        lines = [
            count(one.people, "**{name}**: {n} person more would be paired, all together gain {points} points",
                  "**{name}**: {n} people more would be paired, all together gain {points} points",
                  name=plain(names[one.mentor_id]), points=number(one.points, 1))
            for one in helping
        ]  # fmt: skip
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.caption(_("Each alone, by matching everybody again with that place."))


def beside(found: MentorGap) -> None:
    st.subheader(_("Languages and times"), anchor=False)
    languages, times, zones = st.columns([4, 4, 5], gap="medium")
    with languages:
        _counts(_("Language"), found.languages, {}, found.unshared,
                ("{n} person shares no language with any free mentor.",
                 "{n} people share no language with any free mentor."))  # fmt: skip
    with times:
        words = {each.name: _time(each.name) for each in found.times}
        _counts(_("Free"), found.times, words, found.untimed,
                ("{n} person has too little time in common with any free mentor.",
                 "{n} people have too little time in common with any free mentor."))  # fmt: skip
    with zones:
        _counts(_("Time zone"), found.zones, {}, 0, ("", ""))


def _counts(
    title: str, counts: Sequence[Count], words: dict[str, str], lacking: int | None, said: tuple[str, str]
) -> None:
    if not counts:
        st.caption(_("{what}: no matching rule compares it.", what=title))
        return
    st.dataframe(
        [{title: words.get(one.name, one.name), _("People"): one.asked, _("Places"): one.places} for one in counts],
        hide_index=True, height=min(38 + 35 * len(counts), 320),
    )  # fmt: skip
    if lacking:
        st.caption(f":material/error: {count(lacking, *said)}")


def _time(name: str) -> str:
    days, _space, part = name.rpartition(" ")
    return _("{part} at weekends", part=_(PARTS[part])) if days == WEEKEND else _(PARTS[part])
