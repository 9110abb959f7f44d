"""Messy sheets whose truth is known: the same people, written and laid out in every way that sheets have."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.core.intake.spreadsheet.sheets import comma_separated, workbook

CLUBS = ("Law", "Art, and craft", "Sport", "Music & dance", "Chess")
WAYS = ("one cell", "ticks", "labels", "lines", "rows")
HEADERS = ("Which clubs, if any, are you in? 🎲\n(tick all)", "Clubs", "Your clubs (past, present)")


@dataclass(frozen=True)
class Messy:
    """``truth``: address → (name, clubs, day joined or None where the sheet can't tell). ``content``: the file."""

    content: bytes
    name: str
    truth: dict[str, tuple[str, frozenset[str], str | None]]
    way: str


@st.composite
def messy_sheets(draw: st.DrawFn) -> Messy:
    """A sheet of 4 to 9 people, each with a name, an address, clubs and a day."""
    number = draw(st.integers(4, 9))
    people = []
    for at in range(number):
        clubs = draw(st.lists(st.sampled_from(CLUBS), min_size=1, max_size=4, unique=True))
        people.append(
            (f"Zoë{at} Müller", f"p{at}@example.org", clubs, (draw(st.integers(1, 28)), draw(st.integers(1, 12))))
        )
    way = draw(st.sampled_from(WAYS))
    header = draw(st.sampled_from(HEADERS))
    turned = draw(st.booleans())
    day_first = draw(st.booleans())
    blank = draw(st.integers(0, 300))
    end = draw(st.sampled_from(["", "\u00a0", " "]))
    lines: list[list[Any]] = []
    titles = [["Our people of this year"], []] if draw(st.booleans()) else []
    columns = {"ticks": [f"{header} [{club}]" for club in CLUBS], "labels": [f"{header} [{club}]" for club in CLUBS]}
    head = ["Full name", "E-mail address" + end, "Joined", *columns.get(way, [header])]
    for name, mail, clubs, (day, month) in people:
        first, _, last = name.partition(" ")
        who = [
            f"{last}, {first}" if turned else name,
            mail.upper() + end,
            "{}/{}/2025".format(*((day, month) if day_first else (month, day))),
        ]
        match way:
            case "ticks":
                lines.append([*who, *("x" if club in clubs else "" for club in CLUBS)])
            case "labels":
                lines.append([*who, *(club if club in clubs else "" for club in CLUBS)])
            case "rows":
                lines += [[*who, club] for club in clubs]
            case "lines":
                lines.append([*who, "\n".join(clubs) + "\n"])
            case _:
                lines.append([*who, "; ".join(clubs) + ";"])
    told = any(day > 12 for *_, (day, _month) in people)
    truth = {
        mail: (name, frozenset(clubs), f"2025-{month:02}-{day:02}" if told or day == month else None)
        for name, mail, clubs, (day, month) in people
    }
    rows = [*titles, head, *[[]] * blank, *lines, *[[]] * blank]
    if draw(st.booleans()):
        return Messy(workbook(rows), "x.xlsx", truth, way)
    delimiter, encoding = (
        draw(st.sampled_from([",", ";", "\t"])),
        draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])),
    )
    return Messy(comma_separated(rows, delimiter, encoding), "x.csv", truth, way)
