"""Pairings of the program."""

from db.repository import Repository


class Pairings(Repository):
    """Made next."""
