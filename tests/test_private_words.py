"""What is private stays so: by every reading verb, every screen of a pairing, the program's file, the outbox, the log."""

import io
import zipfile
from collections.abc import Iterator
from inspect import signature
from itertools import chain

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from core.roles import Action
from core.tracking.check_ins import CheckInAnswer
from core.tracking.closing import LookBack
from core.tracking.contacts import ContactKind
from core.tracking.meetings import Meeting
from db import CheckingIn, OwnWord
from db.models import MessageRow
from db.repository import Repository
from pages import SCREENS

ADA, BO, PAIRING = 1, 3, 1
NOTE, HERS = "zebrafish", "narwhals"  # Bo's and Ada's private notes
FEEDBACK = "okapis"  # between the two
SAID = ("axolotls", "quokkas", "pangolins")  # by Bo to the team: a check-in, at the end, a call for help
STAFF = "capybaras"  # the team's own
MAY_NOT = {
    "ada": (NOTE, *SAID, STAFF),
    "bo": (HERS, STAFF),
    "cora": (NOTE, HERS, FEEDBACK),
    "lea": (NOTE, HERS, FEEDBACK),
    "olga": (NOTE, HERS, FEEDBACK),
    "sue": (NOTE, HERS, FEEDBACK, *SAID, STAFF),
}
PLACES = ("tracking.", "program.home", "intake.participants", "matching.introductions", "admin.audit")
READS = [
    (kind, name)
    for kind in Repository.__subclasses__()
    for name, method in vars(kind).items()
    if hasattr(method, "needs") and not method.needs.writes and method.needs is not Action.BACK_UP  # which copies all
]


@pytest.fixture(autouse=True)
def told(world):
    """Everybody has said something that somebody else may not read."""
    bo, ada, cora = world.by_link("bo"), world.workspace("ada"), world.workspace("cora")
    met = Meeting(world.time.date(), 60, came=frozenset({ADA, BO}))
    id = bo.meetings.log_mine(PAIRING, met, OwnWord(2, f"My {NOTE}"))
    ada.meetings.keep_own(id, OwnWord(5, f"My {HERS}"))
    bo.feedback.offer(PAIRING, ADA, f"Your {FEEDBACK}", "")
    cora.check_ins.ask([PAIRING])
    _check_in(world, CheckInAnswer(3, True, SAID[0]))
    cora.closings.ask_back(PAIRING, 0)
    [asked] = world.by_link("bo").closings.asked_back()
    bo.closings.look_back(asked.id, LookBack(SAID[1]))
    bo.support.ask_for_help(PAIRING, True, SAID[2])
    cora.support.log_contact(PAIRING, ContactKind.TALK, "both", STAFF)


def _check_in(world, answer):
    with Session(world.engine) as session:
        asked = select(MessageRow).where(MessageRow.kind == "check-in", MessageRow.to_name == "Bo")
        rows = session.exec(asked).all()
    CheckingIn(world.engine, world.clock).answer(rows[-1].body.split("/?link=")[1].split()[0], answer)


def opened(found: object) -> str:
    """Whatever a verb gives, with what lies in files of files."""
    if isinstance(found, bytes) and zipfile.is_zipfile(io.BytesIO(found)):
        with zipfile.ZipFile(io.BytesIO(found)) as file:
            return " ".join(opened(file.read(name)) for name in file.namelist())
    if isinstance(found, bytes):
        return found.decode("latin-1")
    if isinstance(found, Iterator):
        return " ".join(opened(each) for each in found)
    return repr(found)


def read_all(workspace) -> Iterator[tuple[str, str]]:
    """All that one can read: each verb with nothing, with the pairing, with one of the two people."""
    for kind, name in READS:
        repository = kind(workspace)
        verb = getattr(repository, name)
        for given in ((), (PAIRING,), (BO,), (PAIRING, ADA), ([PAIRING],)):
            try:
                signature(verb).bind(*given)
                yield f"{kind.__name__}.{name}{given}", opened(verb(*given))
            except Exception:  # noqa: S112 -- it wants something else, or refuses
                continue


def test_no_verb_reads_it_out_but_to_whoever_may(world):
    read = {who: dict(read_all(world.workspace(who))) for who in MAY_NOT}
    leaks = {(who, verb, word) for who, of in read.items() for verb, said in of.items()
             for word in MAY_NOT[who] if word in said}  # fmt: skip
    assert leaks == set()
    assert not [verb for verb, said in read["ada"].items() if "rating=2," in said]  # which is Bo's
    everything = {who: " ".join(of.values()) for who, of in read.items()}
    may = {"bo": (NOTE, FEEDBACK, SAID[1], "rating=2,"), "ada": (HERS, FEEDBACK), "cora": (*SAID, STAFF)}
    for who, words in may.items():  # else nothing was found because nothing was looked at
        assert not [word for word in words if word not in everything[who]], who


@pytest.mark.parametrize("who", ["ada", "cora", "olga"])
def test_no_screen_shows_it(see, world, who):
    own = world.workspace(who).actor
    for screen in SCREENS:
        if screen.path.startswith(PLACES) and own.may(screen.needs):
            drawn = see(screen.path, who)
            assert not drawn.exception
            shown = " ".join(str(getattr(each, "proto", "")) for each in chain(drawn.main, drawn.sidebar))
            assert not [word for word in MAY_NOT[who] if word in shown], screen.path


def test_it_lies_in_no_message_no_log_and_a_note_not_even_in_the_database(world, caplog):
    with world.engine.connect() as connection:
        for table in ("message", "audit"):
            rows = str(connection.execute(text(f"SELECT * FROM {table}")).all())
            assert not [word for word in (NOTE, HERS, FEEDBACK, *SAID, STAFF) if word in rows], table
    assert not [word for word in (NOTE, HERS, FEEDBACK, *SAID, STAFF) if word in caplog.text]
    world.engine.dispose()
    with open(world.engine.url.database, "rb") as file:
        raw = file.read()
    assert FEEDBACK.encode() in raw
    assert NOTE.encode() not in raw and HERS.encode() not in raw
