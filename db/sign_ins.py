"""Signed-in browsers: opened, asked about at every click, and ended."""

import hashlib
from datetime import datetime, timedelta

import jwt
from sqlmodel import Session, col, select

from core.account import Account
from db.models import AccountRow, SignInRow


def open_sign_in(session: Session, account: AccountRow, sid: str, now: datetime, days: int) -> None:
    """Let the browser that knows ``sid`` in as this account; forget those of its sign-ins that are over."""
    if account.id is None:
        raise RuntimeError("an account is kept before anybody signs in as it")
    over = select(SignInRow).where(SignInRow.account_id == account.id, col(SignInRow.expires_at) <= now)
    for row in session.exec(over).all():
        session.delete(row)
    session.add(
        SignInRow(
            sid_hash=hash_sid(sid),
            account_id=account.id,
            token_version=account.token_version,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
    )


def whose(session: Session, sid: str, now: datetime) -> tuple[Account, SignInRow] | None:
    """Who is signed in by this id, now; None if nobody is, any more."""
    found = session.exec(
        select(SignInRow, AccountRow)
        .join(AccountRow, col(AccountRow.id) == col(SignInRow.account_id))
        .where(SignInRow.sid_hash == hash_sid(sid))
    ).first()
    if found is None:
        return None
    row, account = found
    over = row.revoked or row.expires_at <= now or row.token_version != account.token_version
    return None if over or not account.active else (account_value(account), row)


def end_sign_in(session: Session, sid: str) -> None:
    """Sign this browser out."""
    row = session.get(SignInRow, hash_sid(sid))
    if row is not None:
        row.revoked = True


def account_value(row: AccountRow) -> Account:
    if row.id is None:
        raise RuntimeError("an account that was read has an id")
    return Account(row.id, row.name, row.email, row.language, row.runs_the_app, row.password_hash is not None)


def hash_sid(sid: str) -> str:
    return hashlib.sha256(sid.encode()).hexdigest()


def sid_in_cookie(raw: str, key: str, now: datetime) -> str | None:
    """The id in a cookie that we signed and that is not over; the format is streamlit-authenticator's."""
    try:
        claims = jwt.decode(raw, key, algorithms=["HS256"])
        return str(claims["username"]) if float(claims["exp_date"]) > now.timestamp() else None
    except (jwt.PyJWTError, KeyError, TypeError, ValueError):
        return None
