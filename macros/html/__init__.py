"""How things look on a page: components over templates, autoescape on."""
