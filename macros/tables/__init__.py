"""Tables laid out once, for every writer."""
