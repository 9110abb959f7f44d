"""A list of past meetings: seen whole before it is saved, brought in by one press, and told of afterwards."""

from datetime import date

from sqlmodel import Session, select

from db.models import ImportRow, MeetingRow, PairingRow

LIST = (
    b"Mentee,Mentor,Date,Minutes,How\n"
    b"Bo,Ada,2026-02-02,45,Zoom\nBo,Ada,2026-03-02,,phone\nDi,Ada,2026-03-02,60,phone\nBo,Ada,someday,60,phone\n"
)


def rows(world, table):
    with Session(world.engine) as session:
        return session.exec(select(table).order_by(table.id)).all()


def test_past_meetings_are_looked_at_then_brought_in(world, see):
    with Session(world.engine) as session:
        session.get(PairingRow, 1).started_on = date(2026, 1, 5)
        session.commit()
    app = see("intake.importing", "cora")
    app.button_group[0].set_value("meetings").run()
    app.file_uploader[0].upload("meetings.csv", LIST, "text/csv").run()
    assert not app.exception, app.exception
    assert [box.value for box in app.selectbox][:5] == ["one", "other", "on", "minutes", "way"]
    assert {metric.label: metric.value for metric in app.metric} == {"New": "2", "Known already": "0", "Stays out": "2"}
    assert "Row 4" in app.error[0].value and "no pairing" in app.error[0].value
    assert rows(world, MeetingRow) == []
    next(button for button in app.button if button.label == "Bring 2 meetings in").click().run()
    assert not app.exception, app.exception
    assert [(row.met_on.isoformat(), row.minutes, row.way) for row in rows(world, MeetingRow)] == [
        ("2026-02-02", 45, "video"), ("2026-03-02", None, "phone"),
    ]  # fmt: skip
    assert rows(world, ImportRow)[0].left_out == 2
    assert any("past meetings" in caption.value for caption in app.caption)
    seen = see("tracking.my_meetings", "bo")
    assert any("brought from a list by the team" in each.label for each in seen.expander)
