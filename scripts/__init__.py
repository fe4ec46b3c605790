"""The commands for staff: each file is one, and sets up what it needs."""
