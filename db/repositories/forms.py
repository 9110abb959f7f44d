"""Forms of the program."""

from db.repository import Repository


class Forms(Repository):
    """Made next."""
