"""Consent: what people agree to, purpose by purpose, and which wording they agreed to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from core.program.program import Program
from core.program.templates import templates


class Purpose(StrEnum):
    """What for. Each is asked alone, and each can be withdrawn alone."""

    PARTICIPATION = "participation"
    SHARING = "sharing"
    EVALUATION = "evaluation"


class How(StrEnum):
    """Where somebody agreed."""

    FORM = "form"
    IMPORT = "import"
    LINK = "link"


REQUIRED: frozenset[Purpose] = frozenset({Purpose.PARTICIPATION})

WORDING: dict[Purpose, str] = {
    Purpose.PARTICIPATION: (
        "I would like to take part in {program}. The people who run it may keep and read my answers to suggest "
        "somebody for me, and give that person and me each other's name and e-mail address. I may stop at any time."
    ),
    Purpose.SHARING: (
        "The person I am matched with may read the answers marked “your partner sees this”. "
        "Without this, they see my name and e-mail address only."
    ),
    Purpose.EVALUATION: (
        "What I answer may be counted together with everybody else's to see whether the program helps. "
        "Reports never name me."
    ),
}


GUARDIAN = "guardian"  # the agreement of a parent or guardian: asked of somebody else than the other purposes
GUARDIAN_WORDING = (
    "I am a parent or guardian of {child}, and I agree that {child} takes part in {program}. The people who run it may "
    "keep and read what {child} told them to suggest somebody, and give that person and {child} each other's name and "
    "e-mail address. I may take this back at any time, and then it ends."
)


@dataclass(frozen=True)
class ConsentText:
    """One purpose in the words that are shown. ``required`` ones must be agreed to before an application is sent."""

    purpose: Purpose
    wording: str
    required: bool

    @property
    def version(self) -> str:
        """Names this wording: the same words give the same name in every installation, others another."""
        return wording_version(self.purpose, self.wording)


@dataclass(frozen=True)
class Consent:
    """That one person agreed to one purpose. ``by_whom``: empty for herself, else who told us of it.

    ``evidence`` is for people who agreed elsewhere, before an import: the words they agreed to.
    """

    purpose: Purpose
    text_version: str
    given_at: datetime
    how: How
    by_whom: str = ""
    evidence: str = ""
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    def withdrawn(self, at: datetime) -> "Consent":
        return replace(self, withdrawn_at=at)


def wording_version(purpose: str, wording: str) -> str:
    """A name of 12 letters and digits for a wording; spaces and line ends do not count (SHA-256, shortened)."""
    return sha256(f"{purpose}\n{' '.join(wording.split())}".encode()).hexdigest()[:12]


def consent_texts(program: Program) -> tuple[ConsentText, ...]:
    """What this program asks people to agree to, in the order of ``Purpose``.

    The wording is the template's own where it has one, with the program's name in it: renaming
    the program gives a new version, and those who agreed before stay agreed to what they read.
    """
    own: Mapping[str, str] = next((each.consent for each in templates() if each.key == program.template), {})
    return tuple(
        ConsentText(
            purpose,
            own.get(purpose.value, WORDING[purpose]).replace("{program}", program.name.strip() or "this program"),
            purpose in REQUIRED,
        )
        for purpose in Purpose
    )


def guardian_wording(program: Program) -> tuple[str, str]:
    """What a parent or guardian is asked to agree to, ``{child}`` still open, and the name of that wording."""
    own: Mapping[str, str] = next((each.consent for each in templates() if each.key == program.template), {})
    wording = own.get(GUARDIAN, GUARDIAN_WORDING).replace("{program}", program.name.strip() or "this program")
    return wording, wording_version(GUARDIAN, wording)


def agreed(consents: Iterable[Consent], purpose: Purpose) -> bool:
    """Whether consent for a purpose was given, to whichever wording, and has not been withdrawn."""
    return any(consent.purpose is purpose and consent.stands for consent in consents)


def missing(consents: Sequence[Consent], texts: Iterable[ConsentText]) -> tuple[ConsentText, ...]:
    """The required purposes that nobody has agreed to, or that were withdrawn: without them nobody is matched."""
    return tuple(each for each in texts if each.required and not agreed(consents, each.purpose))
