"""Evaluation of the program."""

from db.repository import Repository


class Evaluation(Repository):
    """Made next."""
