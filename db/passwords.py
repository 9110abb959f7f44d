"""Passwords: kept as bcrypt hashes, and compared with the same work whether or not there is an account."""

import hashlib
import secrets
from functools import lru_cache

import bcrypt


def hash_password(password: str, rounds: int) -> str:
    """A bcrypt hash with a salt of its own; each round more doubles the work."""
    return bcrypt.hashpw(_material(password), bcrypt.gensalt(rounds)).decode()


def is_password(password: str, kept: str | None, rounds: int) -> bool:
    """Whether it is the one kept. Where none is kept, no; after the same work."""
    good = bcrypt.checkpw(_material(password), (kept or _nobodys(rounds)).encode())
    return good and kept is not None


def _material(password: str) -> bytes:
    """bcrypt takes 72 bytes; a longer password is hashed first, so that all of it counts."""
    raw = password.encode()
    return raw if len(raw) <= 72 else hashlib.sha256(raw).hexdigest().encode()


@lru_cache(maxsize=4)
def _nobodys(rounds: int) -> str:
    """The hash that an unknown account's password is compared with."""
    return hash_password(secrets.token_hex(16), rounds)
