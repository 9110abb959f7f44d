"""What one wording of a form has that an earlier one had not; and questions taken over from another form."""

from collections.abc import Collection
from dataclasses import replace

from core.program.form_editing import add
from core.program.questions import Form
from core.program.translations import phrases
from core.text import Text, text


def changes(before: Form, after: Form) -> tuple[Text, ...]:
    """What changed, question by question in the order of ``after``; what is gone comes last. Empty: nothing did."""
    found: list[Text] = []
    for question in after.questions:
        was = before.question(question.key)
        if was is None:
            found.append(text("“{label}” is new.", label=question.label))
            continue
        if was.label != question.label:
            found.append(text("“{was}” now reads “{label}”.", was=was.label, label=question.label))
        if gone := [option for option in was.options if option not in question.options]:
            found.append(text("“{label}” no longer offers: {options}.", label=question.label, options=", ".join(gone)))
        if new := [option for option in question.options if option not in was.options]:
            found.append(text("“{label}” now offers: {options}.", label=question.label, options=", ".join(new)))
        if was.required != question.required:
            message = "“{label}” must now be answered." if question.required else "“{label}” may now be left open."
            found.append(text(message, label=question.label))
        if was.visible is not question.visible:
            found.append(text("Others see the answer to “{label}” now.", label=question.label))
        if was.condition != question.condition:
            found.append(text("“{label}” is asked of other people now.", label=question.label))
        told = replace(
            was, label=question.label, options=question.options, required=question.required,
            visible=question.visible, condition=question.condition,
        )  # fmt: skip
        if told != question:
            found.append(text("“{label}” has another help or other limits.", label=question.label))
    there = {question.key for question in after.questions}
    found += [
        text("“{label}” is no longer asked.", label=question.label)
        for question in before.questions
        if question.key not in there
    ]
    kept = [question.key for question in after.questions if before.question(question.key)]
    if kept != [question.key for question in before.questions if question.key in there]:
        found.append(text("The order is another."))
    if (before.languages, before.translations) != (after.languages, after.translations):
        found.append(text("Other languages or translations."))
    return tuple(found)


def take_over(form: Form, source: Form, keys: Collection[str], *, instead: bool = False) -> Form:
    """The form with these questions of another one as its last (or, ``instead``, in place of all its own).

    Their order, and their keys where they are free, are kept, so that twins stay twins. A condition on a question
    that is not taken along goes. Translations into languages that the form has come along; a form that has no
    languages takes those of the source.
    """
    made = replace(form, questions=()) if instead else form
    for question in source.questions:
        if question.key in keys:
            made = add(made, question)
    languages = form.languages or source.languages
    words = {phrase.words for phrase in phrases(made)}
    translations = {
        language: {
            **{key: each for key, each in source.translations.get(language, {}).items() if key in words},
            **form.translations.get(language, {}),
        }
        for language in languages[1:]
    }
    return replace(made, languages=languages, translations=translations)
