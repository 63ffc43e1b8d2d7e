"""From what a person typed to an answer: matching, composing, checking. Knows no Slack and no files."""
