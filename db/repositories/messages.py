"""Messages of the program."""

from db.repository import Repository


class Messages(Repository):
    """Made next."""
