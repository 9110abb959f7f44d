"""The set-up guide: one thing to do now, and what needs attention first."""

from dataclasses import replace

from core.program.attention import attention
from core.program.guide import STEPS, Facts, State, steps
from pages import SCREENS

NEW = Facts(questions=20, criteria=8)
SET = replace(NEW, goals=1, goals_agreed=1, has_dates=True)
READY = replace(SET, mentors=20, mentees=40, ready_mentors=20, ready_mentees=38, places=40)
PAIRED = replace(READY, pairings=38, introductions_unsent=76)
TOLD = replace(PAIRED, introductions_unsent=0, introductions_sent=76)


def now(facts):
    return [step.key for step in steps(facts) if step.state is State.NOW]


def test_the_steps_come_in_the_order_of_the_work():
    assert [step.key for step in steps(NEW)] == [
        "program", "form", "people", "rules", "match", "introduce", "track", "evaluate",
    ]  # fmt: skip


def test_there_is_one_thing_to_do_now_all_the_way_through():
    ended = replace(TOLD, ended=True)
    through = [now(facts) for facts in (Facts(), NEW, SET, READY, PAIRED, TOLD, ended)]
    assert through == [["program"], ["program"], ["people"], ["match"], ["introduce"], ["track"], ["evaluate"]]


def test_a_step_that_is_done_out_of_order_stays_done():
    states = {step.key: step.state for step in steps(NEW)}
    assert states["form"] is State.DONE and states["rules"] is State.DONE and states["people"] is State.LATER


def test_a_broken_form_is_the_thing_to_do():
    assert now(replace(SET, form_faults=1)) == ["form"]


def test_waiting_applications_lead_to_where_they_are_decided():
    (people,) = [step for step in steps(replace(SET, applications_waiting=4)) if step.key == "people"]
    assert people.screen == "intake.applications" and "4" in str(people.sentence)


def test_two_peers_are_enough_to_match_and_one_is_not():
    assert now(replace(SET, peers=True, mentees=2, ready_mentees=2)) == ["match"]
    assert now(replace(SET, peers=True, mentees=1, ready_mentees=1)) == ["people"]


def test_people_are_counted_with_those_who_are_ready():
    (people,) = [step for step in steps(READY) if step.key == "people"]
    assert str(people.sentence) == "Ready: 38 of 40 mentees and 20 of 20 mentors."


def test_every_button_leads_to_a_screen_that_exists():
    paths = {screen.path for screen in SCREENS}
    everything = replace(
        TOLD, messages_failed=1, introductions_unsent=1, quiet_pairings=1, help_asked=1,
        proposals_accepted=1, proposals_late=1, applications_waiting=1, without_consent=1,
        form_faults=1, applications_open=True, people_unpaired=1, mail_works=False, data_is_kept=False,
    )  # fmt: skip
    used = {screen for _, _, screen, *_ in STEPS} | {each.screen for each in attention(everything)}
    assert used | {each.screen for each in attention(replace(READY, places=1))} <= paths


def test_nothing_needs_attention_where_all_is_well():
    assert attention(TOLD) == ()
    assert attention(Facts()) == ()


def test_the_most_harmful_comes_first():
    found = attention(
        replace(
            TOLD, mail_works=False, people_unpaired=2, applications_waiting=3, messages_failed=1, data_is_kept=False
        )
    )
    assert [each.key for each in found] == ["data", "failed", "applications", "unpaired", "mail"]


def test_too_few_places_are_told_before_matching():
    (short,) = attention(replace(READY, places=30))
    assert (short.key, short.count) == ("places", 8)


def test_one_and_many_are_worded_differently():
    one, many = (attention(replace(TOLD, people_unpaired=count))[0] for count in (1, 2))
    assert str(one.sentence) == "One mentee is ready and has no mentor."
    assert str(many.sentence) == "2 mentees are ready and have no mentor."
    (peers,) = attention(replace(TOLD, peers=True, people_unpaired=2))
    assert str(peers.sentence) == "2 people are ready and have no partner."


def test_a_cohort_that_has_ended_asks_nobody_to_meet():
    assert attention(replace(TOLD, ended=True, quiet_pairings=5, people_unpaired=2)) == ()
