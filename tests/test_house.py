"""The rules of the house, checked by reading the source."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from core.roles import MAY, Action
from db.repository import Repository
from pages import SCREENS

ROOT = Path(__file__).parent.parent
ROOMS = ("core", "db", "pages")
OURS = [p for room in ROOMS for p in (ROOT / room).rglob("*.py") if "versions" not in p.parts] + [ROOT / "app.py"]
CORE = [path for path in OURS if path.relative_to(ROOT).parts[0] == "core"]
REPOSITORIES = sorted((ROOT / "db" / "repositories").glob("*.py"))
COMMAND_LINES = {"__main__.py"}  # of core: may read files and print; nothing imports them
NOT_SCREENS = {"account", "ui"}  # folders of pages; what they draw is not one of a program's screens
WITHOUT_ACCOUNT = {
    "intake.join",
    "intake.consent",
    "intake.guardian",
    "tracking.check_in",
    "tracking.guardian_back",
    "tracking.my_month",
    "intake.information",
    "evaluation.agreeing",
    "evaluation.answering",
    "evaluation.shared_report",
}  # drawn by app.py
FOR_AN_ACCOUNT = {"program.start"}  # drawn by app.py for somebody who may be in no program yet

MAY_IMPORT = {
    "core": {"core"},
    "db": {"core", "db"},
    "pages": {"core", "db", "pages"},
    "app.py": {"core", "db", "pages"},
}
NEVER = {
    "core": {
        "streamlit", "sqlmodel", "sqlalchemy", "alembic", "os", "sys", "random", "secrets", "time", "smtplib", "requests",
        "logging",
    },
    "db": {"streamlit"},
    "pages": {"sqlmodel", "sqlalchemy", "alembic", "os"},
    "app.py": {"sqlmodel", "alembic", "os"},
}  # fmt: skip
VAGUE = {"utils", "helpers", "common", "manager", "handler", "misc", "util", "helper", "managers", "handlers"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Dotted names that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def names_taken(path: Path) -> set[str]:
    """Every ``module.name`` taken by a from-import."""
    froms = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    return {f"{node.module}.{alias.name}" for node in froms for alias in node.names}


def calls(path: Path) -> set[str]:
    """What a file calls, as written: ``open``, ``datetime.now``, ``np.random.default_rng``."""
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


@pytest.mark.parametrize("path", OURS, ids=name)
def test_imports_point_one_way(path):
    room = path.relative_to(ROOT).parts[0]
    roots = {each.split(".")[0] for each in imports(path)}
    assert roots & {"core", "db", "pages", "app", "tests"} <= MAY_IMPORT[room]
    if path.name not in COMMAND_LINES:
        assert not roots & NEVER[room]
    if room == "pages":
        inside = {each for each in imports(path) if each.startswith("db.")}
        assert not inside, "a page is given a workspace; it takes nothing from db's inside"


@pytest.mark.parametrize("path", [p for p in CORE if p.name not in COMMAND_LINES], ids=name)
def test_core_has_no_clock_no_luck_and_no_files(path):
    found = calls(path)
    assert not found & {"open", "print", "input", "datetime.now", "datetime.utcnow", "date.today", "time.time"}
    assert not {call for call in found if "random." in call}, "seeds and ids are arguments"
    assert not {call for call in found if call.endswith((".read_text", ".read_bytes", ".write_text"))} or (
        "importlib.resources" in imports(path)
    ), "content that ships is read by importlib.resources"


@pytest.mark.parametrize("path", [p for p in OURS if name(p) != "db/clock.py"], ids=name)
def test_there_is_one_clock(path):
    assert not calls(path) & {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time"}


def test_nothing_imports_a_command_line():
    assert not {each for path in OURS for each in imports(path) if each.endswith("__main__")}


@pytest.mark.parametrize("path", REPOSITORIES, ids=name)
def test_repositories_write_row_by_row(path):
    """Raw SQL is not narrowed to the actor; bulk writes leave no line in the audit log."""
    taken = {each for each in names_taken(path) if each.startswith(("sqlalchemy", "sqlmodel"))}
    assert not {"text", "update", "delete", "insert"} & {each.rpartition(".")[2] for each in taken}
    assert not {
        call for call in calls(path) if call.endswith((".exec_driver_sql", ".bulk_save_objects", ".connection"))
    }


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_file_fits_in_the_head(path):
    rooms = path.relative_to(ROOT).parts
    longest = {"pages": 200 if "ui" in rooms else 120}.get(rooms[0], 300)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= longest, f"{len(lines)} lines"
    assert (path.name == "__init__.py" and not lines) or ast.get_docstring(tree(path)), "say in one line what it is for"


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_files_name_says_what_it_is(path):
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", [p for p in OURS if p.relative_to(ROOT).parts[0] == "pages"], ids=name)
def test_screens_neither_catch_nor_keep(path):
    """Errors go to the boundary. What outlives a run is kept only in the shared parts and at the door."""
    folder = path.relative_to(ROOT / "pages").parts[0]
    if folder in NOT_SCREENS:
        return
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.Try)]
    for node in ast.walk(tree(path)):
        kept = isinstance(node, ast.Assign | ast.AugAssign | ast.Delete) and "st.session_state" in ast.unparse(
            node.targets[0] if isinstance(node, ast.Assign | ast.Delete) else node.target
        )
        assert not kept, f"line {node.lineno}: session state beyond widgets is for pages/ui"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path)
def test_a_screen_draws_only_when_shown(screen):
    """So that its address, opened on a fresh server, shows nothing to a stranger."""
    body = tree(ROOT / "pages" / (screen.path.replace(".", "/") + ".py")).body
    loose = [node for node in body if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)]
    assert not loose
    assert list(inspect.signature(import_module(f"pages.{screen.path}").show).parameters) == ["workspace"]


def test_addresses_are_different():
    assert len({screen.address for screen in SCREENS}) == len(SCREENS)


def test_every_screen_in_the_folders_is_listed():
    found = {
        ".".join(path.relative_to(ROOT / "pages").with_suffix("").parts)
        for path in (ROOT / "pages").rglob("*.py")
        if path.name != "__init__.py" and path.relative_to(ROOT / "pages").parts[0] not in NOT_SCREENS
    }
    shown = {path for path in found if _shows(path)}
    assert shown == {screen.path for screen in SCREENS} | (WITHOUT_ACCOUNT | FOR_AN_ACCOUNT) & shown
    assert {screen.path for screen in SCREENS} <= found


def _shows(path: str) -> bool:
    """Whether a file of pages draws a screen; others are parts of the one beside them."""
    body = tree(ROOT / "pages" / (path.replace(".", "/") + ".py")).body
    return any(isinstance(node, ast.FunctionDef) and node.name == "show" for node in body)


def test_no_screen_lies_where_streamlit_serves_it_without_the_door():
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_every_action_has_a_policy_and_a_use():
    assert set(MAY) == set(Action)
    assert all(MAY.values()), "an action that nobody may do"
    used = {
        method.needs
        for kind in Repository.__subclasses__()
        for method in vars(kind).values()
        if hasattr(method, "needs")
    }
    assert set(Action) <= used, "an action that nothing is"


def test_the_version_is_told_once():
    from core.version import VERSION

    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_what_the_app_needs_is_pinned_for_the_tests_too():
    pins, tests = ((ROOT / f"{name}.txt").read_text().splitlines() for name in ("requirements", "requirements-dev"))
    assert not [pin for pin in pins if "==" in pin and pin not in tests]
