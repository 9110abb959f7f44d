"""The environment, then .streamlit/secrets.toml: the only reader of either."""

import os
import tomllib
from functools import lru_cache
from pathlib import Path

from core.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parent.parent
COMMUNITY_CLOUD = Path("/mount/src")  # where Streamlit Community Cloud checks an app out; its disk is not kept


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read once a process. Raises InvalidInput with every fault."""
    given = {"PAIRWELL_DISK": "lost"} if ROOT.is_relative_to(COMMUNITY_CLOUD) else {}
    given |= _secrets(ROOT / ".streamlit" / "secrets.toml") | dict(os.environ)
    read = read_settings(given)
    # Compiled loops of the matching engine are kept here, for the next process.
    folder = Path(read.data_folder or ROOT / "data").expanduser().resolve()
    os.environ.setdefault("NUMBA_CACHE_DIR", str(folder / "compiled"))
    return read


def data_folder() -> Path:
    """Where the SQLite database and all other files of this installation lie; made if missing."""
    folder = Path(settings().data_folder or ROOT / "data").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def compiled_folder() -> Path:
    """Where compiled loops of the matching engine are kept; it may not be there yet."""
    settings()
    return Path(os.environ["NUMBA_CACHE_DIR"])


def database_url() -> str:
    """The database to open: as given, or SQLite in the data folder."""
    return settings().database_url or f"sqlite:///{data_folder() / 'pairwell.db'}"


def _secrets(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = {name: str(value) for name, value in table.items() if not isinstance(value, dict)}
    auth = table.get("auth")
    if isinstance(auth, dict):  # Streamlit reads the rest of it: see README, "Signing in with your organisation"
        providers = [name for name, value in auth.items() if isinstance(value, dict)]
        plain["PAIRWELL_ORGANISATION_SIGN_IN"] = providers[0] if providers else ""
    return plain
