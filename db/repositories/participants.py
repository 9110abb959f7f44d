"""Participants of the program."""

from db.repository import Repository


class Participants(Repository):
    """Made next."""
