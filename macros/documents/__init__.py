"""The report as files to keep: PDF, Word and an offline copy, all made from the built site."""
