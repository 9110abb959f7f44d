"""Today: what is wrong, overdue and due with the pairings, the most harmful first, each with what can be done."""

from collections import Counter

import streamlit as st

from core.tracking.due import ORDER, WRONG, Due, DueKind
from db import Today, Workspace
from pages.tracking.due_card import due_card
from pages.tracking.health_words import kind_word
from pages.tracking.schedule_in_brief import schedule_in_brief
from pages.tracking.today_everywhere import today_everywhere
from pages.ui.cards import figures
from pages.ui.empty import empty
from pages.ui.filters import filter_bar
from pages.ui.header import header
from pages.ui.paging import one_page
from pages.ui.words import _, count, day

EACH = 10


def show(workspace: Workspace) -> None:
    header(_("Today"), _("{day}. What is wrong comes first, then what is late.", day=day(workspace.today)))
    if today_everywhere(workspace):
        return
    found = workspace.support.today()
    if not found.pairings and not found.lines:
        empty(_("Nobody is paired yet"), _("As soon as pairs are published, what is due with them stands here."),
              _("Go to Matching"), "matching.desk", icon=":material/today:")  # fmt: skip
        return
    _counts(found)
    schedule_in_brief(workspace)
    if not found.lines:
        empty(_("Nothing is due"), _("Every pairing has what it needs, as far as we know."), _("See the pairings"),
              "tracking.pairings", icon=":material/check_circle:")  # fmt: skip
        return
    there = sorted({each.kind.value for each in found.lines}, key=ORDER.__getitem__)
    asked = filter_bar("today", _("Find somebody"), {"kind": (_("What"), there)},
                       words=kind_word)  # fmt: skip
    shown = asked.keep(found.lines, lambda each: each.names, kind=lambda each: each.kind.value)
    of: dict[int, list[Due]] = {}
    for line in shown:
        of.setdefault(line.pairing_id, []).append(line)
    if not of:
        st.caption(_("No line fits this search."))
        return
    st.caption(count(len(of), "{n} pairing", "{n} pairings"))
    for id, lines in one_page("today_page", list(of.items()), EACH):
        due_card(workspace, id, lines)


def _counts(found: Today) -> None:
    of = Counter(each.pairing_id for each in found.lines if each.kind in WRONG)
    due = sum(each.kind is DueKind.CONTACT for each in found.lines)
    signs = found.right + found.wrong
    cards = [
        (_("Need somebody"), str(len(of)), count(found.pairings, "of {n} pairing", "of {n} pairings")),
        (_("Contacts due"), str(due), _("by the schedule")),
        (_("Contacts in time"), f"{found.in_time} / {found.were_due}" if found.were_due else "–",
         _("within two weeks") if found.were_due else _("none was due yet")),
        (_("Signs found right"), f"{found.right} / {signs}" if signs else "–",
         _("as contacts found") if signs else _("no contact said so yet"),
         _("A sign is what this screen shows of a pairing that may need somebody. Whoever made contact notes whether "
           "it was so. Of all that were looked at so, this many were right.")),
    ]  # fmt: skip
    figures(cards)
