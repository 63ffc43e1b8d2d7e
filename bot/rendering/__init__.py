"""Answers, verdicts and digests as text, terminal output, JSON and Slack blocks; pure functions only."""
