"""Story files: one TOML file per story, read into the story's types."""

# ruff: noqa: A001, A002  # ids are called ids, as in the types they fill
from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from bot.digest.naming import read_entities, read_vocabularies, read_words
from bot.digest.problems import Problems
from bot.digest.selectors import IT, check_gathered, read_selectors
from bot.digest.tables import ID, Table, open_file
from bot.story.entities import EntityKind, Vocabulary
from bot.story.errors import StoryError
from bot.story.questions import Aspect, Concept, Question, Story
from bot.story.values import VALUE_TYPES, Quantity

SUBJECT = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)*")
# docs.slack.dev/interactivity/implementing-slash-commands: lower case, 32 characters with the slash
COMMAND = re.compile(r"/[a-z0-9_-]{1,31}")
LANGUAGE = re.compile(r"[a-z]{2,3}")


def parse_stories(texts: Mapping[str, str | bytes]) -> dict[str, Story]:
    """Read stories by file name; StoryError lists every mistake in all of them.

    A story's slug is its file's stem.
    """
    problems = Problems()
    stories: dict[str, Story] = {}
    commands: dict[str, str] = {}
    for file, text in texts.items():
        table = open_file(text, file, problems)
        if table is None:
            continue
        story = read_story(table, PurePath(file).stem)
        stories[story.slug] = story
        other = commands.setdefault(story.command, file)
        if story.command and other != file:
            table.refuse(f"command “{story.command}” is already taken by {other}")
    problems.raise_as(StoryError)
    return stories


def parse_story(text: str, file: str) -> Story:
    """Read one story."""
    return parse_stories({file: text})[PurePath(file).stem]


def read_story(file: Table, slug: str) -> Story:
    """Read all parts of a story; what is wrong is noted in the file's problems."""
    if not ID.fullmatch(slug):
        file.refuse(
            "a story's file is named with lower-case letters, digits and hyphens, such as belarus.toml"
        )
    title, command = file.text("title"), _command(file)
    vocabularies = read_vocabularies(file)
    aspects, subjects = _aspects(file, vocabularies), _subjects(file)
    questions = _questions(file, aspects, subjects)
    story = Story(
        slug=slug,
        title=title,
        command=command,
        questions=tuple(questions.values()),
        entities=read_entities(file),
        vocabularies=vocabularies,
        aspects=aspects,
        subjects=subjects,
        concepts=_concepts(file),
        menu=_menu(file, questions),
        quantities=_quantities(file),
    )
    file.close()
    return story


def _command(file: Table) -> str:
    command = file.text("command")
    if command.strip() and not COMMAND.fullmatch(command):
        file.refuse(
            f"command “{command}” must begin with / and go on with lower-case letters, digits, - and _,"
            " 32 characters in all"
        )
    return command


def _aspects(file: Table, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Aspect]:
    if not file.has("aspects"):
        file.refuse("field “aspects” is missing: a story needs the aspects that claims may use")
    return {id: _aspect(id, table, vocabularies) for id, table in file.named("aspects", "aspect")}


def _aspect(id: str, table: Table, vocabularies: Mapping[str, Vocabulary]) -> Aspect:
    table.check_id(id, "id")
    kind, label = table.choice("type", VALUE_TYPES), table.text("label")
    vocabulary = None
    if kind == "category":
        vocabulary = table.choice("vocabulary", vocabularies, "[vocabularies]")
    elif table.has("vocabulary"):
        table.refuse("only an aspect of type category takes a vocabulary")
    table.close()
    return Aspect(id, kind, label, vocabulary)


def _subjects(file: Table) -> dict[str, str]:
    table = file.table("subjects")
    for path in table.fields:
        if not SUBJECT.fullmatch(path):
            table.refuse(f"subject “{path}” must be a path such as sanctions/trade/potash")
    return {path: table.text(path) for path in table.fields}


def _quantities(file: Table) -> dict[str, Quantity]:
    quantities: dict[str, Quantity] = {}
    for word, table in file.named("quantities", "quantity"):
        least, most = table.number("least"), table.number("most")
        if table.is_sound and least is None and most is None:
            table.refuse("needs least, most or both: the interval that the word stands for")
        if least is not None and most is not None and least > most:
            table.refuse(f"least {least:g} is above most {most:g}")
        table.close()
        if table.is_sound:
            quantities[word] = Quantity(least, most, word=word)
    return quantities


def _concepts(file: Table) -> tuple[Concept, ...]:
    return tuple(_concept(id, table) for id, table in file.named("concepts", "concept"))


def _concept(id: str, table: Table) -> Concept:
    table.check_id(id, "id")
    for language in table.fields:
        if not LANGUAGE.fullmatch(language):
            table.refuse(f"“{language}” is not a language: write en, de, ru, tr, …")
    if not table.fields:
        table.refuse('has no words: list them by language, such as en = ["freed"]')
    return Concept(id, {language: read_words(table, language) for language in table.fields})


def _menu(file: Table, questions: Mapping[str, Question]) -> tuple[str, ...]:
    menu = file.texts("menu")
    for slug in menu:
        file.check_known(slug, "menu: question", questions)
    return menu


def _questions(
    file: Table, aspects: Mapping[str, Aspect], subjects: Mapping[str, str]
) -> dict[str, Question]:
    questions: dict[str, Question] = {}
    for table in file.tables("questions", "question", key="slug"):
        question = _question(table, aspects, subjects)
        if question.slug in questions:
            table.refuse(f"slug “{question.slug}” is taken by another question")
        questions.setdefault(question.slug, question)
    return questions


def _question(table: Table, aspects: Mapping[str, Aspect], subjects: Mapping[str, str]) -> Question:
    question = Question(
        slug=table.id("slug"),
        title=table.text("title"),
        topic=table.text("topic"),
        gathers=read_selectors(table, "gathers"),
        near=read_selectors(table, "near"),
        also=read_selectors(table, "also"),
        wordings=table.texts("wordings"),
        each=_each(table),
        needs=read_selectors(table, "needs"),
    )
    selectors = (*question.gathers, *question.also, *question.near, *question.needs)
    has_it = any(IT in text for text in (question.title, *map(str, selectors)))
    if table.is_sound and has_it != (question.each is not None):
        table.refuse(f'each and {IT} go together: each = "person" fills {IT} in title, gathers and near')
    check_gathered(table, question, aspects, subjects)
    table.close()
    return question


def _each(table: Table) -> EntityKind | None:
    kind = table.choice("each", [*EntityKind]) if table.has("each") else ""
    return EntityKind(kind) if kind in [*EntityKind] else None
