"""Team of the program."""

from db.repository import Repository


class Team(Repository):
    """Made next."""
