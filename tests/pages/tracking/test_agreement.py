"""The agreement on screen: written and signed on a phone, read by the team, late in Today."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from core.tracking.agreement import NEEDED, Agreement
from db.models import ProgramRow


@pytest.fixture(autouse=True)
def uses_agreements(world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings", "agreement"]}
        session.commit()


def said(app):
    kinds = (app.title, app.subheader, app.markdown, app.caption, app.error)
    badges = " ".join(each.proto.body for each in app.get("badge")) if app.get("badge") else ""
    return " ".join(each.value for kind in kinds for each in kind) + badges


def press(app, key):
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def written(world):
    world.by_link("bo").agreements.write_mine(1, Agreement(**dict.fromkeys(NEEDED, "Ours alone")))


def test_it_is_written_from_a_first_draft_and_signed(see, world):
    app = see("tracking.my_pairing", "bo", by_link=True)
    assert "You and Ada have no agreement yet." in said(app)
    app = press(app, "agreement_1")
    key = next(each.key for each in app.text_area if each.key.endswith("_purpose"))
    assert app.text_area(key=key.replace("purpose", "rhythm")).value == "Every two weeks for 60 minutes"
    app.text_area(key=key).set_value("To find my next role")
    app = press(app, "agreement_keep")
    assert "To find my next role" in said(app) and "waits for Bo and Ada" in said(app)
    app.text_input(key=next(each.key for each in app.text_input if each.key.startswith("sign_"))).set_value("Bo B")
    app = press(app, "agreement_sign")
    assert "signed by *Bo B* on" in said(app)
    app = press(app, "agreement_back")
    assert "The agreement waits for Ada to sign." in said(app)
    assert "waits for your signature" in said(see("tracking.my_pairing", "ada"))


def test_signing_without_a_name_is_refused_with_a_remedy(see, world):
    written(world)
    app = see("tracking.my_pairing", "bo", by_link=True)
    app = press(press(app, "agreement_1"), "agreement_sign")
    assert "type it, that is your signature" in said(app)


def test_the_team_reads_it_and_earlier_versions_and_is_told_when_it_is_late(see, world):
    assert "agreement" not in said(see("tracking.today", "cora"))
    world.time += timedelta(30)
    assert "No agreement is written yet" in said(see("tracking.today", "cora"))
    written(world)
    bo = world.by_link("bo").agreements
    bo.sign_mine(1, "Bo", bo.mine()[0].kept.seen)
    bo.write_mine(1, Agreement(**dict.fromkeys(NEEDED, "Ours, newer")), bo.mine()[0].kept.seen)
    app = see("tracking.pairings", "cora")
    app.query_params["pairing"] = "1"
    words = said(app.run())
    assert not app.exception
    for part in ("Ours, newer", "Ours alone", "Version 2, written by Bo", "signed by *Bo*"):
        assert part in words


def test_an_agreement_that_is_not_mine_is_not_drawn(see, world):
    written(world)
    app = see("tracking.my_pairing", "di", by_link=True)
    app.query_params["agreement"] = "1"
    assert "Ours alone" not in said(app.run())


def test_a_program_without_agreements_speaks_of_none(see, world):
    with Session(world.engine) as session:
        session.get(ProgramRow, 1).settings = {"parts": ["meetings"]}
        session.commit()
    assert "agreement" not in said(see("tracking.my_pairing", "bo", by_link=True))
