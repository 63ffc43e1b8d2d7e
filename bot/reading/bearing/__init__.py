"""Whether the words that a claim rests on bear it out: what a model service proposes is held against them."""

from bot.reading.bearing.judging import Judgement, judge

__all__ = ["Judgement", "judge"]
