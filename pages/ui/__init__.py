"""Screens about ui."""
