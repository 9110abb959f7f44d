"""What one actor's SELECTs are narrowed to: her program and, for a participant, the rows opened to her.

Closed is the default: a table that nobody thought about shows a participant nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import false, or_, select, true
from sqlalchemy.orm import LoaderCriteriaOption, with_loader_criteria
from sqlalchemy.orm.interfaces import CriteriaOption
from sqlmodel import col

from core.roles import Action, Actor, Role
from db.models import (
    AccountRow,
    ApplicationRow,
    Base,
    ForTheLead,
    OfPairing,
    OfParticipant,
    PairingRow,
    ParticipantRow,
    ProgramRow,
    ProposalRow,
    Shared,
    metadata,
)

# plain tables: a condition that used the row classes would itself be narrowed, without end
ROLE, MEMBER, PERSON = (metadata.tables[name].c for name in ("role", "pairing_member", "participant"))
PROPOSAL, ANSWER, CHOICE = (metadata.tables[name].c for name in ("proposal", "proposal_answer", "choice"))

PROGRAM_WIDE = frozenset({Action.READ_CHARTER, Action.READ_REPORTS})  # verbs whose answers name nobody

# An execution option of a single SELECT: of the whole program, for rows that a verb has to close or take back
# though its actor may not read them (whoever leaves: her links, and the message to her partner), or of which only what
# two have in common is told (times to meet). Never to show.
UNSEEN = {"unseen": True}


class Limits(CriteriaOption):
    """One condition for every table there is, as one option that says once how it is spelled.

    Each statement is told apart by how its options are spelled, every time; of forty of them that takes longer than
    the rest of a short SELECT. Two actors whose conditions differ only in the values share what was compiled.
    """

    __slots__ = ("_conditions", "_spelling", "_values")
    propagate_to_loaders = True
    _spellings: ClassVar[dict[Any, int]] = {}

    def __init__(self, conditions: Sequence[LoaderCriteriaOption]) -> None:
        keys = [each._generate_cache_key() for each in conditions]
        if None in keys:
            raise TypeError("a condition can't be told apart from another: SQLAlchemy gives no key for it")
        told = [key for key in keys if key is not None]
        self._conditions = conditions
        self._values = [value for key in told for value in key.bindparams]
        self._spelling = self._spellings.setdefault(tuple(key.key for key in told), len(self._spellings))

    def _gen_cache_key(self, anon_map: Any, bindparams: list[Any]) -> tuple[Any, ...]:
        bindparams.extend(self._values)  # in the order of the spelling: SQLAlchemy puts them in by place
        return Limits, self._spelling

    def process_compile_state(self, compile_state: Any) -> None:
        self.get_global_criteria(compile_state.global_attributes)

    def process_compile_state_replaced_entities(self, compile_state: Any, mapper_entities: Any) -> None:
        self.process_compile_state(compile_state)

    def get_global_criteria(self, attributes: dict[Any, Any]) -> None:
        for each in self._conditions:
            each.get_global_criteria(attributes)


def limits(actor: Actor, action: Action, *, unseen: bool = False) -> Limits:
    """One condition for every table there is; ``unseen``: for a SELECT that is marked so."""
    return _limits(actor, unseen or actor.is_team or action in PROGRAM_WIDE)


@lru_cache(maxsize=256)  # conditions, not what was read: they hang on who the actor is alone
def _limits(actor: Actor, whole: bool) -> Limits:
    return Limits([_only(table, _condition(table, actor, whole)) for table in tables()])


def tables(kind: type[Any] = Base) -> list[type[Any]]:
    """Every table class below a kind, once: most are below two kinds."""
    found: dict[type[Any], None] = {}
    for sub in kind.__subclasses__():
        found |= dict.fromkeys([*([sub] if hasattr(sub, "__table__") else []), *tables(sub)])
    return list(found)


def _condition(table: Any, actor: Actor, whole: bool) -> Any:
    here = actor.program_id
    if table is ProgramRow:
        return col(ProgramRow.id) == here
    if table is AccountRow:
        own = col(AccountRow.id) == actor.account_id
        members = select(ROLE.account_id).where(ROLE.program_id == here)
        return or_(col(AccountRow.id).in_(members), own) if whole else own
    if not hasattr(table, "program_id"):
        return false()
    if issubclass(table, ForTheLead) and Role.SAFEGUARDING_LEAD not in actor.roles:
        return false()
    if whole:
        return table.program_id == here
    opened = _opened(table, actor)
    return false() if opened is None else (table.program_id == here) & opened


def _opened(table: type, actor: Actor) -> Any:
    """Which of a program's rows a participant may see; None for none."""
    mine = tuple(actor.participant_ids)
    pairings = select(MEMBER.pairing_id).where(MEMBER.participant_id.in_(mine))
    if issubclass(table, Shared):
        return true()
    if table is PairingRow:
        return col(PairingRow.id).in_(pairings)
    if issubclass(table, OfPairing):
        return col(table.pairing_id).in_(pairings)
    if issubclass(table, OfParticipant):
        return col(table.participant_id).in_(mine)
    if table is ParticipantRow:
        person, partners = col(ParticipantRow.id), select(MEMBER.participant_id).where(MEMBER.pairing_id.in_(pairings))
        return or_(person.in_(mine), person.in_(partners), *(person.in_(others) for others in _suggested(mine)))
    if table is ProposalRow:
        return col(ProposalRow.id).in_(_asked(mine))
    if table is ApplicationRow:
        return col(ApplicationRow.id).in_(select(PERSON.application_id).where(PERSON.id.in_(mine)))
    return None


def _asked(mine: tuple[int, ...]) -> Any:
    """The proposals about which one was asked."""
    return select(ANSWER.proposal_id).where(ANSWER.participant_id.in_(mine), ANSWER.asked_at.is_not(None))


def _suggested(mine: tuple[int, ...]) -> tuple[Any, ...]:
    """People who are suggested to one now: in a proposal that one is asked about, or to choose from."""
    open_ = PROPOSAL.id.in_(_asked(mine)) & PROPOSAL.state.in_(("proposed", "accepted"))
    return (
        select(PROPOSAL.mentee_id).where(open_),
        select(PROPOSAL.mentor_id).where(open_),
        select(CHOICE.other_id).where(CHOICE.participant_id.in_(mine)),
    )


def _only(table: Any, condition: Any) -> LoaderCriteriaOption:
    return with_loader_criteria(table, condition, include_aliases=True)
