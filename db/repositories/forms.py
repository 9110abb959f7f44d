"""Forms: what each side is asked. A wording that somebody has answered is never changed, a new version follows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from core.errors import Conflict, Fault, InvalidInput, NotFound
from core.matching.counting import fitted
from core.matching.documents import rules_from_document, rules_to_document
from core.matching.rules import Criterion, Rules
from core.program.form_editing import check_form
from core.program.more_options import More, offer
from core.program.questions import Form, Side
from core.roles import Action
from db.admission import program_of
from db.facts import forms_by_side, newest_forms
from db.models import ApplicationRow, FormRow, FormVersionRow, RulesRow, ScenarioRow
from db.new_program import suggested
from db.repository import Repository, needs


@dataclass(frozen=True)
class KeptForm:
    """A form with the version that was seen. ``number`` counts its wordings, ``answers`` who answered the newest."""

    id: int
    version: int
    number: int
    form: Form
    answers: int

    @property
    def is_in_use(self) -> bool:
        return self.answers > 0


@dataclass(frozen=True)
class Wording:
    """One version of a form: when it came, and how many applications, drafts too, were begun with it."""

    number: int
    at: datetime
    form: Form
    answers: int


@dataclass(frozen=True)
class KeptCriteria:
    """The criteria with the version of the rules that was seen; 0 where none are kept."""

    criteria: tuple[Criterion, ...]
    version: int


SIDE_OF = {Side.MENTOR: "Mentors", Side.MENTEE: "Mentees", Side.PEER: "Everybody"}


class Forms(Repository):
    """The forms of the cohort one is working in."""

    @needs(Action.READ_PROGRAM)
    def all(self) -> tuple[KeptForm, ...]:
        """One for each side, mentors first."""
        found = self._session.exec(
            select(FormRow, FormVersionRow)
            .join(
                FormVersionRow,
                (col(FormVersionRow.form_id) == FormRow.id) & (col(FormVersionRow.number) == FormRow.number),
            )
            .where(FormRow.cohort_id == self.workspace.cohort_id)
        ).all()
        answers = self._answers([newest.id for _, newest in found])
        order = list(Side)
        kept = [
            KeptForm(
                row.id or 0, row.version, row.number, Form.from_document(newest.document), answers.get(newest.id, 0)
            )
            for row, newest in found
        ]
        return tuple(sorted(kept, key=lambda one: order.index(one.form.side)))

    @needs(Action.READ_PROGRAM)
    def wordings(self, side: Side) -> tuple[Wording, ...]:
        """Every version of a side's form, the newest first, each with how many applications were begun with it."""
        row = self._row(side)
        found = self._session.exec(
            select(FormVersionRow).where(FormVersionRow.form_id == row.id).order_by(col(FormVersionRow.number).desc())
        ).all()
        answers = self._answers([each.id for each in found])
        return tuple(
            Wording(each.number, each.created_at, Form.from_document(each.document), answers.get(each.id, 0))
            for each in found
        )

    @needs(Action.READ_PROGRAM)
    def criteria(self) -> KeptCriteria:
        """What the answers are compared by, of the rules kept for this cohort."""
        rules = self._rules()
        if rules is None:
            return KeptCriteria((), 0)
        return KeptCriteria(rules_from_document(rules.document).criteria, rules.version)

    @needs(Action.CHANGE_RULES)
    def compare(self, criteria: Sequence[Criterion], version: int) -> None:
        """Keep other criteria; the rest of the rules stays. Raises Conflict where they were changed meanwhile."""
        rules = self._rules()
        if (rules.version if rules else 0) != version:
            raise Conflict(
                "Somebody else changed the rules while you were looking; nothing of theirs was overwritten.",
                "Load the page again and look at what counts now.",
            )
        document = rules_to_document(Rules(tuple(criteria)))
        if rules is None:
            here = self.workspace.cohort_id
            self._session.add(RulesRow(program_id=self.workspace.actor.program_id, cohort_id=here, document=document))
        else:
            rules.document = {**rules.document, "criteria": document["criteria"]}

    @needs(Action.CHANGE_FORM)
    def save(
        self,
        form: Form,
        version: int,
        twin: tuple[Form, int] | None = None,
        criteria: tuple[Sequence[Criterion], int] | None = None,
    ) -> tuple[str, ...]:
        """Keep another wording; gives the labels of criteria that went because their question is gone.

        ``twin``: the other side's form and the version seen, ``criteria``: how answers are compared and the version
        seen; all are kept or none is. Raises InvalidInput with all that
        stops a form from being given out, Conflict where one was changed meanwhile.
        """
        given = [(form, version), *([twin] if twin is not None else [])]
        faults = [
            Fault(f"{SIDE_OF[each.side]}: {fault.where}" if twin else fault.where, fault.what)
            for each, _ in given
            for fault in check_form(each)
        ]
        if faults:
            raise InvalidInput("The form is not saved.", faults)
        for each, seen in given:
            row = self._row(each.side)
            if row.version != seen:
                raise Conflict(
                    "Somebody else changed this form while you were looking; nothing of theirs was overwritten.",
                    "Load the page again, look at the questions as they are now, then make your change.",
                )
            self._write(row, each)
        if criteria is not None:
            self.compare(*criteria)
        return self._forget_criteria()

    @needs(Action.CHANGE_FORM)
    def replace(self, forms: Iterable[Form]) -> None:
        """Other questions altogether, for instance made of a spreadsheet's columns, and the rules suggested anew.

        Rules that a kept scenario was made with are left alone but for questions that are gone.
        """
        given = tuple(forms)
        if faults := [fault for form in given for fault in check_form(form)]:
            raise InvalidInput("The forms are not saved.", faults)
        for form in given:
            self._write(self._row(form.side), form)
        self._session.flush()
        here = self.workspace.cohort_id
        used = self._session.exec(select(ScenarioRow.id).where(ScenarioRow.cohort_id == here).limit(1)).first()
        rules = self._rules()
        if used is not None or rules is None:
            self._forget_criteria()
            return
        template = program_of(self._session, self.workspace.actor.program_id).template
        criteria = suggested(newest_forms(self._session, here), template)
        rules.document = {**rules.document, "criteria": rules_to_document(Rules(criteria))["criteria"]}

    @needs(Action.CHANGE_FORM)
    def offer(self, more: More) -> None:
        """Options that questions get besides, last, their twins too. What was answered stays as it is.

        Raises InvalidInput with all that stops a form from being given out.
        """
        forms = forms_by_side(self._session, self.workspace.cohort_id)
        made = offer(forms, more)
        if faults := [fault for form in made.values() for fault in check_form(form)]:
            raise InvalidInput("The forms are not saved.", faults)
        for side, form in made.items():
            if form != forms[side]:
                self._write(self._row(side), form)
        self._forget_criteria()

    def _write(self, row: FormRow, form: Form) -> None:
        """In place while nobody has begun to answer; as the next version once somebody has."""
        newest = self._session.exec(
            select(FormVersionRow)
            .where(FormVersionRow.form_id == row.id, FormVersionRow.number == row.number)
            .with_for_update()  # an application that begins now waits, and refers to what it was shown
        ).one()
        document = form.to_document()
        if self._answers([newest.id]).get(newest.id, 0):
            row.number += 1
            self._session.add(
                FormVersionRow(
                    program_id=row.program_id, form_id=row.id or 0, number=row.number, document=document,
                    created_at=self.workspace.now,
                )
            )  # fmt: skip
        else:
            newest.document = document
            flag_modified(row, "number")  # so that the form counts the change, and a second writer is told

    def _forget_criteria(self) -> tuple[str, ...]:
        """Criteria whose question one of the sides is no longer asked compare nothing: they go. Scales are followed."""
        self._session.flush()
        rules = self._rules()
        if rules is None:
            return ()
        kept = rules_from_document(rules.document)
        asked = {
            form.side: {question.key: question for question in form.questions}
            for form in newest_forms(self._session, self.workspace.cohort_id)
        }
        mentees = asked.get(Side.MENTEE, asked.get(Side.PEER, {}))
        mentors = asked.get(Side.MENTOR, asked.get(Side.PEER, {}))
        gone = [
            each for each in kept.criteria if each.mentee_question not in mentees or each.mentor_question not in mentors
        ]
        rest = tuple(fitted(each, mentees, mentors) for each in kept.criteria if each not in gone)
        if rest != kept.criteria:
            rules.document = {**rules.document, "criteria": rules_to_document(Rules(rest))["criteria"]}
        return tuple(each.label for each in gone)

    def _row(self, side: Side) -> FormRow:
        row = self._session.exec(
            select(FormRow).where(FormRow.cohort_id == self.workspace.cohort_id, FormRow.side == side.value)
        ).first()
        if row is None:
            raise NotFound("There is no form for this side.", "Load the page again.")
        return row

    def _rules(self) -> RulesRow | None:
        return self._session.exec(select(RulesRow).where(RulesRow.cohort_id == self.workspace.cohort_id)).first()

    def _answers(self, versions: Sequence[int | None]) -> dict[Any, int]:
        """How many applications, drafts too, were begun with each version."""
        counts = (
            select(ApplicationRow.form_version_id, func.count(col(ApplicationRow.id)))
            .where(col(ApplicationRow.form_version_id).in_(versions))
            .group_by(col(ApplicationRow.form_version_id))
        )
        return {version: count for version, count in self._session.exec(counts).all()}
