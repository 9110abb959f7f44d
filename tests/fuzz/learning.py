"""Invented programs in which no criterion goes along with anything, to see that matching learns nothing from them:
``python -m tests.fuzz.learning [PROGRAMS]``; and some in which one does, to see that it is found."""

import sys
from dataclasses import dataclass

import numpy as np

from core.evaluation.learned import Asked, Made, Outcome, learned

CRITERIA = tuple(Asked(f"c{n}", f"Criterion {n}", 5) for n in range(8))


@dataclass(frozen=True)
class Told:
    """Of so many programs, how many were suggested a weight, and how many told that anything goes along at all."""

    programs: int
    suggested: int
    anything: int


def program(luck: np.random.Generator, effect: float = 0.0) -> list[Made]:
    """40 to 160 pairings of mentors who differ, some of them with two; ``effect`` of the first criterion on how long
    they last and how often they meet. What fits is a share, yes or no, or mostly full; a third is not known of some."""
    n = int(luck.integers(40, 160))
    mentors = luck.integers(0, max(35, int(n * 0.8)), size=n)
    of_mentor = luck.normal(size=(n + 1, len(CRITERIA) + 1))
    made = []
    for place in range(n):
        own = of_mentor[mentors[place]]
        mood = 0.7 * own[-1] + luck.normal()
        raw = 0.6 * own[:-1] + luck.normal(size=len(CRITERIA))
        fits = 1 / (1 + np.exp(-raw))
        fits[1] = float(raw[1] > 0.8)  # few have it
        fits[2] = min(1.0, fits[2] * 1.6)  # most have all of it
        mood += effect * raw[0]
        given = {
            each.key: None if luck.random() < 0.1 else float(fit) for each, fit in zip(CRITERIA, fits, strict=True)
        }
        went = {
            Outcome.LASTED: float(mood > -1.0),
            Outcome.MET: float(np.clip(0.7 + 0.3 * mood, 0, 1)),
            Outcome.CONTENT: None if luck.random() < 0.33 else float(np.clip(np.round(3.8 + mood), 1, 5)),
            Outcome.REACHED: None if luck.random() < 0.33 else float(mood + luck.normal() > 0),
        }
        made.append(Made(int(mentors[place]), given, went))
    return made


def simulate(programs: int, effect: float = 0.0, seed: int = 2026) -> Told:
    luck = np.random.default_rng(seed)
    suggested = anything = 0
    for _ in range(programs):
        found = learned(program(luck, effect), CRITERIA)
        suggested += bool(found.suggestions)
        anything += any(each.verdict.value.startswith("went") for each in found.went)
    return Told(programs, suggested, anything)


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    nothing, something = simulate(many), simulate(many // 5, effect=0.8)
    print(f"nothing goes along with anything: {nothing.suggested} of {many} programs are suggested a weight, "
          f"{nothing.anything} are told of anything")  # fmt: skip
    print(f"one criterion does: {something.suggested} of {something.programs} are suggested a weight")
    sys.exit(nothing.anything > 0.05 * many)
