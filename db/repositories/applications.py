"""Applications of the program."""

from db.repository import Repository


class Applications(Repository):
    """Made next."""
