"""Answers, verdicts and help as Slack messages: a layout in blocks, and the whole of it as text."""

from bot.rendering.blocks.messages import Message, answer_message, check_message, help_message

__all__ = ["Message", "answer_message", "check_message", "help_message"]
