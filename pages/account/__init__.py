"""Screens about account."""
