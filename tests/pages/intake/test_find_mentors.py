"""Finding mentors on screen: what is missing, a list brought in, somebody asked, a page published and read."""

from datetime import timedelta

from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from core.intake.recruiting_page import RecruitingPage
from core.program.questions import Side
from db.models import CandidateRow, CohortRow, MessageRow, PairingRow, ParticipantRow

STAFF = (
    b"Name,Email,Gender,Job title,Skills,Years\n"
    b"Fay,fay@example.org,f,Engineer,Python (3),7\nGus,gus@example.org,m,Lead,,15+\nHal,,m,,Law,\n"
)
WHOLE = RecruitingPage("Come.", "Joy", "Meetings", "Help", "Time")


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def opened(world):
    with Session(world.engine) as session:
        session.get(CohortRow, 1).opens_on = world.time.date() - timedelta(days=1)
        session.commit()


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.info, app.error, app.warning)
    return " ".join(each.value for kind in kinds for each in kind)


def press(app, label):
    next(button for button in app.button if button.label.startswith(label)).click()
    app.run()
    assert not app.exception, app.exception
    return app


def part(app, name):
    app.query_params["part"] = name
    return app.run()


def test_what_is_missing_is_said_in_a_sentence_with_what_it_rests_on(see):
    words = said(see("intake.find_mentors", "cora"))
    assert "more mentor" in words and "would serve" in words
    assert "What this rests on" in words or "Who can be served" in words


def test_before_anybody_asks_the_screen_says_what_to_do_first(world, see):
    with Session(world.engine) as session:
        for row in session.exec(select(PairingRow)).all():
            session.delete(row)
        for row in session.exec(select(ParticipantRow).where(ParticipantRow.side == "mentee")).all():
            session.delete(row)
        session.commit()
    assert "Nobody asks for a mentor yet" in said(see("intake.find_mentors", "cora"))


def test_a_list_comes_in_without_its_traits_and_one_is_asked(world, see):
    opened(world)
    app = part(see("intake.find_mentors", "cora"), "add")
    app.file_uploader[0].upload("staff.csv", STAFF, "text/csv").run()
    words = said(app)
    assert "Gender (gender or sex)" in words and "1 row stays out" in words
    press(app, "Add 2 people")
    fay, gus = rows(world, CandidateRow)
    assert (fay.name, gus.name) == ("Fay", "Gus") and "15+" not in str(gus.details)
    assert "'f'" not in str(fay.details)
    app = part(see("intake.find_mentors", "cora"), "candidates")
    seen = app.dataframe[0].value
    assert list(seen["Name"]) == ["Fay", "Gus"] and seen["Points"][0] > 0
    assert "Could be the mentor of 1 of" in seen["Why"][0]


def test_links_are_made_and_a_mentor_finds_her_own(see):
    app = part(see("intake.find_mentors", "cora"), "links")
    press(app, "Make the links of 2 people")
    assert list(app.dataframe[0].value["Name"]) == ["Ada", "Cy"]
    own = see("intake.my_answers", "ada", by_link=True)
    assert any("/?join=mentor1&by=" in code.value for code in own.code)


def test_an_empty_block_can_not_be_published_and_a_whole_page_can(world, see):
    app = see("intake.recruiting_page", "cora")
    hard = next(area for area in app.text_area if area.label == "What is hard about it")
    hard.set_value(" ").run()
    assert next(button for button in app.button if "Publish" in button.label).disabled
    assert "is empty" in said(app)
    next(area for area in app.text_area if area.label == "What is hard about it").set_value("It takes time.").run()
    press(app, "Publish")
    assert "It takes time." in said(app)


def test_a_stranger_reads_the_page_and_goes_on_to_the_form_with_the_recommendation(world):
    opened(world)
    workspace = world.workspace("cora")
    workspace.recruiting.publish(Side.MENTOR, WHOLE, 0)
    workspace.referrals.make()
    address = workspace.referrals.all()[0].address
    code, by = address.removeprefix("/?info=").split("&by=")
    before = [len(rows(world, table)) for table in (CandidateRow, MessageRow)]
    app = stranger(world, "information", {"info": code, "by": by})
    words = said(app)
    assert all(each in words for each in ("Joy", "Meetings", "Help", "Time", "The time it takes"))
    assert [len(rows(world, table)) for table in (CandidateRow, MessageRow)] == before
    form = stranger(world, "join", {"join": "mentor1", "by": by})
    assert "**Ada** recommended this to you" in said(form) and f"/?info={code}" in said(form)


def stranger(world, page, query):
    app = AppTest.from_function(_without_account, default_timeout=20, args=(page, world.engine, world.clock))
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def _without_account(page, engine, now):
    from importlib import import_module

    from db import Applying
    from pages.ui.boundary import boundary

    with boundary():
        import_module(f"pages.intake.{page}").show(Applying(engine, now))
