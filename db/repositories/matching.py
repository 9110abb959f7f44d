"""Matching of the program."""

from db.repository import Repository


class Matching(Repository):
    """Made next."""
