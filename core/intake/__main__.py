"""What is seen in a sheet, from a command line: ``python -m core.intake inspect FILE``. See docs/spreadsheets.md."""

import argparse
import json
import sys
from pathlib import Path

from core.errors import Fault, InvalidInput, Refusal
from core.intake.spreadsheet import MOST_BYTES, inspect
from core.text import text

REFUSED = 2


def main(arguments: list[str] | None = None) -> int:
    """0 with JSON on standard output; 2 with a sentence on standard error where the file is no sheet of people."""
    given = _options().parse_args(arguments)
    try:
        seen = inspect(_content(Path(given.file)), Path(given.file).name, given.sheet)
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        for fault in refusal.faults if isinstance(refusal, InvalidInput) else ():
            print(f"  {fault}", file=sys.stderr)
        return REFUSED
    print(json.dumps(seen, ensure_ascii=True, indent=2))
    return 0


def _content(path: Path) -> bytes:
    """The bytes of a file; no more of a large one than is needed to refuse it."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        fault = Fault(str(path), text("cannot be read: {why}", why=error.strerror or error))
        raise InvalidInput("This file can't be used as it is.", [fault]) from error


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.intake", description="Sheets of people, looked at.")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("inspect", help="what is recognised in a sheet, as JSON")
    one.add_argument("file", help="CSV or XLSX")
    one.add_argument("--sheet", help="which one of a workbook; without it the first that has people")
    return parser


if __name__ == "__main__":
    sys.exit(main())
