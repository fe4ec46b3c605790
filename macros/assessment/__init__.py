"""What follows from a report: every name, scores, figures, checks."""
