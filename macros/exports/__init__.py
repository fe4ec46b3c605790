"""Open data: every table, the whole report and its verification kit, as files below ``downloads/``."""

from macros.exports.linked_data import json_ld
from macros.exports.writing import FOLDER, Written, export_paths, write_exports

__all__ = ["FOLDER", "Written", "export_paths", "json_ld", "write_exports"]
