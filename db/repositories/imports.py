"""Imports of the program."""

from db.repository import Repository


class Imports(Repository):
    """Made next."""
