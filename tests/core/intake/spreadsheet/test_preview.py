"""Bringing a sheet in again updates people and never doubles them."""

from core.intake.spreadsheet import Known, Reading, Row, merge_preview


def row(email: str, name: str = "Bo", **details) -> Row:
    return Row(2, name, email, details.pop("time_zone", ""), details.pop("places", None), details.pop("answers", {}))


def test_new_changed_and_same_are_told_apart_by_address():
    existing = {"BO@example.org": Known("Bo", {"goal": "old"}, "UTC", 1), "di@example.org": Known("Di", {"goal": "x"})}
    rows = (
        row("bo@example.org", answers={"goal": "new"}, places=2),
        row("di@example.org", "Di"),
        row("ed@example.org"),
    )
    preview = merge_preview(Reading(rows), existing)
    assert [each.email for each in preview.new] == ["ed@example.org"]
    assert preview.changed[0].fields == {"places": (1, 2), "question:goal": ("old", "new")}
    assert [each.email for each in preview.same] == ["di@example.org"]


def test_the_same_sheet_again_changes_nothing():
    rows = (row("bo@example.org", answers={"skills": {"Law": 2}}, time_zone="UTC", places=1), row("di@example.org"))
    kept = {each.email: Known(each.name, each.answers, each.time_zone, each.places) for each in rows}
    preview = merge_preview(Reading(rows), kept)
    assert (preview.new, preview.changed, len(preview.same)) == ((), (), 2)


def test_what_the_sheet_does_not_say_takes_nothing_away():
    preview = merge_preview(Reading((row("bo@example.org"),)), {"bo@example.org": Known("Bo", {"goal": "x"}, "UTC", 3)})
    assert len(preview.same) == 1
