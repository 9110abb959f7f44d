"""Evaluation: what the program did, how sure that is, and what may be said of it."""
