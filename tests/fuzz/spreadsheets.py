"""Messy sheets and broken files by the thousand, by hand: ``python -m tests.fuzz.spreadsheets [EXAMPLES]``."""

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.intake.spreadsheet import inspect
from tests.core.intake.spreadsheet.messy import Messy, messy_sheets
from tests.core.intake.spreadsheet.test_messy import check


def main(examples: int) -> None:
    """Raises with the smallest example that was found, and says how many held."""

    @settings(max_examples=examples, deadline=None)
    @given(messy_sheets())
    def recovered(messy: Messy) -> None:
        check(messy)

    @settings(max_examples=examples, deadline=None)
    @given(messy_sheets(), st.integers(0, 1 << 16), st.binary(max_size=12))
    def clear(messy: Messy, at: int, damage: bytes) -> None:
        at %= len(messy.content)
        content = messy.content[:at] + damage + messy.content[at + len(damage) :]
        try:
            inspect(content, "x")
        except InvalidInput as refused:
            assert refused.faults

    recovered()
    clear()
    print(f"{examples} messy sheets were read as they were meant, {examples} broken ones had a clear answer.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
