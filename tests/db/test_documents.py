"""Documents that are read when somebody looks into them."""

import pickle

from sqlmodel import Session, select

from db.documents import Document, words_of
from db.models import ApplicationRow
from tests.conftest import World


def test_a_document_tells_what_the_column_tells(anywhere: World) -> None:
    with Session(anywhere.engine) as session:
        kept = session.exec(select(ApplicationRow.answers).order_by(ApplicationRow.id)).all()
        words_kept = session.exec(select(words_of(ApplicationRow.answers)).order_by(ApplicationRow.id)).all()
    assert any(kept)
    for answers, words in zip(kept, words_kept, strict=True):
        assert Document(words) == answers
        assert pickle.loads(pickle.dumps(Document(words))) == answers  # noqa: S301 - our own


def test_a_document_of_nothing_is_empty() -> None:
    assert not Document("null") and Document("{}").get("skills") is None


def test_two_documents_look_alike_only_where_they_say_the_same() -> None:
    assert repr(Document('{"a": 1}')) == repr(Document('{"a": 1}')) != repr(Document('{"a": "1"}'))
