"""Whose own words a query asks for: "what did she say", "a quote from her", not "what is said about her"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.answering.lexicon import Lexicon, Match
from bot.answering.words import Word

SAID = "said"
BY = "by"
ABOUT = "about"
AFTERWARDS = "afterwards"
"""Words of speech, those right before whose they are, and words before and after what is only a topic."""

REACH = 4
"""So many words after a name its speech may follow: "did she, then, comment"."""

_PAUSES = frozenset(",:()–—")


class Speech:
    """Finds the names that a query has for speakers."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._lexicon = Lexicon.of(table)

    def speakers(
        self, text: str, found: Sequence[Word], matches: Sequence[Match], language: str
    ) -> Iterator[str]:
        """Ids of the entities whose words are asked for."""
        tags = self._lexicon.tag(found, language)
        topics = {tag.end for tag in tags if ABOUT in tag.features}
        topics_before = {tag.start for tag in tags if AFTERWARDS in tag.features}
        owners = {tag.end for tag in tags if BY in tag.features}
        speech = sorted(tag.start for tag in tags if not {SAID, BY}.isdisjoint(tag.features))
        for match in matches:
            names = [feature[2:] for feature in match.features if feature[:2] == "e:"]
            is_topic = match.start in topics or match.end in topics_before
            if names and (
                match.start in owners or (not is_topic and _follows(text, found, matches, match, speech))
            ):
                yield from names


def _follows(
    text: str, found: Sequence[Word], matches: Sequence[Match], match: Match, speech: Sequence[int]
) -> bool:
    """Whether speech follows a name with no pause and no other name between."""
    at = next((at for at in speech if match.end <= at < match.end + REACH), None)
    if at is None or found[at].clause != found[match.start].clause:
        return False
    between = text[found[match.end - 1].start : found[at].start]
    others = (m for m in matches if match.end <= m.start < at)
    return _PAUSES.isdisjoint(between) and not any(f[:2] in {"e:", "s:"} for m in others for f in m.features)
