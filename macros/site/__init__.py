"""After the pages: what is done to the built site."""
