"""The form as somebody who applies meets it: questions that come and go, and other languages."""

from datetime import date

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from core.program.form_editing import add
from core.program.questions import Condition, Form, Kind, Question, Side
from core.program.translations import with_languages, with_translations
from core.settings import Settings
from db.applying import Applying
from db.models import ApplicationRow, CohortRow
from tests.pages.intake.test_applying import field, open_at, pills

TRAVEL = Question("travel", Kind.YES_NO, "Do you travel?")
WHERE = Question("where", Kind.LONG_TEXT, "Where to?", required=True, condition=Condition("travel", ("yes",)))
GERMAN = {
    "Do you travel?": "Reist du?",
    "Python": "Schlangen",
    "Skills": "Können",
    "Your name": "Dein Name",
    "Yes": "Ja",
}


@pytest.fixture
def applying(world):
    forms = world.workspace("cora").forms
    kept = next(each for each in forms.all() if each.form.side is Side.MENTEE)
    form: Form = add(add(kept.form, TRAVEL), WHERE)
    form = with_translations(with_languages(form, ("en", "de")), "de", GERMAN)
    forms.save(form, kept.version)
    with Session(world.engine) as session:
        session.get(CohortRow, 1).opens_on = date(2026, 11, 1)
        session.commit()
    return Applying(world.engine, world.clock, Settings())


def newest(world):
    with Session(world.engine) as session:
        return session.exec(select(ApplicationRow).order_by(ApplicationRow.id.desc())).first()


def is_there(app, label):
    return any(each.label.startswith(label) for each in (*app.text_input, *app.text_area))


def test_a_question_comes_and_goes_with_the_answer_it_hangs_on(world, applying):
    app = open_at(applying, join="mentee1")
    assert not is_there(app, "Where to?")
    pills(app, "Do you travel?").set_value(True).run()
    field(app, "Where to?").set_value("Oslo").run()
    assert newest(world).answers["where"] == "Oslo"
    pills(app, "Do you travel?").set_value(False).run()
    assert not is_there(app, "Where to?")
    assert "where" not in newest(world).answers
    pills(app, "Do you travel?").set_value(True).run()
    assert field(app, "Where to?").value == "Oslo", "what was typed is remembered while one is here"


def test_progress_counts_only_what_is_asked(applying):
    app = open_at(applying, join="mentee1")
    assert app.get("progress")[0].proto.text == "0 of 7 answered"
    pills(app, "Do you travel?").set_value(True).run()
    assert app.get("progress")[0].proto.text == "1 of 8 answered"


def test_answers_given_in_another_language_are_kept_in_the_first(world, applying):
    app = open_at(applying, join="mentee1")
    field(app, "Your name").set_value("Fay").run()
    pills(app, "Skills").set_value(["Python"]).run()
    field(app, ":material/translate: Language").set_value("de").run()
    assert field(app, "Dein Name").value == "Fay"
    chosen = pills(app, "Können")
    assert "Schlangen" in list(chosen.options)
    assert list(chosen.value) == ["Python"]
    pills(app, "Reist du?").set_value(False).run()
    assert newest(world).answers["skills"] == {"Python": 2}
    assert newest(world).answers["travel"] is False


def test_it_begins_in_the_browsers_language(applying):
    app = AppTest.from_function(_spoken, default_timeout=20, args=(applying,))
    app.query_params["join"] = "mentee1"
    app.context["locale"] = "de-AT"
    app.run()
    assert not app.exception
    assert is_there(app, "Dein Name")


def _spoken(applying):  # its source runs alone
    from pages.intake import join

    join.show(applying)
