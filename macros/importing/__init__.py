"""A new report: from nothing, or from the evaluator's Word file, to the files of ``data/`` and ``docs/``."""
