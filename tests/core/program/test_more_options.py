"""Options that a question gets besides, with its twin."""

from dataclasses import replace

from core.program.more_options import offer
from core.program.questions import Form, Kind, Question, Side

WANTED = Question("skills", Kind.SKILLS, "What would you like to learn?", options=("Law", "Art"))
MENTEES = Form(Side.MENTEE, (WANTED, Question("goal", Kind.LONG_TEXT, "Your goal?")))
MENTORS = Form(Side.MENTOR, (replace(WANTED, label="What can you help with?"),))
FORMS = {Side.MENTOR: MENTORS, Side.MENTEE: MENTEES}


def options(forms, side):
    return forms[side].question("skills").options


def test_a_new_option_comes_last_and_the_twin_offers_it_too():
    made = offer(FORMS, {Side.MENTEE: {"skills": ["Baking"]}})
    assert options(made, Side.MENTEE) == options(made, Side.MENTOR) == ("Law", "Art", "Baking")


def test_a_twin_with_options_of_its_own_keeps_them():
    own = Form(Side.MENTOR, (replace(WANTED, options=("Law",)),))
    made = offer({**FORMS, Side.MENTOR: own}, {Side.MENTEE: {"skills": ["Baking"]}})
    assert (options(made, Side.MENTEE), options(made, Side.MENTOR)) == (("Law", "Art", "Baking"), ("Law",))


def test_what_is_offered_already_is_not_offered_twice():
    made = offer(FORMS, {side: {"skills": ["law", " Baking", "baking", ""]} for side in (Side.MENTEE, Side.MENTOR)})
    assert options(made, Side.MENTOR) == options(made, Side.MENTEE) == ("Law", "Art", "Baking")
    assert offer(FORMS, {Side.MENTEE: {"skills": ["Art"], "gone": ["x"]}}) == FORMS
