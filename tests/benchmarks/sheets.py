"""Seconds from a file of many people to their preview, part by part, and the size of it.

python -m tests.benchmarks.sheets [--people 5000] [--columns 200]

The aim is under 5 s for 5,000 x 200 with lists, numbers and words in turn. CPU is this process's own, for
machines that do other things meanwhile.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any

from core.intake.spreadsheet import (
    find_shape,
    merge_preview,
    propose_form,
    read_people,
    read_table,
    shaped,
    suggest_mapping,
)
from core.program.questions import Side
from tests.core.intake.spreadsheet.sheets import comma_separated

TOPICS = ("Budgeting", "Presenting", "Python", "Negotiation", "Law", "Hiring", "Writing")


def sheet(people: int, columns: int) -> bytes:
    """A list with names, addresses, lists, numbers, scales and words in turn."""
    header = [
        "Name",
        "E-mail",
        *(f"Question {n}: {('topics', 'years', 'agree', 'words')[n % 4]}" for n in range(columns - 2)),
    ]
    rows = [
        [f"Person Number{at}", f"person{at}@example.org", *(_cell(at, n) for n in range(columns - 2))]
        for at in range(people)
    ]
    return comma_separated([header, *rows])


def _cell(at: int, n: int) -> str:
    match n % 4:
        case 0:
            return f"{TOPICS[(at + n) % 7]}; {TOPICS[(at * 3 + n) % 7]}"
        case 1:
            return str((at * 7 + n) % 40)
        case 2:
            return ("yes", "no")[(at + n) % 2]
    return f"I hope to learn {TOPICS[(at + n) % 7].lower()} from somebody who did {at} of it"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=5000)
    arguments.add_argument("--columns", type=int, default=200)
    given = arguments.parse_args()
    content = sheet(given.people, given.columns)
    print(f"{given.people} x {given.columns}, {len(content) / 1e6:.1f} MB")
    begun = time.perf_counter(), time.process_time()
    table = _timed("read", read_table, content, "people.csv")
    shape = _timed("shape", find_shape, table)
    table = _timed("one row a person", shaped, table, shape, Side.MENTEE)
    form = _timed("questions", propose_form, table, Side.MENTEE)
    mapping = _timed("columns", suggest_mapping, table, form)
    reading = _timed("people", read_people, table, mapping, form)
    _timed("preview", merge_preview, reading, {})
    print(f"{'all':20}{time.perf_counter() - begun[0]:7.2f} s{time.process_time() - begun[1]:7.2f} s CPU")


def _timed(name: str, think: Callable[..., Any], *inputs: Any) -> Any:
    begun = time.perf_counter(), time.process_time()
    answer = think(*inputs)
    print(f"{name:20}{time.perf_counter() - begun[0]:7.2f} s{time.process_time() - begun[1]:7.2f} s CPU")
    return answer


if __name__ == "__main__":
    main()
