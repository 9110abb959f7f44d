"""Screens about admin."""
