"""How many hours somebody gave, on a sheet of paper."""

from datetime import date

from core.reports.sheet import Section, hours_words, rows_of, sheet_pdf
from core.tracking.meetings import Hours
from pages.ui.words import _, count, day, language


def hours_pdf(name: str, program: str, of: Hours, since: date, until: date, today: date) -> bytes:
    """Of the days from ``since`` to ``until``. What nobody told stands nowhere."""
    parts = {
        _("In meetings"): of.meetings,
        _("Preparation"): of.preparation,
        _("On the way"): of.travel,
        _("Training"): of.training,
        _("Other work for the program"): of.other,
    }
    lead = _("{name} gave {hours} hours to {program} from {since} to {until}, in {meetings}.", name=name,
             hours=hours_words(of.whole), program=program, since=since, until=until,
             meetings=count(of.count, "{n} meeting and beside", "{n} meetings and beside"))  # fmt: skip
    foot = _("As noted by {name} and partners until {day}; meetings that the other side confirmed: {confirmed} hours.",
             name=name, day=day(today), confirmed=hours_words(of.confirmed))  # fmt: skip
    table = Section(_("Hours and minutes"), heads=(_("What for"), _("Time")), rows=rows_of(parts))
    return sheet_pdf(_("Hours given by {name}", name=name), lead, [table], foot, program, language())
