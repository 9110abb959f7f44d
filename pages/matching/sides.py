"""What the two sides are called: mentee and mentor, of peers neither; of reverse mentoring, who is the junior."""

from pages.matching.seen import Seen
from pages.ui.words import _


def side_titles(seen: Seen) -> tuple[str, str]:
    """Above the columns of a pair."""
    if seen.pool.peers:
        return _("Person"), _("Partner")
    if seen.workspace.place.form == "reverse":
        return _("Mentee (senior)"), _("Mentor (junior)")
    return _("Mentee"), _("Mentor")
