"""Whose word something is, and how firmly the article puts it."""

import pytest

from bot.reading.drafting import Article, draft_claims
from bot.reading.drafting.attribution import voice_at
from bot.reading.drafting.proposing import modality_of
from bot.story.claims import Modality
from bot.story.entities import Entity
from tests.builders import a_story, an_entity
from tests.reading.drafting.builders_drafting import drafted, sheet_of


def said_by(text: str, word: str) -> tuple[str | None, Modality]:
    """The head of the speaker and the modality of what stands at a word."""
    sheet = sheet_of(text)
    voice = voice_at(sheet, sheet.words.index(word))
    return None if voice.speaker is None else sheet.words[voice.speaker], modality_of(voice)


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Police said that the ferry sank on Monday.", "sank", "police"),
        ("The ferry sank on Monday, the captain said.", "sank", "captain"),
        ("According to the harbour office, the ferry sank.", "sank", "office"),
        ("The ferry sank, according to Lena Holt.", "sank", "holt"),
        ("Witnesses emphasized that the ferry sank slowly.", "sank", "witnesses"),
        ("The mayor called the rescue a miracle.", "miracle", "mayor"),
        ("Holt's statement reveals that the ferry sank.", "sank", "holt"),
        ('"The ferry sank at noon," the captain said. "Nobody was lost."', "lost", "captain"),
    ],
)
def test_who_says_it(text, word, speaker):
    assert said_by(text, word) == (speaker, Modality.REPORTED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry sank on Monday.", "sank"),
        ("The captain who sank the ferry said nothing.", "sank"),
        ("The ferry sank after the mayor said that it was safe.", "sank"),
        ("The find indicates that the ferry sank.", "sank"),
    ],
)
def test_what_nobody_is_said_to_say_is_asserted(text, word):
    assert said_by(text, word) == (None, Modality.ASSERTED)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The ferry may have sunk.", "sunk", Modality.SPECULATED),
        ("The ferry appears to leak.", "leak", Modality.SPECULATED),
        ("The ferry will sail in June.", "sail", Modality.EXPECTED),
        ("The port expects to reopen.", "reopen", Modality.EXPECTED),
        ("The port should close.", "close", Modality.RECOMMENDED),
        ("The union urged the port to close.", "close", Modality.RECOMMENDED),
        ("Check the boilers every spring.", "boilers", Modality.RECOMMENDED),
        ("The ferry, which will be scrapped, sank.", "sank", Modality.ASSERTED),
    ],
)
def test_how_firmly_it_is_put(text, word, modality):
    assert said_by(text, word)[1] is modality


def told(proposals) -> list[tuple[Modality, Entity | None]]:
    """How the number of killed is told, and by whom."""
    claims = [proposal.claim for proposal in proposals if proposal.claim.aspect == "killed"]
    return list(dict.fromkeys((claim.modality, claim.attributed_to) for claim in claims))


def test_a_speaker_whom_no_story_knows_goes_by_the_articles_words(violence):
    [(modality, speaker)] = told(drafted("Harbour police said four sailors were killed.", violence))
    assert modality is Modality.REPORTED
    assert speaker is not None
    assert speaker.label == "Harbour police"


@pytest.mark.parametrize(
    "text",
    [
        "The port office said four sailors were killed.",
        "Officials of the harbour authority said four sailors were killed.",
        "Four sailors were killed, according to the harbour authority.",
    ],
)
def test_a_speaker_is_the_storys_entity_by_any_of_its_names(violence, text):
    office = an_entity("harbour-office", label="the harbour authority", aliases=("port office",), kind="body")
    proposals = draft_claims(Article("a1", text), violence, a_story(entities=[office]))
    assert told(proposals) == [(Modality.REPORTED, office)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Harbour police said four sailors were killed.",
            "4 (sailor) were killed, according to Harbour police.",
        ),
        ("They said four sailors were killed.", "4 (sailor) were killed."),
    ],
)
def test_a_speaker_whom_the_story_does_not_know_stands_in_the_sentence(violence, text, says):
    proposals = draft_claims(Article("a1", text), violence, a_story())
    assert told(proposals) == [(Modality.REPORTED, None)]
    assert says in {proposal.claim.says for proposal in proposals}


def test_what_is_to_come_needs_a_person(violence):
    assert all(p.doubts for p in drafted("Four sailors will be killed.", violence))
