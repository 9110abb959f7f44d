"""Programs of the program."""

from db.repository import Repository


class Programs(Repository):
    """Made next."""
