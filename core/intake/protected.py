"""Columns that tell a protected trait: recognised by their header or their cells, so that nobody is ranked by them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from core.intake.spreadsheet import Table
from core.intake.spreadsheet.wording import letters_only, plain
from core.text import Text, text

# English, German, Spanish and French, as whole words of a header; every header is read without accents and signs.
_WORDS: tuple[tuple[Text, str], ...] = (
    (text("gender or sex"), "gender sex pronoun pronouns geschlecht sexo genero genre sexe salutation anrede "
                            "honorific"),
    (text("birth or age"), "birth birthday birthdate dob age born geburtstag geburtsdatum geburtsjahr alter edad "
                           "nacimiento naissance"),
    (text("origin or nationality"), "ethnicity ethnic ethnicities race racial nationality citizenship immigrant "
                                    "migration visa nationalitat staatsangehorigkeit herkunft migrationshintergrund "
                                    "nacionalidad etnia nationalite birthplace"),
    (text("religion or belief"), "religion religious faith church denomination konfession religionszugehorigkeit"),
    (text("politics or union membership"), "union gewerkschaft sindicato political politics"),
    (text("health or disability"), "health disability disabilities disabled medical sick illness pregnancy pregnant "
                                   "maternity neurodivergent neurodiversity behinderung schwerbehinderung gesundheit "
                                   "discapacidad salud sante handicap"),
    (text("sexual orientation"), "orientation lgbt lgbtq lgbtqia lgbtqi queer"),
    (text("family"), "marital married civil children kids spouse caregiver familienstand kinder hijos"),
    (text("military service"), "veteran veterans military"),
)  # fmt: skip
_PHRASES: tuple[tuple[Text, str], ...] = (
    (text("birth or age"), r"\bfecha de nac|\bdate de naiss|\byear of birth\b|\bcountry of birth\b"),
    (
        text("origin or nationality"),
        r"\bfirst generation\b|\bcountry of origin\b|\bmother tongue\b|\bnative language\b",
    ),
    (text("a picture"), r"\b(photo|picture|portrait|headshot|avatar)\b"),
)
# What makes a word of a header speak of something else: "civil engineering", "party planning", "credit union"
_HARMLESS = re.compile(
    r"\b(civil (engineering|law|service)|credit union|party planning|political science|political skills"
    r"|health ?care|public health|mental health|occupational health|health (and|sector|field|management)"
    r"|military (strategy|history)|career orientation|goal orientation|orientation (day|week|date|session|completed)"
    r"|church organ|children s (books|literature)|medical (field|school|department|specialty|speciality)"
    r"|age group (taught|worked)|trade union law|visa status date)\b"
)
_GENDERED = frozenset(
    re.findall(
        r"\S+",
        "m f d male female man woman men women non-binary nonbinary diverse divers männlich weiblich mann frau hombre "
        "mujer homme femme he/him she/her they/them mr mr. mrs mrs. ms ms. miss mx mx. herr hr. fr. señor señora sr. "
        "sra. monsieur madame mme",
    )
)
_BESIDE = frozenset(("dr", "dr.", "prof", "prof.", "professor", "other", "unknown"))
_MOST_VALUES = 6


def protected_columns(table: Table) -> Mapping[str, Text]:
    """Header → which trait it tells, for the columns that no ranking may use. The cells themselves are looked at
    only where they could be nothing else than "f", "m", "Mrs" and the like."""
    found: dict[str, Text] = {}
    for header in table.headers:
        trait = _by_header(header) or _by_cells(table.cells(header))
        if trait is not None:
            found[header] = trait
    return found


def without_columns(table: Table, headers: Collection[str]) -> Table:
    """The table as if these columns had never been in it."""
    kept = [at for at, header in enumerate(table.headers) if header not in headers]
    return replace(
        table,
        headers=tuple(table.headers[at] for at in kept),
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _by_header(header: str) -> Text | None:
    wording = _HARMLESS.sub(" ", letters_only(header))
    words = set(wording.split())
    for trait, named in _WORDS:
        if words & set(named.split()):
            return trait
    return next((trait for trait, phrase in _PHRASES if re.search(phrase, wording)), None)


def _by_cells(cells: tuple[str, ...]) -> Text | None:
    values = {plain(cell) for cell in cells if cell}
    is_gender = 2 <= len(values) <= _MOST_VALUES and values & _GENDERED and values <= _GENDERED | _BESIDE
    return text("gender or sex") if is_gender else None
