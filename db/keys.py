"""Keys of this installation: one row each, made at the first start unless the settings give them."""

import hashlib
import hmac
import secrets

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from core.settings import Settings
from db.engine import unit_of_work
from db.models import AccountRow, SecretRow

COOKIE, SETUP, ADDRESS = "cookie key", "setup key", "address key"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is easily read as another


def cookie_key(engine: Engine, settings: Settings) -> str:
    """What the sign-in cookie is signed with."""
    return settings.cookie_key or _kept(engine, COOKIE)


def address_key(engine: Engine) -> str:
    """What visitors' addresses are hashed with before they are counted."""
    return _kept(engine, ADDRESS)


def setup_code(engine: Engine, settings: Settings) -> str | None:
    """The code that whoever makes the first account must show; None once there is an account.

    Worked out from a key in the database, so that a restart and a second process print the same one.
    """
    with unit_of_work(engine, writes=False) as session:
        if session.exec(select(AccountRow.id).limit(1)).first() is not None:
            return None
    if settings.setup_code:
        return settings.setup_code
    digest = hmac.new(_kept(engine, SETUP).encode(), b"setup code", hashlib.sha256).digest()
    letters = "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:12])
    return "-".join(letters[at : at + 4] for at in (0, 4, 8))


def _kept(engine: Engine, name: str) -> str:
    """The key of this name. Of two processes that make it at once, one wins and both use hers."""
    with unit_of_work(engine, writes=False) as session:
        found = session.get(SecretRow, name)
    if found is None:
        try:
            with unit_of_work(engine, writes=True) as session:
                if session.get(SecretRow, name) is None:
                    session.add(SecretRow(name=name, value=secrets.token_urlsafe(48)))
        except IntegrityError:
            pass  # made meanwhile by another process
        with unit_of_work(engine, writes=False) as session:
            found = session.get(SecretRow, name)
    if found is None:
        raise RuntimeError("a key that was just kept is not there")
    return found.value
