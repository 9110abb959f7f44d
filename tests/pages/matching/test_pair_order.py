"""Hundreds of pairs: a page at a time, in the order that is asked for."""

from types import SimpleNamespace

from core.matching import Proposal
from pages.matching.pair_order import EACH

MANY = tuple(Proposal(n, 1000 + n, float(n * 37 % 100), (), 1.0 - n % 3 / 10) for n in range(EACH * 2 + 5))


def pages(seen, shown):
    import streamlit as st

    from pages.matching.pair_order import page_of_pairs

    st.text(" ".join(str(each.mentee_id) for each in page_of_pairs(seen, shown)))


def seen(moved=()):
    return SimpleNamespace(names={n: f"Name {999 - n}" for n in range(len(MANY))}, moved=dict.fromkeys(moved))


def on_page(app):
    return [int(each) for each in app.text[0].value.split()]


def test_a_hundred_pairs_are_all_there_and_nothing_is_asked(draw):
    app = draw(pages, seen(), MANY[:EACH])
    assert on_page(app) == list(range(EACH)) and not app.selectbox


def test_of_more_there_is_a_page_and_the_last_one_has_the_rest(draw):
    assert on_page(draw(pages, seen(), MANY)) == list(range(EACH))
    assert on_page(draw(pages, seen(), MANY, pairs_page=3)) == list(range(2 * EACH, 2 * EACH + 5))


def test_the_order_is_of_all_pairs_and_equal_ones_stay_as_they_were(draw):
    app = draw(pages, seen(moved=[150]), MANY)
    assert app.selectbox[0].label == "Order"
    for order, first in (("lowest", [0, 100, 200]), ("highest", [27, 127, 54]), ("unknown", [2, 5, 8]),
                         ("moved", [150, 0, 1]), ("name", [204, 203, 202])):  # fmt: skip
        assert on_page(app.selectbox[0].set_value(order).run())[:3] == first
