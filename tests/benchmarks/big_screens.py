"""What each screen takes in a program of many thousands: the first run and the next ones, and the server's memory.

python -m tests.benchmarks.big_screens FOLDER [--program 2] [--times 3] [--screens intake.participants,matching.desk]

FOLDER is what ``tests.benchmarks.big_program --data`` made. Milliseconds of CPU and, in brackets, as time went by.
"""

import argparse
import os
import resource
import statistics
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from core.roles import MAY, Role
from pages import SCREENS
from tests.benchmarks.reruns import screen


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--program", type=int, default=2)
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--screens", default="")
    given = arguments.parse_args()
    os.environ["PAIRWELL_DATA"] = str(given.folder)
    url = f"sqlite:///{given.folder}/pairwell.db"
    print(f"{'screen':<28}{'first':>18}{'next':>18}{'MB so far':>12}")
    for each in (one for one in SCREENS if Role.OWNER in MAY[one.needs]):
        if given.screens and each.path not in given.screens.split(","):
            continue
        test = AppTest.from_function(screen, args=(each.path, url, given.program), default_timeout=600)
        took = [_run(test) for _ in range(given.times + 1)]
        again = [statistics.median(figures) for figures in zip(*took[1:], strict=True)]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{each.path:<28}{_words(took[0]):>18}{_words(again):>18}{memory:>12,}", flush=True)
        for failure in (*test.exception, *test.error):
            print(f"  {failure.value}")


def _run(test: AppTest) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    test.run()
    return 1000 * (time.process_time() - worked), 1000 * (time.perf_counter() - began)


def _words(figures: tuple[float, float] | list[float]) -> str:
    return f"{figures[0]:,.0f} ({figures[1]:,.0f})"


if __name__ == "__main__":
    main()
