"""result -> str: one module a format; nothing here reads the database or prints."""
