"""Options that a question has not yet, given to it and to its twin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.program.form_editing import change
from core.program.pairs import change_both, twin
from core.program.questions import Form, Question, Side

More = Mapping[Side, Mapping[str, Sequence[str]]]  # side → key of the question → the options it is to have besides
FACING = {Side.MENTOR: Side.MENTEE, Side.MENTEE: Side.MENTOR}


def offer(forms: Mapping[Side, Form], more: More) -> dict[Side, Form]:
    """The forms with more options, last in their questions; what is offered already is not offered twice.

    A twin that offered the same as its question does so afterwards too. Questions that are not there are passed over.
    Sides in the order of ``Side``, so that the same wishes make the same forms.
    """
    made = dict(forms)
    for side in (each for each in Side if each in more and each in made):
        for key, options in more[side].items():
            question = made[side].question(key)
            if question is None:
                continue
            wider = _wider(question, options)
            other = FACING.get(side)
            theirs = twin(question, made.get(other)) if other is not None else None
            if wider == question:
                continue
            if other is not None and theirs is not None:
                made[side], made[other] = change_both(made[side], made[other], key, wider, theirs)
            else:
                made[side] = change(made[side], key, wider)
    return made


def _wider(question: Question, options: Sequence[str]) -> Question:
    known = {option.casefold() for option in question.options}
    new = {option.casefold(): option for option in reversed([each.strip() for each in options]) if option}
    added = [new[spelled] for spelled in reversed(new) if spelled not in known]
    return replace(question, options=(*question.options, *added)) if added else question
