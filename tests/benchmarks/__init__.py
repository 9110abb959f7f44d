"""Speed, measured by hand; never part of the tests."""
