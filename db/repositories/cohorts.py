"""Cohorts of the program."""

from db.repository import Repository


class Cohorts(Repository):
    """Made next."""
