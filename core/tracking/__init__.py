"""Following pairings while they last."""
