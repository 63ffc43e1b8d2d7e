"""What those who run the bot see and set: figures, logs, traces, limits, the pace of outgoing calls."""
