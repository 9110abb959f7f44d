"""The audit log, written by a hook on the session: one line per verb, in the same transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert
from sqlmodel import Session

from db.models import (
    AnonymousAnswerRow,
    AuditRow,
    ConcernRow,
    ConcernStepRow,
    KeptViewRow,
    SignInRow,
    SurveyInvitationRow,
    ThrottleRow,
)

COUNTED = "counted"  # in a session's ``info``: what its line will tell so far
MOST_IDS = 20  # of one kind in one line; a bulk verb is a count
UNTRACED = (  # a line would tell who answered anonymously, or who reported a concern, and when
    AnonymousAnswerRow, SurveyInvitationRow, ConcernRow, ConcernStepRow,
)  # fmt: skip
NOT_WORTH_A_LINE = (AuditRow, ThrottleRow, SignInRow, KeptViewRow, *UNTRACED)


@dataclass(frozen=True)
class Author:
    """Who does it: an account, or a participant by her personal link, or neither (a stranger, the app)."""

    account_id: int | None = None
    participant_id: int | None = None
    program_id: int | None = None


def count_added(session: Session, kind: type[Any], number: int, ids: Iterable[int] = ()) -> None:
    """Rows that were written without an object of each are counted in the line too."""
    if COUNTED in session.info and not issubclass(kind, NOT_WORTH_A_LINE):
        told = session.info[COUNTED][kind.__tablename__]
        told["added"] += number
        told["ids"] += list(ids)[: MOST_IDS - len(told["ids"])]


def leave_no_trace(session: Session) -> None:
    """What was written in this verb so far is in no line: only that it happened would tell too much."""
    session.flush()
    session.info.get(COUNTED, {}).clear()


def keep_log(session: Session, author: Author | Callable[[], Author], action: str, at: datetime) -> None:
    """Write down what this session changes: kind and id of each row, never what was in it.

    ``author`` may be a function where the account that does it is made by the verb itself.
    """
    seen: dict[str, dict[str, Any]] = defaultdict(lambda: {"added": 0, "changed": 0, "removed": 0, "ids": []})

    session.info[COUNTED] = seen

    def notice(session: Session, _context: object) -> None:
        changed = [row for row in session.dirty if session.is_modified(row)]
        for how, rows in (("added", session.new), ("changed", changed), ("removed", session.deleted)):
            for row in rows:
                if isinstance(row, NOT_WORTH_A_LINE):
                    continue
                kind = seen[row.__tablename__]
                kind[how] += 1
                identity = getattr(row, "id", None)
                if identity is not None and identity not in kind["ids"] and len(kind["ids"]) < MOST_IDS:
                    kind["ids"].append(identity)

    def write(session: Session) -> None:
        session.flush()
        if not seen:
            return
        changes = {kind: {name: value for name, value in counts.items() if value} for kind, counts in seen.items()}
        who = author() if callable(author) else author
        line = {
            "at": at,
            "program_id": who.program_id,
            "account_id": who.account_id,
            "participant_id": who.participant_id,
            "action": action,
            "changes": changes,
        }
        session.execute(insert(AuditRow), [line])

    event.listen(session, "after_flush", notice)
    event.listen(session, "before_commit", write)
