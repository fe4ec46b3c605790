"""Wrong and unusual inputs by family, each with the exact lines that a clerk is told."""
