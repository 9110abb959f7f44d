"""Advanced: numbers of tracking are changed on screen, after a look at what they would have changed."""

from datetime import timedelta

from core.tracking.contacts import Keeping


def advanced(see):
    return see("program.settings", "cora", part="advanced")


def test_a_number_is_changed_and_its_effect_is_seen_first(see, world):
    world.time += timedelta(12)
    app = advanced(see)
    assert any("our judgement, not findings" in each.value for each in app.markdown)
    version = world.workspace("cora").programs.current().version
    app.number_input(key=f"threshold_{version}_first_meeting_days").set_value(11)
    app.toggle(key=f"threshold_{version}_look").set_value(True)
    app.run()
    assert not app.exception and not app.error
    shown = app.dataframe[0].value
    assert "1 → 0" in shown.to_string() and "0 → 1" in shown.to_string()
    assert any("Ada: " in each.value for each in app.markdown)
    app.button(key=f"threshold_{version}_save").click()
    app.run()
    assert world.workspace("cora").programs.current().program.thresholds == {"first_meeting_days": 11}


def test_what_contradicts_itself_is_refused_with_its_place(see, world):
    app = advanced(see)
    version = world.workspace("cora").programs.current().version
    app.number_input(key=f"threshold_{version}_good").set_value(30)
    app.run()
    app.button(key=f"threshold_{version}_save").click()
    app.run()
    assert any("lies below what counts as doing well" in each.value for each in app.markdown)


def test_how_one_keeps_in_touch_is_chosen_and_holidays_are_added_and_removed(see, world):
    def kept():
        return world.workspace("cora").programs.current()

    app = advanced(see)
    app.selectbox(key=f"keeping_{kept().version}").select(Keeping.SCHOOL).run()
    assert kept().program.keeping is Keeping.SCHOOL and not app.exception
    assert app.number_input(key=f"threshold_{kept().version}_contact_review_1").value == 90
    app.button(key=f"keeping_{kept().version}_add").click().run()
    [(first, last)] = kept().program.holidays
    assert (last - first).days == 7 and not app.exception
    app.button(key=f"keeping_{kept().version}_{first}").click().run()
    assert kept().program.holidays == () and not app.exception
