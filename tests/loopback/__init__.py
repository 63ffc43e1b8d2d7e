"""A Slack of our own on 127.0.0.1: its Web API, its Socket Mode, and its signed requests."""
