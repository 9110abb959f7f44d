"""One invented sheet in the shape of each export that people bring, with what is true of its people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.core.intake.spreadsheet.sheets import comma_separated, workbook

TOPICS = ("Budgets", "Presenting", "Art, music and craft", "Leading people")
LANGUAGES = ("English", "French")


@dataclass(frozen=True)
class Person:
    """``topics`` in the order of what matters most to her; ``free``: day and hour, on the 24-hour clock."""

    first: str
    last: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    area: str
    years: int
    free: tuple[tuple[str, int], ...]
    side: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        return f"{self.first.lower().replace('ë', 'e')}@example.org"


PEOPLE = (
    Person("Ada", "Appleyard", TOPICS[:2], LANGUAGES, "Sales", 3, (("Mon", 9), ("Tue", 18)), "Mentee"),
    Person("Bo", "Birchwood", TOPICS[2:3], LANGUAGES[:1], "Care", 12, (("Mon", 9),), "Mentor"),
    Person("Cy", "Clover", (TOPICS[3], TOPICS[0]), LANGUAGES[:1], "Sales", 1, (("Tue", 18),), "Mentee"),
    Person("Zoë", "Dandelion", (TOPICS[2], TOPICS[0]), LANGUAGES, "Law", 20, (("Mon", 9), ("Wed", 13)), "Mentor"),
    Person("Ed", "Elder", TOPICS[1:3], LANGUAGES[1:], "Law", 7, (("Wed", 13),), "Mentee"),
    Person("Flo", "Fern", TOPICS[:1], LANGUAGES, "Care", 9, (("Tue", 18), ("Wed", 13)), "Mentor"),
)
ASKED = "Which topics would you like to work on, if any? 🌱\n(tick all that apply)"
AREA = "Which area do you work in?"


@dataclass(frozen=True)
class Export:
    """``roles``: whether both sides lie in the sheet, and a column tells."""

    name: str
    content: bytes
    ranked: bool = False
    roles: bool = False
    timed: bool = False


def google_forms() -> Export:
    head = ["Timestamp", "Email Address", "Full name", ASKED, AREA, "Years of experience"]
    rows = [
        [f"2026/10/{at + 3:02} 9:12:4{at} AM GMT+1", one.email.upper(), f"{one.name}\u00a0", ", ".join(one.topics),
         one.area, one.years]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("Mentee sign-up (Responses) - Form Responses 1.csv", comma_separated([head, *rows]))


def microsoft_forms() -> Export:
    head = ["ID", "Start time", "Completion time", "Email", "Name", ASKED, AREA, "Years of experience"]
    rows = [
        [at + 1, f"10/{at + 13}/26 9:10:00", f"10/{at + 13}/26 9:14:00", one.email, one.name,
         ";".join(one.topics) + ";", one.area, one.years]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("Mentee sign-up(1-6).xlsx", workbook([head, *rows]))


def qualtrics() -> Export:
    codes = ["StartDate", "Progress", "Finished", "ResponseId", "Q1", "Q2", "Q3", "Q4", "Q5"]
    words = ["Start Date", "Progress", "Finished", "Response ID", "What is your full name?", "E-mail address", ASKED,
             AREA, "Years of experience"]  # fmt: skip
    ids = [f'{{"ImportId":"{code}"}}' for code in codes]
    rows = [
        [f"2026-10-{at + 3:02} 09:12:44", 100, "True", f"R_{at}x7Yb", one.name, one.email, ",".join(one.topics),
         one.area, one.years]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("Mentee+survey_October+3.csv", comma_separated([codes, words, ids, *rows], encoding="utf-8-sig"))


def typeform() -> Export:
    head = ["#", "First name", "Last name", "Email", *TOPICS, "Other", AREA, "Years of experience",
            "Submit Date (UTC)", "Network ID"]  # fmt: skip
    rows = [
        [f"h{at}k29", one.first, one.last, one.email, *(topic if topic in one.topics else "" for topic in TOPICS), "",
         one.area, one.years, f"2026-10-{at + 3:02} 09:12", f"n{at}f3"]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("responses-mentees.csv", comma_separated([head, *rows]))


def airtable() -> Export:
    head = ["Name", "Email", "Topics", "Area", "Years of experience", "Created"]
    rows = [
        [one.name, one.email, ",".join(f'"{t}"' if "," in t else t for t in one.topics), one.area, one.years,
         f"{at + 3}/10/2026 9:12am"]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("Mentees-Grid view.csv", comma_separated([head, *rows], encoding="utf-8-sig"))


def survey_monkey() -> Export:
    top = ["Respondent ID", "Collector ID", "End Date", "What is your name?", "Email Address", ASKED,
           *[""] * (len(TOPICS) - 1), AREA, "Years of experience"]  # fmt: skip
    under = ["", "", "", "Open-Ended Response", "Open-Ended Response", *TOPICS, "Response", "Open-Ended Response"]
    rows = [
        [1180000000 + at, 42, f"10/{at + 13}/2026 09:12:44 AM", one.name, one.email,
         *(topic if topic in one.topics else "" for topic in TOPICS), one.area, one.years]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("Mentee Sign-up.xlsx", workbook([top, under, *rows]))


def hr_export() -> Export:
    head = ["Employee ID", "Surname", "First Name", "E-Mail (business)", "Dept.", "Phone", "Hire Date", "Topics"]
    rows = [
        [10440 + at * 17, one.last.upper(), one.first, one.email, one.area, "8,11E+09", f"{at + 13}.02.2019",
         ";".join(one.topics)]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("SAP_export_mentees.csv", comma_separated([head, *rows], delimiter=";", encoding="cp1252"))


def hand_made() -> Export:
    title = [["Mentees of this year - draft 3 (ask Kim!)"], []]
    head = ["", "Name", "mail", "wants to work on", "dept", "years", "remarks"]
    rows = [
        [at + 1, f"{one.last}, {one.first}", f" {one.email} ", "\n".join(one.topics), one.area, f"{one.years} years",
         "n/a" if at else "called twice"]
        for at, one in enumerate(PEOPLE)
    ]  # fmt: skip
    return Export("mentees final FINAL.xlsx", workbook([*title, head, *rows, *[[]] * 300]))


def hour_grid() -> Export:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    hours = [(day, hour, half) for day in days for hour in range(8, 20) for half in ("00", "30")]
    head = ["Full name", "Email", AREA, *(f"When could you meet? [{d} {h}:{m}]" for d, h, m in hours)]
    rows = [
        [one.name, one.email, one.area, *("x" if (d, h) in one.free else "" for d, h, _ in hours)] for one in PEOPLE
    ]
    return Export("mentee availability.csv", comma_separated([head, *rows]), timed=True)


def row_per_interest() -> Export:
    head = ["Name", "E-mail", "Area", "Interest"]
    rows = [[one.name, one.email, one.area, topic] for one in PEOPLE for topic in one.topics]
    return Export("mentee interests.xlsx", workbook([head, *rows]))


def both_roles() -> Export:
    head = ["Name", "Email", "I would like to be a", "Topics", AREA, "Years of experience"]
    rows = [[one.name, one.email, one.side, "; ".join(one.topics), one.area, one.years] for one in PEOPLE]
    return Export("everybody.csv", comma_separated([head, *rows]), roles=True)


def ranked_choices() -> Export:
    head = ["Name", "Email", "1st choice of topic", "2nd choice of topic", AREA]
    rows = [
        [one.name, one.email, one.topics[0], one.topics[1] if len(one.topics) > 1 else "Choose your 2nd preference",
         one.area]
        for one in PEOPLE
    ]  # fmt: skip
    return Export("mentee wishes.csv", comma_separated([head, *rows]), ranked=True)


SHAPES: dict[str, Callable[[], Export]] = {
    "Google Forms": google_forms,
    "Microsoft Forms": microsoft_forms,
    "Qualtrics, three header rows": qualtrics,
    "Typeform, a column for each option": typeform,
    "Airtable": airtable,
    "SurveyMonkey, two header rows": survey_monkey,
    "HR export": hr_export,
    "Made by hand": hand_made,
    "A grid of half hours": hour_grid,
    "One row for each interest": row_per_interest,
    "Both roles in one sheet": both_roles,
    "Choices in order": ranked_choices,
}


def of_side(export: Export, side: str) -> Sequence[Person]:
    """Whom the sheet names for a side; all, where no column tells."""
    return [one for one in PEOPLE if not export.roles or one.side.lower() == side]
