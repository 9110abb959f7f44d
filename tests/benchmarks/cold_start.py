"""How long a new installation takes from its first command to a healthy server and a drawn first page.

python -m tests.benchmarks.cold_start

Prints seconds on the wall and the server's memory, each in a fresh data folder.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        address = f"http://127.0.0.1:{port}"
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "app.py",
            f"--server.port={port}",
            "--server.headless=true",
        ]
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            began = time.perf_counter()
            server = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, "PAIRWELL_DATA": folder}, stdout=subprocess.DEVNULL
            )
            try:
                until_healthy(address)
                healthy = time.perf_counter()
                page.goto(address)
                page.get_by_role("heading").first.wait_for(timeout=60_000)
                drawn = time.perf_counter()
                memory = Path(f"/proc/{server.pid}/status").read_text().split("VmRSS:")[1].split()[0]
            finally:
                server.terminate()
                server.wait(20)
            browser.close()
    print(f"healthy after {healthy - began:.2f} s")
    print(f"first page drawn {drawn - healthy:.2f} s later (database made and migrated in between)")
    print(f"memory of the server then: {int(memory) / 1024:.0f} MB")


def until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if urllib.request.urlopen(address + "/_stcore/health", timeout=1).read() == b"ok":
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the server did not become healthy within a minute")


if __name__ == "__main__":
    main()
