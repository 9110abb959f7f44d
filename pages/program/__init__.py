"""Screens about program."""
