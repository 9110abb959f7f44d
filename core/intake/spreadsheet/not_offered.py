"""Answers in a list that the form does not offer, each once, and what was decided of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.intake.spreadsheet.choices import normal
from core.intake.spreadsheet.mapping import ColumnMapping
from core.intake.spreadsheet.rows import Reading
from core.program.questions import Form

LEFT_EMPTY = ""  # what stands instead of an answer that is left out


@dataclass(frozen=True)
class NotOffered:
    """``written``: the answer as it stands first; ``rows``: where. ``suggestion``: an option spelled nearly so."""

    question: str
    label: str
    written: str
    rows: tuple[int, ...]
    suggestion: str = ""

    @property
    def key(self) -> str:
        """As ``ColumnMapping.instead`` names it."""
        return normal(self.written)


def not_offered(reading: Reading, mapping: ColumnMapping, form: Form) -> tuple[NotOffered, ...]:
    """Question by question; then by the row they stand in first. Spellings that are one option count as one answer."""
    found: dict[tuple[str, str], NotOffered] = {}
    rows: dict[tuple[str, str], set[int]] = {}
    for fault in (*reading.faults, *reading.warnings):
        key = mapping.fields.get(fault.column, "").removeprefix("question:") if fault.unknown else ""
        question = form.question(key) if key else None
        if question is None:
            continue
        place = key, normal(fault.unknown)
        found.setdefault(place, NotOffered(key, question.label, fault.unknown, (), fault.suggestion))
        rows.setdefault(place, set()).add(fault.row)
    found = {place: replace(one, rows=tuple(sorted(rows[place]))) for place, one in found.items()}
    order = [question.key for question in form.questions]
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.question), one.rows[0])))


def decided(
    mapping: ColumnMapping, answers: Mapping[NotOffered, str | None]
) -> tuple[ColumnMapping, dict[str, tuple[str, ...]]]:
    """The mapping with what stands instead of each answer, and the answers that are to become options, by question.

    ``answers``: an option, ``LEFT_EMPTY``, or None for an answer that is to become an option as it is written.
    """
    instead: dict[str, dict[str, str]] = {}
    more: dict[str, tuple[str, ...]] = {}
    for one, chosen in answers.items():
        if chosen is None:
            more[one.question] = (*more.get(one.question, ()), one.written)
        else:
            instead.setdefault(one.question, {})[one.key] = chosen
    return replace(mapping, instead=instead), more
