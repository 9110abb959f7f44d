"""Screens about intake."""
