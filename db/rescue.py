"""Let somebody in again who forgot her password, from the server itself, where no mail is set up.

python -m db.rescue you@example.org      # prints a link to choose a new password, once, within a day

Whoever may run this may read the whole database anyway; it opens a closed account again too.
"""

import sys

from sqlalchemy import Engine
from sqlmodel import select

from core.account import tidy_email
from core.errors import NotFound
from db.audit import Author, keep_log
from db.clock import Clock, clock
from db.engine import make_engine, unit_of_work
from db.links import LinkPurpose, make_link, revoke_links
from db.migrate import upgrade
from db.models import AccountRow

DAYS = 1


def rescue(engine: Engine, email: str, now: Clock = clock) -> str:
    """The token of a reset link for the account with this address. Raises NotFound where there is none."""
    with unit_of_work(engine, writes=True) as session:
        account = session.exec(select(AccountRow).where(AccountRow.email == tidy_email(email))).first()
        if account is None or account.id is None:
            raise NotFound("There is no account with the address {email}.", "Check its spelling.", email=email)
        keep_log(session, Author(), "make a link for a new password", now())
        account.active = True
        revoke_links(session, LinkPurpose.RESET, account.id)
        return make_link(
            session, LinkPurpose.RESET, program_id=None, subject_id=account.id, now=now(), days=DAYS, uses=1
        )


if __name__ == "__main__":
    from db.links import link_address
    from db.settings import database_url

    if len(sys.argv) != 2:
        sys.exit(__doc__)
    here = make_engine(database_url())
    upgrade(here)
    try:
        print("Open this in the browser, after the address of the app:", link_address(rescue(here, sys.argv[1])))
    except NotFound as no:
        sys.exit(f"{no.message} {no.remedy}")
