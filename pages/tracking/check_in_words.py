"""A check-in in a line of the timeline, for the team."""

from db import CheckInLine
from pages.ui.words import _, plain


def check_in_words(line: CheckInLine) -> str:
    """Who was asked and what she said; or until when she may still answer."""
    who = plain(line.name)
    if line.answer is None:
        return f":material/help: {_('{name} was asked how it goes; answer due {day}', name=who, day=line.due_on)}"
    said = [_("{name} says how it goes", name=who)]
    said += [_("{n} of 5", n=line.answer.rating)] if line.answer.rating is not None else []
    if line.answer.met is not None:
        said.append(_("have met lately") if line.answer.met else _("have not met lately"))
    said += [_("wants to be called")] if line.answer.wants_contact else []
    words = f"  \n{plain(line.answer.words)}" if line.answer.words else ""
    return ":material/chat: " + " · ".join(said) + words
