"""Screens about tracking."""
