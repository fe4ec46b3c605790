"""How an assessment looks: HTML from Jinja templates, autoescape on."""
