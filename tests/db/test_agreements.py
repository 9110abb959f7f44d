"""Agreements: written by either, signed by both, renewed on change; read by the team and nobody else."""

import pytest

from core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from core.tracking.agreement import NEEDED, Agreement, AgreementState

SAID = Agreement(**dict.fromkeys(NEEDED, "said"))


def of(world, who):
    return world.by_link(who).agreements


def kept(world, who="bo"):
    return of(world, who).mine()[0].kept


def signed_by_both(world):
    of(world, "bo").write_mine(1, SAID)
    for who in ("bo", "ada"):
        of(world, who).sign_mine(1, who.title(), kept(world).seen)


def test_one_writes_and_both_sign(anywhere):
    assert kept(anywhere).state is AgreementState.NONE
    of(anywhere, "bo").write_mine(1, SAID)
    of(anywhere, "bo").sign_mine(1, "Bo", kept(anywhere).seen)
    assert kept(anywhere).state is AgreementState.WAITS
    assert [one.name for one in kept(anywhere).waits_for()] == ["Ada"]
    of(anywhere, "ada").sign_mine(1, " Ada ", kept(anywhere).seen)
    assert kept(anywhere, "ada").state is AgreementState.SIGNED
    assert [each.name for each in kept(anywhere).newest.signatures] == ["Bo", "Ada"]


def test_a_change_after_a_signature_is_a_new_version_and_the_old_one_stays(anywhere):
    signed_by_both(anywhere)
    changed = Agreement(**(SAID.to_document() | {"way": "By video"}))
    assert of(anywhere, "ada").write_mine(1, changed, kept(anywhere).seen) == 2
    found = anywhere.workspace("cora").agreements.of_pairing(1)
    assert found.state is AgreementState.RENEWING and found.holds.number == 1
    assert [each.agreement.way for each in found.versions] == ["By video", ""]
    assert {one.name for one in found.waits_for()} == {"Ada", "Bo"}


def test_a_draft_that_nobody_signed_is_changed_in_place_and_the_same_words_are_no_change(anywhere):
    of(anywhere, "bo").write_mine(1, Agreement("A beginning"))
    assert of(anywhere, "ada").write_mine(1, SAID, kept(anywhere).seen) == 1
    signed = kept(anywhere).seen
    of(anywhere, "ada").sign_mine(1, "Ada", signed)
    assert of(anywhere, "bo").write_mine(1, SAID, signed) == 1
    assert len(kept(anywhere).versions) == 1


def test_nobody_signs_or_overwrites_words_that_she_has_not_seen(anywhere):
    of(anywhere, "bo").write_mine(1, SAID)
    seen = kept(anywhere).seen
    of(anywhere, "ada").write_mine(1, Agreement(**(SAID.to_document() | {"way": "By phone"})), seen)
    with pytest.raises(Conflict):
        of(anywhere, "bo").sign_mine(1, "Bo", seen)
    with pytest.raises(Conflict):
        of(anywhere, "bo").write_mine(1, SAID, seen)
    with pytest.raises(Conflict):
        of(anywhere, "bo").write_mine(1, SAID)


def test_half_an_agreement_is_kept_and_not_signed(anywhere):
    of(anywhere, "bo").write_mine(1, Agreement("Only this"))
    with pytest.raises(InvalidInput, match="not signed"):
        of(anywhere, "bo").sign_mine(1, "Bo", kept(anywhere).seen)


def test_it_is_nobody_elses(anywhere):
    signed_by_both(anywhere)
    assert of(anywhere, "di").mine() == ()
    with pytest.raises(NotFound):
        of(anywhere, "di").write_mine(1, SAID)
    with pytest.raises(NotAllowed):
        anywhere.by_link("bo").agreements.of_pairing(1)
    with pytest.raises(NotAllowed):
        anywhere.workspace("cora").agreements.write_mine(1, SAID)
    assert anywhere.workspace("zed", 2).agreements.of_pairing(1).versions == ()


def test_who_signed_already_is_told_so(anywhere):
    signed_by_both(anywhere)
    with pytest.raises(Conflict, match="already"):
        of(anywhere, "bo").sign_mine(1, "Bo", kept(anywhere).seen)
