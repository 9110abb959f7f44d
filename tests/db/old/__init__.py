"""Small filled databases of earlier versions, as SQL, and how one is kept.

python -m tests.db.old NAME        # writes NAME.sql: the small world of the tests and a small demo, as of today

One is added when a version is finished, and never changed afterwards.
"""
