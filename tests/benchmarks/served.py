"""The app on a data folder, for as long as something is measured."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.steps import SETUP_CODE

ROOT = Path(__file__).parents[2]


@contextmanager
def serve(folder: str) -> Iterator[str]:
    """Its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    given = {"PAIRWELL_DATA": folder, "PAIRWELL_SETUP_CODE": SETUP_CODE, "PAIRWELL_PASSWORD_ROUNDS": "4"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(
        [*command, "--server.address=127.0.0.1", "--server.fileWatcherType=none"], cwd=ROOT, env=os.environ | given
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str) -> None:
    for _try in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the app does not answer")
