"""Agreements of pairings: written and signed by their people, read by the team."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from core.errors import Conflict
from core.roles import Action
from core.tracking.agreement import (
    Agreement,
    AgreementState,
    Signature,
    Written,
    check_agreement,
    check_signature,
    in_force,
    newest,
    state_of,
)
from db.models import AgreementRow, AgreementSignatureRow, PairingRow
from db.own_pairings import OfPair, Together, members_of, own_pairing, own_pairings
from db.repository import Repository, needs

CHANGED = ("The other one changed the agreement meanwhile.", "Read it as it is now.")


@dataclass(frozen=True)
class PairAgreement:
    """All versions of one pairing's agreement, the newest first; ``seen``: number and version of the newest, as it was
    read, for saving and signing."""

    people: tuple[OfPair, ...]
    versions: tuple[Written, ...]
    seen: tuple[int, int]

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(one.id for one in self.people)

    @property
    def state(self) -> AgreementState:
        return state_of(self.versions, self.ids)

    @property
    def newest(self) -> Written | None:
        return newest(self.versions)

    @property
    def holds(self) -> Written | None:
        """The one that everybody signed last."""
        return in_force(self.versions, self.ids)

    def waits_for(self) -> tuple[OfPair, ...]:
        """Who has not signed the newest version."""
        last = self.newest
        return tuple(one for one in self.people if last is not None and one.id in last.unsigned(self.ids))


@dataclass(frozen=True)
class OwnAgreement:
    together: Together
    kept: PairAgreement


class Agreements(Repository):
    @needs(Action.READ_OWN_PAIRING)
    def mine(self) -> tuple[OwnAgreement, ...]:
        """Of each pairing of mine that goes on. Six queries."""
        pairings = own_pairings(self._session, self.workspace)
        found = _versions(self._session, [each.id for each in pairings])
        return tuple(OwnAgreement(each, _kept(each.people, found.get(each.id, ()))) for each in pairings)

    @needs(Action.READ_DUE)
    def of_pairing(self, pairing_id: int) -> PairAgreement:
        """Three queries."""
        people = members_of(self._session, [pairing_id]).get(pairing_id, ())
        return _kept(people, _versions(self._session, [pairing_id]).get(pairing_id, ()))

    @needs(Action.CHANGE_OWN_AGREEMENT)
    def write_mine(self, pairing_id: int, agreement: Agreement, seen: tuple[int, int] = (0, 0)) -> int:
        """Keep it as the newest version; its number. A version that somebody signed stays as it is, and everybody signs
        the new one. The same words again are no change. Raises Conflict where it is not the one that was ``seen``."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        check_agreement(agreement)
        last, signed = self._newest(pairing_id, seen)
        if last is not None and last.document == agreement.to_document():
            return last.number
        if last is None or signed:
            number = last.number + 1 if last is not None else 1
            last = AgreementRow(
                program_id=self.workspace.actor.program_id, pairing_id=pairing_id, number=number,
                written_on=self.workspace.today, at=self.workspace.now,
            )  # fmt: skip
        last.document, last.written_by_id = agreement.to_document(), pairing.me.id
        last.written_on, last.at = self.workspace.today, self.workspace.now
        self._session.add(last)
        return last.number

    @needs(Action.CHANGE_OWN_AGREEMENT)
    def sign_mine(self, pairing_id: int, name: str, seen: tuple[int, int]) -> None:
        """Sign the newest version with a typed name. Raises InvalidInput where something needed is not said, Conflict
        where it is not the one that was ``seen`` or is signed already."""
        pairing = own_pairing(self._session, self.workspace, pairing_id)
        last, signed = self._newest(pairing_id, seen)
        if last is None:
            raise Conflict("There is nothing to sign yet.", "Write the agreement first.")
        if pairing.me.id in signed:
            raise Conflict("You have signed this already.", "There is nothing you need to do.")
        check_signature(Agreement.from_document(last.document), name)
        self._session.add(
            AgreementSignatureRow(
                program_id=self.workspace.actor.program_id, pairing_id=pairing_id, agreement_id=last.id or 0,
                participant_id=pairing.me.id, name=name.strip(), signed_on=self.workspace.today, at=self.workspace.now,
            )
        )  # fmt: skip

    def _newest(self, pairing_id: int, seen: tuple[int, int]) -> tuple[AgreementRow | None, frozenset[int]]:
        """The newest version and who signed it, held until the transaction ends: no signature falls on other words."""
        session = self._session
        session.exec(select(PairingRow.id).where(PairingRow.id == pairing_id).with_for_update()).one()
        rows = select(AgreementRow).where(AgreementRow.pairing_id == pairing_id)
        last = session.exec(rows.order_by(col(AgreementRow.number).desc()).limit(1)).first()
        if ((last.number, last.version) if last is not None else (0, 0)) != seen:
            raise Conflict(*CHANGED)
        if last is None:
            return None, frozenset()
        signed = select(AgreementSignatureRow.participant_id).where(AgreementSignatureRow.agreement_id == last.id)
        return last, frozenset(session.exec(signed).all())


def _versions(session: Session, pairing_ids: Sequence[int]) -> dict[int, tuple[tuple[int, Written], ...]]:
    """Version of the row and value, of each pairing, the newest first. Two queries."""
    rows = session.exec(
        select(AgreementRow)
        .where(col(AgreementRow.pairing_id).in_(pairing_ids))
        .order_by(col(AgreementRow.number).desc())
    ).all()
    signed: dict[int, list[Signature]] = {}
    for one in session.exec(
        select(AgreementSignatureRow)
        .where(col(AgreementSignatureRow.pairing_id).in_(pairing_ids))
        .order_by(col(AgreementSignatureRow.id))
    ).all():
        signed.setdefault(one.agreement_id, []).append(Signature(one.participant_id, one.name, one.signed_on))
    found: dict[int, list[tuple[int, Written]]] = {}
    for row in rows:
        words, names = Agreement.from_document(row.document), tuple(signed.get(row.id or 0, ()))
        value = Written(row.number, words, row.written_on, row.written_by_id, names)
        found.setdefault(row.pairing_id, []).append((row.version, value))
    return {id: tuple(each) for id, each in found.items()}


def _kept(people: tuple[OfPair, ...], found: Sequence[tuple[int, Written]]) -> PairAgreement:
    versions = tuple(value for _version, value in found)
    seen = (versions[0].number, found[0][0]) if versions else (0, 0)
    return PairAgreement(people, versions, seen)
