"""Screens about matching."""
