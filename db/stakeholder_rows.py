"""Stakeholders of a program, with what each of them said of which version of its charter."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from core.evaluation.charter_reply import Reply, Stakeholder, targets_shown
from db.models import CharterReplyRow, CharterRow, StakeholderRow
from db.targets import kept_targets


@dataclass(frozen=True)
class KeptStakeholder:
    """``replies`` newest first; ``asked_at``: when she was last sent the link, None for never."""

    id: int
    person: Stakeholder
    asked_at: datetime | None
    replies: tuple[Reply, ...]

    @property
    def agreed(self) -> Reply | None:
        """The newest agreement, to whichever version."""
        return next((each for each in self.replies if each.agrees), None)

    @property
    def agrees_now(self) -> bool:
        """Whether she has agreed to what stands, and said nothing against it since."""
        return bool(self.replies) and self.replies[0].agrees and self.replies[0].is_current


def stakeholders_of(session: Session) -> tuple[KeptStakeholder, ...]:
    """Of the program that the session is narrowed to, by department and name. Four queries."""
    versions = session.exec(select(CharterRow.id).order_by(col(CharterRow.id))).all()
    now = targets_shown([each.target for each in kept_targets(session)])
    said: defaultdict[int, list[Reply]] = defaultdict(list)
    for row in session.exec(select(CharterReplyRow).order_by(col(CharterReplyRow.id).desc())).all():
        version = versions.index(row.charter_id) + 1
        current = version == len(versions) and row.targets == now
        said[row.stakeholder_id].append(Reply(version, row.agrees, row.name, row.words, row.at, current))
    rows = session.exec(
        select(StakeholderRow).order_by(StakeholderRow.department, StakeholderRow.name, col(StakeholderRow.id))
    ).all()
    return tuple(
        KeptStakeholder(
            row.id or 0, Stakeholder(row.name, row.email, row.department), row.asked_at, tuple(said[row.id or 0])
        )
        for row in rows
    )
