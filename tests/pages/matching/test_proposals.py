"""Proposals on screen: the team's list, and what those who are asked see and say."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.matching.proposals import ProposalState
from db.models import MessageRow, PairingRow, ProgramRow
from tests.db.test_proposals import CY, DI, change, everything, make, settings, the_one


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.success, app.warning, app.error)
    return " ".join(each.value for kind in kinds for each in kind)


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception, app.exception
    return app


def test_with_nothing_proposed_it_says_how_to_begin(see):
    assert "Nothing is proposed" in said(see("matching.proposals", "cora"))


def test_the_team_sees_who_waits_and_notes_an_answer_given_by_word_of_mouth(world, see):
    settings(world, acceptance="both")
    make(world)
    app = see("matching.proposals", "cora")
    assert "1 waits for an answer" in said(app)
    assert list(app.dataframe[0].value["Waits for"]) == ["Di and Cy"]
    assert "**Cy** was asked on" in said(app)
    app.radio(key=f"reply_{the_one(world).id}").set_value("accepted").run()
    app.text_input(key=f"how_{the_one(world).id}").set_value("on the phone")
    press(app, "Note it")
    assert "**Di** said yes. Noted by Cora: “on the phone”" in said(app)
    app.radio(key=f"reply_{the_one(world).id}").set_value("declined").run()
    app.text_input(key=f"how_{the_one(world).id}").set_value("on the phone")
    press(app, "Note it")
    assert the_one(world).state is ProposalState.DECLINED


def test_a_no_shows_why_and_whom_else_and_one_press_proposes_it(world, see):
    settings(world, acceptance="both")
    line = make(world)
    world.by_link("di").proposals.decline(line.id, words="We sit in one office.")
    app = see("matching.proposals", "cora")
    words = said(app)
    assert "**Di** said no. “We sit in one office.”" in words and "Did not say why" not in words
    assert "Nobody who is free is possible for Di now" in words
    app.segmented_control(key=f"next_for_{line.id}").set_value(CY).run()
    assert "**Eve**" in said(app)
    press(app, "Propose")
    assert [each.names for each in world.workspace("cora").proposals.all()][-1] == ("Eve", "Cy")


def test_after_the_last_day_it_says_what_to_do(world, see):
    settings(world, acceptance="mentee")
    make(world, days=1)
    world.time += timedelta(days=2)
    app = see("matching.proposals", "cora")
    assert "give more time, or take the proposal back" in said(app)
    press(app, "Give more time")
    assert not the_one(world).is_closed


def test_what_all_accepted_is_begun_with_its_introductions(world, see):
    settings(world, acceptance="mentee")
    line = make(world)
    world.by_link("di").proposals.accept(line.id)
    app = see("matching.proposals", "cora")
    assert "1 has a yes from all" in said(app)
    app.button(key="begin_1").click().run()
    assert len(everything(world, PairingRow)) == 2
    assert the_one(world).state is ProposalState.ACTIVE


def test_the_desk_asks_instead_of_publishing_and_keeps_drafts(world, see):
    settings(world, acceptance="both", asked_first="mentor")
    desk = press(see("matching.desk", "cora"), "Match")
    press(desk, "Review and ask")
    words = said(desk)
    assert "**1 pair** will be proposed." in words and "The mentor is asked first" in words
    assert "Publish 1 pair" not in [button.label for button in desk.button]
    assert "may we introduce you to Di?" in words
    next(button for button in desk.button if button.label == "Review and ask").click()
    next(button for button in desk.button if button.label == "Ask about 1 pair now").click()
    desk.run()
    assert [each.name for each in the_one(world).awaited] == ["Cy"]


@pytest.mark.parametrize("by_link", [True, False])
def test_whoever_is_asked_sees_whom_and_why_and_no_number(world, see, by_link):
    settings(world, acceptance="both")
    if not by_link:
        with Session(world.engine) as session:
            from db.models import ParticipantRow

            session.get(ParticipantRow, DI).account_id = world.accounts["bo"]
            session.commit()
    make(world, note="I think of your garden project.")
    app = see("tracking.my_pairing", "di" if by_link else "bo", by_link=by_link)
    words = said(app)
    assert "May we introduce you to Cy?" in words and "garden project" in words and "Budgeting" in words
    assert "You are waiting" not in words and "cy@example.org" not in words
    assert not [word for word in ("points", "score", "%", "rank") if word in words.lower()]
    assert everything(world, MessageRow) and the_one(world).state is ProposalState.PROPOSED
    press(app, "Yes, I would like that")
    assert "We wait for the answer of Cy" in said(app)


def test_a_no_needs_no_reason_and_is_nobodys_fault(world, see):
    settings(world, acceptance="mentee")
    line = make(world)
    app = see("tracking.my_pairing", "di", by_link=True)
    assert "nobody's fault" in said(app)
    press(app, "Say no")
    assert the_one(world).state is ProposalState.DECLINED and "You are waiting" in said(app)
    assert the_one(world).refusal.person_id == DI and line.id


def test_the_settings_of_the_program_are_kept(world, see):
    app = see("program.settings", "cora")
    box = next(each for each in app.selectbox if each.label == "Before two become a pair")
    box.set_value("both").run()
    next(each for each in app.segmented_control if each.label == "Who is asked first?").set_value("mentor").run()
    next(each for each in app.number_input if each.label == "Days to answer").set_value(5).run()
    press(app, "Save")
    asking = world.workspace("cora").programs.current().program.asking
    assert (asking.acceptance.value, asking.first.value, asking.answer_days) == ("both", "mentor", 5)


def test_a_pairing_that_has_not_begun_says_when_it_does(world, see):
    with Session(world.engine) as session:
        session.exec(select(PairingRow)).one().started_on = world.time.date() + timedelta(days=3)
        session.get(ProgramRow, 1).settings = {}
        session.commit()
    assert "You begin on" in said(see("tracking.my_pairing", "bo"))
    change(world, PairingRow, 1, started_on=world.time.date())
    assert "Together since" in said(see("tracking.my_pairing", "bo"))


def test_mentees_are_asked_to_choose_and_the_team_sees_their_order(world, see):
    settings(world, choosing="mentees", choices_most=2)
    app = see("matching.proposals", "cora")
    assert "Nobody has been asked to choose yet." in said(app)
    press(app, "Ask people to choose")
    next(button for button in app.button if button.label == "Ask people to choose").click()
    app.button(key="ask_choices_now").click()
    app.run()
    assert list(app.dataframe[0].value["Would like to meet"]) == ["no answer yet"] * 2
    own = see("tracking.my_pairing", "di", by_link=True)
    words = said(own)
    assert "Whom would you like to meet?" in words and "You are waiting" not in words
    assert not [word for word in ("points", "score", "%") if word in words.lower()]
    own.multiselect[0].set_value([CY]).run()
    press(own, "Send my choice")
    assert "We have noted: 1. Cy" in said(own)
    assert list(see("matching.proposals", "cora").dataframe[0].value["Would like to meet"]) == [
        "1. Cy",
        "no answer yet",
    ]


def test_the_desk_counts_choices_like_a_criterion(world, see):
    settings(world, choosing="mentees")
    desk = press(see("matching.desk", "cora"), "Match")
    assert "Their own choices" in [slider.label for slider in desk.slider]
