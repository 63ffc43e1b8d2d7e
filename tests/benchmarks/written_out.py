"""Made-up stories as the files that a person would write: a story and a reading for each source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.digest.values_json import encode_value
from bot.story.claims import Claim
from bot.story.questions import Story
from bot.story.sources import Source
from tests.benchmarks.synthetic import MADE, Synthetic

TOLD_BY_ASPECT = {"type", "vocabulary"}


def write_out(synthetic: Synthetic, config: Path, seeds: Path) -> None:
    """Write the story and its readings into two folders, as `crosscheck build` reads them."""
    story = synthetic.story
    folder = seeds / story.slug
    folder.mkdir(parents=True)
    config.mkdir(exist_ok=True)
    (config / f"{story.slug}.toml").write_text(story_toml(story), encoding="utf-8")
    for source in synthetic.sources:
        text = reading_toml(source, synthetic.by_source[source.id])
        (folder / f"{source.id}.toml").write_text(text, encoding="utf-8")


def story_toml(story: Story) -> str:
    """Write a story's file."""
    return "\n".join(_story(story)) + "\n"


def reading_toml(source: Source, claims: list[Claim]) -> str:
    """Write a reading."""
    return "\n".join([*_source(source), *(line for claim in claims for line in _claim(claim))]) + "\n"


def _story(story: Story) -> Iterator[str]:
    yield f"title = {_value(story.title)}"
    yield f"command = {_value(story.command)}"
    yield "[aspects]"
    for aspect in story.aspects.values():
        shown = {"type": aspect.type, "label": aspect.label, "vocabulary": aspect.vocabulary}
        yield f"{aspect.id} = {_value(shown)}"
    yield "[subjects]"
    yield from (f"{_value(path)} = {_value(label)}" for path, label in story.subjects.items())
    yield "[quantities]"
    for word, quantity in story.quantities.items():
        yield f"{_value(word)} = {_value({'least': quantity.least, 'most': quantity.most})}"
    yield "[concepts]"
    yield from (f"{concept.id} = {_value(concept.words)}" for concept in story.concepts)
    for entity in story.entities.values():
        shown = {"kind": entity.kind.value, "label": entity.label, "within": entity.within}
        yield from _table(f"entities.{entity.id}", shown)
    for vocabulary in story.vocabularies.values():
        pairs = {
            name: sorted(sorted(pair) for pair in getattr(vocabulary, name))
            for name in ("broader", "tense", "incompatible")
        }
        yield from _table(f"vocabularies.{vocabulary.id}", {"kind": vocabulary.kind, **pairs})
        for term in vocabulary.terms:
            yield f"terms.{term.id} = {_value({'label': term.label, 'words': term.words})}"
    for question in story.questions:
        yield "[[questions]]"
        yield from _fields(
            {
                "slug": question.slug,
                "title": question.title,
                "topic": question.topic,
                "gathers": [str(selector) for selector in question.gathers],
                "wordings": question.wordings,
                "each": question.each.value if question.each else None,
            }
        )


def _source(source: Source) -> Iterator[str]:
    yield f"made = {MADE.isoformat()}"
    shown = {
        name: getattr(source, name) for name in ("id", "file", "sha256", "title", "published", "language")
    }
    yield from _table("source", {**shown, "words": source.words, "fingerprint": source.fingerprint})
    yield "passages = ["
    for passage in source.passages:
        span = [passage.span.start, passage.span.end]
        shown = {"id": passage.id, "kind": passage.kind.value, "line": passage.line, "span": span}
        yield f"  {_value(shown)},"
    yield "]"


def _claim(claim: Claim) -> Iterator[str]:
    value = {name: part for name, part in encode_value(claim.value).items() if name not in TOLD_BY_ASPECT}
    if "word" in value:
        value = {name: part for name, part in value.items() if name not in ("least", "most")}
    yield "[[claims]]"
    yield from _fields(
        {
            "id": claim.id.partition(".")[2],
            "subject": claim.subject,
            "aspect": claim.aspect,
            "value": value or None,
            "says": claim.says,
            "modality": claim.modality.value,
            "evidence": [
                {"passage": item.passage, "span": [item.span.start, item.span.end], "sha256": item.sha256}
                for item in claim.evidence
            ],
        }
    )


def _table(name: str, shown: Mapping[str, object]) -> Iterator[str]:
    yield f"[{name}]"
    yield from _fields(shown)


def _fields(shown: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{name} = {_value(part)}" for name, part in shown.items() if part is not None)


def _value(part: object) -> str:
    if isinstance(part, Mapping):
        return f"{{ {', '.join(_fields(part))} }}"
    if isinstance(part, list | tuple):
        return f"[{', '.join(_value(item) for item in part)}]"
    return part.isoformat() if hasattr(part, "isoformat") else json.dumps(part, ensure_ascii=False)
