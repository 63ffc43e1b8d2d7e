"""The bot as Slack meets it: everything joined, one command a story."""

from bot.service.answering import Answering
from bot.service.feedback import list_feedback
from bot.service.phrases import phrases
from bot.service.serving import serve

__all__ = ["Answering", "list_feedback", "phrases", "serve"]
