"""What a story knows is used: its persons' ids, its vague words, its vocabularies."""

from bot.reading.drafting import Article, draft_claims, read_lexicon
from bot.story.values import Category, Names, Quantity
from tests.builders import a_quantity, a_story, an_entity

LEXICON = """
[outcomes.freed]
subject = "release"
aspect = "count"
label = "freed"
told = ["{who} was freed.", "{count} were freed."]
verbs = ["free", "release"]

[claims.fate]
subject = "person/{id}"
aspect = "freedom"
vocabulary = "freedom"
told = "{who} was {what}."

[claims.names]
subject = "release"
aspect = "freed"
told = "Among the {what} are {who}."
"""
TEXT = "The court released several sailors. Arno Veld was freed on Monday."


def values(aspect: str):
    several = a_quantity(least=3, word="several")
    story = a_story(entities=[an_entity("veld", label="Arno Veld")], quantities=[several])
    proposals = draft_claims(Article("a1", TEXT), read_lexicon(LEXICON, "freed.toml"), story)
    return [(p.claim.subject, p.claim.value) for p in proposals if p.claim.aspect == aspect]


def test_a_known_person_keeps_the_storys_id_and_term():
    [(subject, value)] = values("freedom")
    assert subject == "person/veld"
    assert isinstance(value, Category)
    assert (value.term.vocabulary, value.term.id) == ("freedom", "freed")


def test_a_vague_word_is_the_interval_that_the_story_declares():
    words = {value.word for _, value in values("count") if isinstance(value, Quantity)}
    assert "several" in words


def test_names_of_an_outcome_are_an_open_list():
    [(_, value)] = values("freed")
    assert isinstance(value, Names)
    assert [member.id for member in value.members] == ["veld"]
    assert not value.closed
