"""The collection: photos that visitors gave, what they say about them, receipts and withdrawals.

Objects (obstore) and rows (SQLAlchemy Core, Alembic); nothing else in the program imports those.
"""
