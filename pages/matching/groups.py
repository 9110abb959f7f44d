"""Groups as cards, each with its people and what they have; and moving somebody to another, the price told before."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from core.matching import Group, Grouping, Person
from core.matching.measures.answers import options
from pages.matching.deciding import move_button
from pages.matching.seen import Seen
from pages.ui.paging import one_page
from pages.ui.words import _, count, listed, number, plain

ACROSS, EACH = 2, 10


def show_groups(seen: Seen) -> None:
    """First how to move somebody, then all groups, those with the fewest points a person first."""
    if not seen.result.groups:
        st.markdown(_("No group can be made under these rules. “Who waits” says why."))
        return
    _move(seen)
    numbers = {group: n for n, group in enumerate(seen.result.groups, start=1)}
    groups = sorted(seen.result.groups, key=lambda group: _a_person(group))
    points = _points(seen)
    for start in range(0, len(shown := one_page("groups_page", groups, EACH)), ACROSS):
        for place, group in zip(st.columns(ACROSS, gap="medium"), shown[start : start + ACROSS], strict=False):
            with place:
                _card(seen, group, group_name(seen, group, numbers[group]), points)


def group_name(seen: Seen, group: Group, number_of: int) -> str:
    """The mentor's name; of a circle, its number."""
    return _("Circle {n}", n=number_of) if group.mentor_id is None else seen.names[group.mentor_id]


def everybody_in(group: Group) -> tuple[int, ...]:
    """Ids, the mentor's last."""
    return (*group.member_ids, *(() if group.mentor_id is None else (group.mentor_id,)))


def _card(seen: Seen, group: Group, name: str, points: Mapping[tuple[int, int | None], float]) -> None:
    grouping = seen.rules.grouping or Grouping()
    people = {person.id: person for person in seen.pool.people}
    most = grouping.largest
    if group.mentor_id is not None:
        most = min(most, people[group.mentor_id].places)
    with st.container(border=True, height="stretch", gap="small"):
        words = _("{points} points a person", points=number(_a_person(group), 1))
        st.markdown(f"**{plain(name)}** · {words}")
        size = count(len(group.member_ids), "{n} person", "{n} people") if group.mentor_id is None else count(
            len(group.member_ids), "{n} mentee", "{n} mentees"
        )  # fmt: skip
        st.caption(_("{size}; from {least} to {most} are possible.", size=size, least=grouping.smallest, most=most))
        locked, lines = {id for pair in seen.rules.locked for id in pair}, []
        for id in group.member_ids:
            marked = " 🔒" if id in locked else ""
            lines.append(f"- {plain(people[id].name)} · {number(points.get((id, group.mentor_id), 0.0), 1)}{marked}")
        st.markdown("\n".join(lines))
        for limit in grouping.limits:
            st.caption(_limit(seen, limit.question, limit.most, [people[id] for id in group.member_ids]))


def _limit(seen: Seen, question: str, most: int, members: list[Person]) -> str:
    asked = next((each.label for form in seen.desk.forms.values() for each in form.questions if each.key == question),
                 question)  # fmt: skip
    given = Counter(
        " + ".join(sorted((options(each.answers.get(question)) or {}).values())) or _("no answer") for each in members
    )
    said = listed(f"{plain(answer)} {number(n)}" for answer, n in given.most_common())
    return _("{question} (at most {most} alike): {answers}", question=plain(asked), most=most, answers=said)


def _points(seen: Seen) -> dict[tuple[int, int | None], float]:
    """What each has in her group: with the mentor, or on average with the others of her circle."""
    if not seen.result.of_peers:
        return {(each.mentee_id, each.mentor_id): each.score for each in seen.result.proposals}
    of: dict[int, list[float]] = {}
    for each in seen.result.proposals:
        for id in each.pair:
            of.setdefault(id, []).append(each.score)
    return {(id, None): sum(scores) / len(scores) for id, scores in of.items()}


def _a_person(group: Group) -> float:
    return (group.score + group.inside) / max(1, len(group.member_ids))


def _move(seen: Seen) -> None:
    groups = seen.result.groups
    at = {id: n for n, group in enumerate(groups) for id in group.member_ids}
    people = sorted((each for each in (seen.pool.peers or seen.pool.mentees)), key=lambda one: one.name.casefold())
    names = [group_name(seen, group, n) for n, group in enumerate(groups, start=1)]

    def where(id: int) -> str:
        return f"{seen.names[id]} ({names[at[id]] if id in at else _('waits')})"

    with st.container(border=True, gap="small", key="move"):
        who, whereto = st.columns(2, gap="medium")
        chosen = who.selectbox(_("Move"), [one.id for one in people], index=None, format_func=where, key="move_who",
                               placeholder=_("Choose or type a name"))  # fmt: skip
        places = [n for n in range(len(groups)) if chosen is None or n != at.get(chosen)]
        to = whereto.selectbox(_("To the group of") if not seen.pool.peers else _("To"), places, index=None,
                               format_func=names.__getitem__, key=f"move_to_{chosen}",
                               placeholder=_("Choose a group"))  # fmt: skip
        if chosen is None or to is None:
            st.caption(_("Choose somebody and a group: what the move costs, and who else would move, is told before."))
            return
        target, home = groups[to], groups[at[chosen]] if chosen in at else None
        move_button(seen, chosen, target, home)
