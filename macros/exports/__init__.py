"""Open data: every table, the whole report and its verification kit, as files below ``downloads/``."""

from macros.exports.linked_data import json_ld
from macros.exports.writing import Written, write_exports

__all__ = ["Written", "json_ld", "write_exports"]
