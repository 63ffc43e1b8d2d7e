"""How values of each type compare, and what comparing all claims of a story comes to."""

from bot.comparing.differences import Difference
from bot.comparing.findings import compare
from bot.comparing.identity import possibly_same
from bot.comparing.laws import agree, differ, differences

__all__ = ["Difference", "agree", "compare", "differ", "differences", "possibly_same"]
