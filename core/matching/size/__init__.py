"""The exact best pairs of a hundred thousand people: no table of all pairs is ever made. See ``docs/matching.md``."""
