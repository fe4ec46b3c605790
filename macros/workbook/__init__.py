"""The data of a report as one workbook, out and in again; it stands aside as importing does."""
