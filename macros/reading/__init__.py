"""Files to a report, with every mistake named: the only reader of ``data/``."""
