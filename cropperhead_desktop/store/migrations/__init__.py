"""What Alembic runs to bring a collection's database to the present tables."""
