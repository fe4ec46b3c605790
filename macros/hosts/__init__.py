"""The thin shells: what each program that renders the pages needs of the publisher, and gets of it."""
