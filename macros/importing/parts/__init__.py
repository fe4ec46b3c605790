"""What the blocks of a Word file are in a report: headings and chapters, identity, framework, tables, surveys, findings."""
