"""Private notes: encrypted before they are kept, and read again for their author alone.

The key comes from the settings, or is one row of the database made when the first note is written. Whoever holds the
database and its key can read them; the app shows them to nobody else.
"""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import insert, select
from sqlmodel import Session

from db.models import metadata

NOTES = "note key"
# the plain table: an actor's SELECTs are narrowed to her program, and keys belong to none
SECRET = metadata.tables["secret"]


def seal(session: Session, words: str) -> str:
    """The note as it is kept; nothing stays nothing."""
    return _box(_key(session) or _new_key(session)).encrypt(words.encode("utf-8")).decode("ascii") if words else ""


def unseal(session: Session, kept: str) -> str | None:
    """The note as it was written; None where today's key does not open it."""
    if not kept:
        return ""
    key = _key(session)
    try:
        return _box(key).decrypt(kept.encode("ascii")).decode("utf-8") if key else None
    except InvalidToken:
        return None


def _key(session: Session) -> str:
    """From the settings, or else the database; empty where none was made yet."""
    from db.settings import settings

    return settings().note_key or str(
        session.execute(select(SECRET.c.value).where(SECRET.c.name == NOTES)).scalar() or ""
    )


def _new_key(session: Session) -> str:
    key = secrets.token_urlsafe(48)
    session.execute(insert(SECRET), [{"name": NOTES, "value": key}])
    return key


def _box(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode("utf-8")).digest()))
