"""Forms made by hypothesis: every kind, limits, conditions on earlier questions, a second language."""

from hypothesis import strategies as st

from core.program.conditions import BY_NUMBER, choosable
from core.program.form_editing import NEEDS_OPTIONS
from core.program.questions import Condition, Form, Kind, Question, Side, Visibility
from core.program.translations import phrases, with_languages, with_translations

WORDS = st.text("abcdefgh ÄöüßñЖ中", min_size=3, max_size=12).map(str.strip).filter(len)


@st.composite
def questions(draw, before=(), key="q"):
    kind = draw(st.sampled_from(Kind))
    options = ()
    if kind in NEEDS_OPTIONS:
        options = tuple(draw(st.lists(WORDS, min_size=2, max_size=5, unique_by=str.casefold)))
    lowest = draw(st.integers(0, 3))
    visible = draw(st.sampled_from(Visibility))
    return Question(
        key=key,
        kind=kind,
        label=f"{key} {draw(WORDS)}",
        help=draw(st.just("") | WORDS),
        required=draw(st.booleans()),
        options=options,
        most=draw(st.none() | st.integers(1, 3)) if options else None,
        lowest=lowest,
        highest=lowest + draw(st.integers(1, 10)),
        visible=visible,
        longest=draw(st.none() | st.integers(1, 200)),
        least=draw(st.none() | st.just(0.0)),
        condition=draw(conditions(before)),
    )


@st.composite
def conditions(draw, before):
    open_ = [each for each in before if each.visible is not Visibility.PRIVATE]
    if not open_ or draw(st.booleans()):
        return None
    on = draw(st.sampled_from(open_))
    if named := choosable(on):
        return Condition(on.key, tuple(draw(st.lists(st.sampled_from(named), max_size=2, unique=True))))
    if on.kind in BY_NUMBER:
        return Condition(on.key, least=draw(st.none() | st.just(2.0)))
    return Condition(on.key)


@st.composite
def forms(draw, least=1, most=7):
    made: list[Question] = []
    for number in range(draw(st.integers(least, most))):
        made.append(draw(questions(tuple(made), f"q{number}")))
    form = Form(draw(st.sampled_from(Side)), tuple(made))
    if draw(st.booleans()):
        form = with_languages(form, ("en", "de"))
        form = with_translations(form, "de", {each.words: f"{each.words} (de)" for each in phrases(form)})
    return form
