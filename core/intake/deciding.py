"""Why an application was decided as it was: short reasons to choose from, so that they can be counted and compared."""

from collections.abc import Mapping
from enum import StrEnum

from core.intake.applications import ApplicationStatus
from core.text import Text


class Ground(StrEnum):
    """The reason code of a decision. ``NONE``: nobody said why."""

    NONE = ""
    FITS = "fits"
    EXCEPTION = "exception"
    NO_PLACE = "no place"
    TOO_EARLY = "too early"
    NOT_FITTING = "not fitting"
    RULED_OUT = "ruled out"
    UNFINISHED = "unfinished"
    TWICE = "twice"
    ASKED = "asked"
    OTHER = "other"


GROUNDS: Mapping[ApplicationStatus, tuple[Ground, ...]] = {
    ApplicationStatus.ACCEPTED: (Ground.FITS, Ground.EXCEPTION, Ground.OTHER),
    ApplicationStatus.WAITLISTED: (Ground.NO_PLACE, Ground.TOO_EARLY, Ground.UNFINISHED, Ground.OTHER),
    ApplicationStatus.DECLINED: (
        Ground.NOT_FITTING, Ground.RULED_OUT, Ground.NO_PLACE, Ground.UNFINISHED, Ground.TWICE, Ground.OTHER,
    ),
    ApplicationStatus.WITHDRAWN: (Ground.ASKED,),
}  # fmt: skip

GROUND_WORDS: Mapping[Ground, Text] = {
    Ground.NONE: Text("No reason noted"),
    Ground.FITS: Text("Is what you look for"),
    Ground.EXCEPTION: Text("An exception"),
    Ground.NO_PLACE: Text("No place at present"),
    Ground.TOO_EARLY: Text("Better in a later cohort"),
    Ground.NOT_FITTING: Text("Is not what you look for"),
    Ground.RULED_OUT: Text("Ruled out"),
    Ground.UNFINISHED: Text("Something is missing"),
    Ground.TWICE: Text("Applied twice"),
    Ground.ASKED: Text("Asked to be taken off"),
    Ground.OTHER: Text("Something else"),
}


def grounds(*moves: ApplicationStatus) -> tuple[Ground, ...]:
    """Reasons that suit any of these decisions, in the order of ``Ground``, each once."""
    wanted = {ground for to in moves for ground in GROUNDS.get(to, ())}
    return tuple(ground for ground in Ground if ground in wanted)
