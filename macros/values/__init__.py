"""Exact numbers, units, formulas, how they print, errors: the only place that rounds."""
