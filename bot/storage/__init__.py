"""What outlives a process: events, feedback, conversations and installations, in SQLite or PostgreSQL."""
