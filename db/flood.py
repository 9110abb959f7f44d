"""Floods are held off: applications begun in a day, of a program and from one network, counted in the database.

So it holds across processes and after a restart. Addresses are kept as hashes with a key: the table tells nobody's.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlmodel import Session, col, func, select

from core.errors import Infeasible
from core.intake.applications import DRAFT_DAYS
from db.leaving import end_links_of_application
from db.models import ApplicationRow
from db.open_cohort import OpenCohort
from db.throttle import count_of_day

MOST_A_DAY = 1_000  # applications begun for one side of a cohort: a script, not a crowd
MOST_FROM_ONE_NETWORK = 250  # of one program in a day: a company may sit behind one address; a script stays behind
MOST_UNSENT = 5_000  # drafts that lie about on one side of a cohort
MOST_AT_ONCE = 200  # old drafts that go whenever one begins: nobody waits long for it, and more go than come
TOMORROW = "Please try again tomorrow, or write to the people who run the program."


def hold_off(session: Session, there: OpenCohort, whence: str, key: str, now: datetime) -> None:
    """Count one application that begins; raises Infeasible where there are too many. ``whence``: empty is unknown."""
    network = network_of(whence)
    if network:
        known = hmac.new(key.encode(), f"{there.program_id} {network}".encode(), hashlib.sha256).hexdigest()
        if count_of_day(session, "apply from", known, now) > MOST_FROM_ONE_NETWORK:
            raise Infeasible("Unusually many applications were begun from your network today.", TOMORROW)
    if count_of_day(session, "apply", there.code, now) > MOST_A_DAY:
        raise Infeasible("Unusually many applications were begun here today.", TOMORROW)
    _remove_old(session, there, now)
    unsent = select(func.count(col(ApplicationRow.id))).where(
        ApplicationRow.cohort_id == there.id,
        ApplicationRow.side == there.side.value,
        ApplicationRow.status == "draft",
    )
    if session.exec(unsent).one() >= MOST_UNSENT:
        raise Infeasible("Too many applications lie here half done.", "Please write to the people who run the program.")


def _remove_old(session: Session, there: OpenCohort, now: datetime) -> None:
    """Drafts that nobody has added a word to for ``DRAFT_DAYS``, the oldest first; their links lead nowhere then."""
    old = session.exec(
        select(ApplicationRow)
        .where(
            ApplicationRow.cohort_id == there.id,
            ApplicationRow.side == there.side.value,
            ApplicationRow.status == "draft",
            col(ApplicationRow.submitted_at).is_(None),
            col(ApplicationRow.touched_at) < now - timedelta(days=DRAFT_DAYS),
        )
        .order_by(col(ApplicationRow.touched_at), col(ApplicationRow.id))
        .limit(MOST_AT_ONCE)
    ).all()
    for row in old:
        end_links_of_application(session, row.id or 0)
        session.delete(row)
    session.flush()


def network_of(whence: str) -> str:
    """Whose address it is: of the long kind the half that a household or company has; empty where it is none.

    >>> network_of("2001:db8:1:2:3:4:5:6"), network_of("192.0.2.7"), network_of("by hand")
    ('2001:db8:1:2::', '192.0.2.7', '')
    """
    try:
        address = ip_address(whence.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped
        return str(inside or ip_network((address, 64), strict=False).network_address)
    return str(address)
