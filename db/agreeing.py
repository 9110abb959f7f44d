"""Agreeing to the charter of a program, by a private link and without an account. Opening it writes nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.errors import Conflict, NotFound
from core.evaluation.charter import Charter
from core.evaluation.charter_reply import Reply, Stakeholder, check_reply, targets_shown
from core.evaluation.indicators import Unit, known_titles
from core.evaluation.instruments import instruments
from core.evaluation.surveys import Survey
from core.evaluation.targets import Aim, Target
from core.text import Text
from db.audit import Author, keep_log
from db.clock import Clock
from db.engine import unit_of_work
from db.links import LinkPurpose, find_link
from db.models import CharterReplyRow, CharterRow, ProgramRow, StakeholderRow, SurveyRow, TargetRow

GONE = ("This charter leads nowhere any more.", "Ask whoever sent you the link.")


@dataclass(frozen=True)
class AimedAt:
    """A target in words: what is counted, and where it is to be."""

    title: Text
    unit: Unit
    aim: Aim
    line: float
    due: date | None


@dataclass(frozen=True)
class AskedCharter:
    """What a stakeholder is asked to agree to; ``seen`` tells one look at it from another. ``replies``: her own."""

    program: str
    person: Stakeholder
    version: int
    kept_at: datetime
    charter: Charter
    targets: tuple[AimedAt, ...]
    replies: tuple[Reply, ...]
    seen: str
    expires_at: datetime | None


class Agreeing:
    """For whoever follows the link of a charter: always to the version that stands."""

    def __init__(self, engine: Engine, now: Clock) -> None:
        self._engine = engine
        self._clock = now

    def read(self, token: str) -> AskedCharter:
        """What the link asks. Raises NotFound."""
        with unit_of_work(self._engine, writes=False) as session:
            person, program, expires = self._asked(session, token)
            return _asked_charter(session, person, program, expires)

    def reply(self, token: str, seen: str, agrees: bool, name: str, words: str) -> None:
        """Keep what she says of what she was shown. Raises InvalidInput, NotFound, and Conflict where the charter or
        its targets changed while she read: nobody agrees to what she has not seen."""
        check_reply(agrees, name, words)
        with unit_of_work(self._engine, writes=True) as session:
            person, program, expires = self._asked(session, token)
            now = _asked_charter(session, person, program, expires)
            if now.seen != seen:
                raise Conflict("The charter has changed meanwhile; nothing was kept.", "Read it again below.")
            keep_log(session, Author(program_id=program.id), "reply to the charter", self._clock())
            charter_id = _versions(session, program)[-1].id or 0
            session.add(
                CharterReplyRow(
                    program_id=person.program_id, stakeholder_id=person.id or 0, charter_id=charter_id, agrees=agrees,
                    name=name.strip() if agrees else "", words=words.strip(),
                    targets=targets_shown(_targets(session, program)), at=self._clock(),
                )
            )  # fmt: skip

    def _asked(self, session: Session, token: str) -> tuple[StakeholderRow, ProgramRow, datetime | None]:
        link = find_link(session, token, LinkPurpose.CHARTER, self._clock())
        person = session.get(StakeholderRow, link.subject_id)
        program = session.get(ProgramRow, link.program_id)
        if person is None or program is None or person.program_id != program.id:
            raise NotFound(*GONE)
        return person, program, link.expires_at


def _asked_charter(
    session: Session, person: StakeholderRow, program: ProgramRow, expires: datetime | None
) -> AskedCharter:
    rows = _versions(session, program)
    if not rows:
        raise NotFound(*GONE)
    ids, targets = [row.id for row in rows], _targets(session, program)
    surveys = session.exec(select(SurveyRow.document).where(SurveyRow.program_id == program.id)).all()
    titles = known_titles([*map(Survey.from_document, surveys), *(each.survey for each in instruments())])
    shown = targets_shown(targets)
    said = session.exec(
        select(CharterReplyRow)
        .where(CharterReplyRow.stakeholder_id == person.id)
        .order_by(col(CharterReplyRow.id).desc())
    ).all()
    return AskedCharter(
        program.name,
        Stakeholder(person.name, person.email, person.department),
        len(rows),
        rows[-1].at,
        Charter.from_document(rows[-1].document),
        tuple(
            AimedAt(*titles[each.key], each.aim, each.line, each.due) for each in targets if each.key in titles
        ),
        tuple(
            Reply(ids.index(each.charter_id) + 1, each.agrees, each.name, each.words, each.at,
                  each.charter_id == ids[-1] and each.targets == shown)
            for each in said
        ),
        f"{ids[-1]} {shown}",
        expires,
    )  # fmt: skip


def _versions(session: Session, program: ProgramRow) -> list[CharterRow]:
    found = select(CharterRow).where(CharterRow.program_id == program.id).order_by(col(CharterRow.id))
    return list(session.exec(found).all())


def _targets(session: Session, program: ProgramRow) -> list[Target]:
    rows = session.exec(select(TargetRow).where(TargetRow.program_id == program.id).order_by(col(TargetRow.id))).all()
    return [Target(row.key, Aim(row.aim), row.line, row.due) for row in rows]
