"""Audit of the program."""

from db.repository import Repository


class Audit(Repository):
    """Made next."""
