"""What something is said to have been before: "before the thaw", "until the thaw"."""

from __future__ import annotations

from bot.answering.checking.utterances import Utterance


def prior_words(utterance: Utterance) -> frozenset[int]:
    """The words that only tell what something was before: "before the thaw", with those that open it."""
    found: set[int] = set()
    stops = sorted({0, *utterance.pauses, len(utterance.words)})
    verbs = [hit.start for hit in utterance.having("auxiliaries", "was", "past")]
    for hit in utterance.having("prior"):
        first = max(stop for stop in stops if stop <= hit.start)
        last = min(stop for stop in stops if stop > hit.start)
        if utterance.is_verb_last:
            found.update(range(first, hit.end))
        else:
            opens = hit.start == first and last == len(utterance.words)  # no pause ends it
            ends = [at for at in verbs if opens and hit.end < at < last]
            found.update(range(hit.start, min(ends, default=last)))
    return frozenset(found)
