"""Keep today's database as an old one for later versions to open."""

import sqlite3
import sys
import tempfile
from pathlib import Path

from db import make_engine
from db.demo import create_demo
from db.migrate import upgrade
from tests.conftest import NOW, build

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "world.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    build(engine)
    create_demo(engine, 1, NOW, mentees=12, mentors=8)
    engine.dispose()
    with sqlite3.connect(path) as source:
        (Path(__file__).parent / f"{sys.argv[1]}.sql").write_text("\n".join(source.iterdump()) + "\n", encoding="utf-8")
    source.close()
