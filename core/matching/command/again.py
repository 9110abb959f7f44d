"""A second run from the command line: the pairs of an earlier ``pairs.csv``, as many of which stay as is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import Fault, InvalidInput
from core.intake.spreadsheet import read_table
from core.intake.spreadsheet.wording import letters_only
from core.matching.rerun import Rerun
from core.matching.rules import PairIds
from core.text import Text, text


@dataclass(frozen=True)
class Again:
    """``content``: an earlier table of pairs. Either at most so many of them end, or each that ends costs a price in
    points."""

    name: str
    content: bytes
    most_changes: int | None = None
    price: float | None = None


def earlier_pairs(again: Again, ones: Mapping[str, int], others: Mapping[str, int]) -> set[PairIds]:
    """The pairs by ids; pairs of people who are not here any more are passed over. Ids by address are given.

    Raises InvalidInput where the table has no two columns of addresses.
    """
    table = read_table(again.content, again.name)
    emails = [header for header in table.headers if letters_only(header).endswith("email")]
    if len(emails) != 2:
        fault = Fault(
            again.name, text("has no two columns of addresses, such as “Mentee’s e-mail” and “Mentor’s e-mail”")
        )
        raise InvalidInput("These earlier pairs cannot be read.", [fault])
    both = (table.cells(emails[0]), table.cells(emails[1]))
    written = ((one.strip().casefold(), other.strip().casefold()) for one, other in zip(*both, strict=True))
    return {(ones[one], others[other]) for one, other in written if one in ones and other in others}


def told(rerun: Rerun) -> Text:
    """What became of the earlier pairs."""
    return text(
        "Of the earlier pairs {kept} stay, {ended} end and {gone} are ruled out now; {new} pairs are new.",
        kept=len(rerun.kept), ended=len(rerun.ended), gone=len(rerun.gone), new=len(rerun.new),
    )  # fmt: skip
