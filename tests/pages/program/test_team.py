"""The team, on screen."""

from core.roles import Role


def labels(at):
    return [button.label for button in at.button]


def test_whoever_is_no_owner_reads_the_team_and_changes_nothing(see):
    at = see("program.team", "cora")
    assert "**Cora** (you)" in [each.value for each in at.markdown]
    assert labels(at) == []


def test_an_invitation_is_shown_to_copy(see, world):
    at = see("program.team", "olga")
    at.text_input(key="invite_name").set_value("Nia Skylark")
    at.text_input(key="invite_email").set_value("nia@example.org")
    at.selectbox(key="invite_role").set_value(Role.COORDINATOR)
    at.button(key="invite").click().run()
    assert "?link=" in at.code[0].value
    assert [one.name for one in world.workspace("olga").team.invitations()] == ["Nia Skylark"]
    next(button for button in at.button if button.label == "Withdraw").click()
    at.run()
    assert world.workspace("olga").team.invitations() == ()


def test_all_faults_of_an_invitation_are_told(see):
    at = see("program.team", "olga")
    at.button(key="invite").click().run()
    assert "not made yet" in at.error[0].value
    assert len([each for each in at.markdown if each.value.startswith("- **")]) >= 2


def test_a_role_is_taken_away_after_a_question(see, world):
    cora = world.accounts["cora"]
    at = see("program.team", "olga")
    at.button(key=f"take_{cora}_COORDINATOR").click()
    at.run()
    assert Role.COORDINATOR in world.workspace("cora").actor.roles
    at.button(key=f"take_{cora}_COORDINATOR").click()
    at.button(key=f"take_{cora}_COORDINATOR_yes").click().run()
    assert cora not in {member.account_id for member in world.workspace("olga").team.members()}


def test_the_last_owner_is_told_what_to_do_first(see, world):
    key = f"take_{world.accounts['olga']}_OWNER"
    at = see("program.team", "olga")
    at.button(key=key).click().run()
    at.button(key=key).click()
    at.button(key=f"{key}_yes").click().run()
    assert "A program needs an owner" in at.error[0].value
    assert "Make somebody else an owner first" in at.error[0].value


def test_a_role_is_added(see, world):
    cora = world.accounts["cora"]
    at = see("program.team", "olga")
    at.selectbox(key=f"give_{cora}_role").set_value(Role.SUPERVISOR)
    at.button(key=f"give_{cora}").click().run()
    assert world.workspace("cora").actor.roles == {Role.COORDINATOR, Role.SUPERVISOR}
