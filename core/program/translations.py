"""A form in other languages: which wordings it has, what each is called elsewhere, and which language to begin in.

A translation belongs to a wording, not to a place: what two questions say alike is translated once, and a wording
that is changed is shown as written until somebody translates it anew, so that nobody reads an old translation of a
new question. Options are kept and compared by their first wording, whatever language they were chosen in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from babel import Locale, UnknownLocaleError

from core.errors import Fault
from core.program.questions import Form, Question
from core.text import Text, text

# Offered to a coordinator, by the codes of ISO 639: the languages that many mentoring programs meet.
LANGUAGES = (
    "am", "ar", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr",
    "ga", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "km", "ko", "ku", "lt", "lv", "mk", "ml",
    "mr", "ms", "my", "nb", "ne", "nl", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv",
    "sw", "ta", "te", "th", "ti", "tl", "tr", "uk", "ur", "vi", "yo", "zh", "zu",
)  # fmt: skip

# What stands around the questions of every form: a coordinator may translate these too.
AROUND = (
    "Language", "Your name", "Your e-mail address", "Your time zone", "For how many people do you have time?",
    "(if you like)", "Yes", "No", "Choose one", "Choose all that fit", "Choose the most important first",
    "Your partner sees this.", "Only the people who run the program read this.", "What you agree to", "Send",
    "You can stop at any time and go on later.", "Morning", "Midday", "Afternoon", "Evening",
)  # fmt: skip


@dataclass(frozen=True)
class Phrase:
    """One wording of a form: ``words`` as written, and where it stands first."""

    words: str
    label: str  # of the question
    part: str  # question, help, option, lowest, highest; around: of no question


def phrases(form: Form) -> tuple[Phrase, ...]:
    """Every wording of its questions that somebody who applies can read, each once, in the order of the form."""
    found: dict[str, Phrase] = {}
    for question in form.questions:
        parts = [("question", question.label), ("help", question.help)]
        parts += [("option", option) for option in question.options]
        parts += [("lowest", question.low_label), ("highest", question.high_label)]
        for part, words in parts:
            if words.strip():
                found.setdefault(words, Phrase(words, question.label, part))
    return tuple(found.values())


def phrases_around() -> tuple[Phrase, ...]:
    return tuple(Phrase(words, "", "around") for words in AROUND)


def in_language(form: Form, words: str, language: str) -> str:
    """A wording in this language; as written where there is no translation of it."""
    return form.translations.get(language, {}).get(words) or words


def words_in(form: Form, language: str) -> Mapping[str, str]:
    """All that is translated into this language; empty for the language that the form is written in."""
    return form.translations.get(language, {})


def translated(question: Question, words: Mapping[str, str]) -> Question:
    """The question with its label, help and ends in other words; its options stay, since answers are kept in them."""
    return replace(
        question,
        label=words.get(question.label) or question.label,
        help=words.get(question.help) or question.help,
        low_label=words.get(question.low_label) or question.low_label,
        high_label=words.get(question.high_label) or question.high_label,
    )


def with_languages(form: Form, languages: Iterable[str]) -> Form:
    """The form for these languages, the first being the one it is written in; translations into others go."""
    wanted = tuple(dict.fromkeys(languages))
    kept = {language: form.translations[language] for language in wanted[1:] if language in form.translations}
    return replace(form, languages=wanted if len(wanted) > 1 else (), translations=kept)


def with_translations(form: Form, language: str, words: Mapping[str, str]) -> Form:
    """The form with these translations (wording as written → translated) into one language in place of those it had.

    Empty ones, and those of wordings that the form has not, are left out.
    """
    there = {phrase.words for phrase in (*phrases(form), *phrases_around())}
    tidy = {key: " ".join(each.split()) for key, each in words.items() if key in there and each and each.strip()}
    return replace(form, translations={**form.translations, language: tidy})


def untranslated(form: Form, language: str) -> int:
    """How many wordings of the form are shown as written to whoever reads it in this language."""
    known = words_in(form, language)
    return sum(1 for phrase in phrases(form) if not known.get(phrase.words))


def language_name(code: str) -> str:
    """A language in its own words: "Deutsch"."""
    try:
        name = Locale.parse(code).get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code


def languages_in(code: str) -> dict[str, str]:
    """The names of languages as English has them → as this language has them: "German" → "Deutsch"."""
    try:
        there = Locale.parse(code).languages
    except (UnknownLocaleError, ValueError):
        return {}
    return {name: there[each][:1].upper() + there[each][1:] for each, name in Locale("en").languages.items()
            if each in there}  # fmt: skip


def first_language(form: Form, spoken: str) -> str:
    """The language to begin in for a browser that speaks ``spoken`` ("de-AT"): that, its parent, or the form's own.

    Empty where the form has one language only.
    """
    for wish in (spoken.replace("_", "-").lower(), spoken.replace("_", "-").partition("-")[0].lower()):
        if wish in form.languages:
            return wish
    return form.languages[0] if form.languages else ""


def translation_faults(form: Form) -> list[Fault]:
    """Two options of a question that read the same in a language: nobody could tell which was chosen."""
    found = []
    for language in form.languages[1:]:
        for question in form.questions:
            shown = [in_language(form, option, language).strip().casefold() for option in question.options]
            if len(set(shown)) < len(shown):
                what = text("has two options that read the same in {language}", language=language_name(language))
                found.append(Fault(question.label, what))
    return found


def translation_advice(form: Form) -> list[Text]:
    """For each language, how much of the form is not translated yet."""
    return [
        text(
            "Not translated into {language} yet: {count} wordings. They are shown as written until then.",
            language=language_name(language),
            count=n,
        )
        for language in form.languages[1:]
        if (n := untranslated(form, language))
    ]
