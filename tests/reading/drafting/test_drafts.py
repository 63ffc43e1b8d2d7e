"""Articles to proposals: each proposal rests on words of the article, and says how sure it is."""

from datetime import date
from hashlib import sha256

from bot.reading.drafting import Article, Lexicon, draft_claims, draft_many
from bot.story.proposals import Certainty
from bot.story.values import Period, Quantity

BRAWL = (
    "Two dead after ferry brawl\n\n"
    "Two men were killed and at least three others were injured on Monday, police said.\n\n"
    "The victims were identified as Arno Veld, 23, and Tomas Brink, 44. Veld died at the pier.\n"
)


def drafted(lexicon: Lexicon, text: str = BRAWL):
    return draft_claims(Article("a1", text, date(2020, 3, 1)), lexicon)


def test_evidence_is_the_words_themselves(violence):
    for proposal in drafted(violence):
        for evidence in proposal.claim.evidence:
            words = BRAWL[evidence.span.start : evidence.span.end]
            assert sha256(words.encode()).hexdigest() == evidence.sha256


def test_a_stated_total_is_sure(violence):
    totals = [
        proposal.claim.value
        for proposal in drafted(violence)
        if proposal.claim.aspect == "killed" and proposal.certainty is Certainty.SURE
    ]
    assert totals
    assert {(value.least, value.most) for value in totals if isinstance(value, Quantity)} == {(2, 2)}


def test_what_covers_only_some_is_unsure(violence):
    injured = [proposal for proposal in drafted(violence) if proposal.claim.aspect == "injured"]
    assert injured
    assert all(proposal.certainty is Certainty.UNSURE for proposal in injured)


def test_an_age_is_kept_as_the_days_of_birth_that_it_allows(violence):
    born = {p.claim.subject: p.claim.value for p in drafted(violence) if p.claim.aspect == "born"}
    assert born["person/arno-veld"] == Period(date(1996, 3, 2), date(1997, 3, 1))


def test_many_articles_give_what_each_gives_alone(violence):
    articles = [Article(name, BRAWL, date(2020, 3, 1)) for name in ("a1", "a2")]
    together = [[p.claim.value for p in proposals] for proposals in draft_many(articles, violence)]
    assert together == [[p.claim.value for p in drafted(violence)]] * 2


def test_an_empty_article_gives_nothing(violence):
    assert drafted(violence, "") == ()
