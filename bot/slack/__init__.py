"""Listeners for Slack: they move text in and replies out, and know neither sources nor files."""
