"""What a person's rulings do to readings, and that nothing is asked twice."""

import pytest

from bot.digest import store
from bot.service.review.papers import Papers
from bot.service.review.session import Review
from bot.service.review.settling import settle
from bot.story.decisions import MatterKind, Ruling
from bot.story.errors import ReadingError, UsageError
from tests.service.review.waiting import CLOSED, COUNT, ORIGINAL, OTHER, read


def says(matters):
    return [matter.claims[0].says for matter in matters]


def claims(review):
    return {claim.id: claim.says for claim in review.papers.claims}


def test_proposals_wait_in_the_order_of_sources_and_texts(opened):
    assert says(opened().claims()) == [
        "It says of count: 40.",
        "It says of status: closed.",
        "It says of count: 50.",
    ]


def test_an_accepted_proposal_becomes_a_claim_of_its_reading(opened):
    review = opened()
    decision = review.decide(review.claims()[0], Ruling.ACCEPTED)
    assert decision.claim == "a1.c01"
    assert claims(opened()) == {"a1.c01": "It says of count: 40."}
    assert says(opened().claims()) == ["It says of status: closed.", "It says of count: 50."]


def test_a_rejected_proposal_stays_out_and_is_not_asked_about_again(opened, house):
    review = opened()
    review.decide(review.claims()[0], Ruling.REJECTED)
    read(house, "a1", ORIGINAL, [COUNT, CLOSED])
    assert claims(opened()) == {}
    assert says(opened().claims()) == ["It says of status: closed.", "It says of count: 50."]


def test_a_changed_passage_asks_again(opened, house):
    review = opened()
    review.decide(review.claims()[0], Ruling.REJECTED)
    read(house, "a1", ORIGINAL.replace("at dawn", "at noon"), [COUNT, CLOSED])
    assert says(opened().claims())[0] == "It says of count: 40."


def test_an_edit_is_what_the_reading_gets(opened):
    review = opened()
    fields = {"subject": "strike", "aspect": "count", "value": {"exact": 41}, "says": "Forty-one."}
    review.decide(review.claims()[0], Ruling.EDITED, fields)
    assert claims(opened()) == {"a1.c01": "Forty-one."}
    assert len(opened().claims()) == 2


def test_a_wrong_edit_is_refused_and_nothing_is_kept(opened):
    review = opened()
    with pytest.raises(ReadingError, match="subject “strik” is unknown"):
        review.decide(
            review.claims()[0], Ruling.EDITED, {"subject": "strik", "aspect": "count", "says": "It."}
        )
    assert (claims(opened()), opened().papers.decisions) == ({}, [])


def test_an_edit_can_change_neither_the_words_nor_the_id(opened):
    review = opened()
    before = review.claims()[0].claims[0]
    fields = {"subject": "strike", "aspect": "remark", "says": "It.", "id": "c77", "evidence": []}
    review.decide(review.claims()[0], Ruling.EDITED, fields)
    (claim,) = opened().papers.claims
    assert (claim.id, claim.evidence) == ("a1.c01", before.evidence)


@pytest.mark.parametrize("ruling", [Ruling.ACCEPTED, Ruling.REJECTED])
def test_undo_takes_back_the_ruling_and_what_it_did_in_a_later_run_too(opened, ruling):
    text = opened().papers.text_of("a1")
    review = opened()
    review.decide(review.claims()[0], ruling)
    assert opened().undo().ruling is ruling
    assert opened().papers.text_of("a1").strip() == text.strip()
    assert len(opened().claims()) == 3
    assert opened().undo() is None


def all_accepted(review):
    while review.claims():
        review.decide(review.claims()[0], Ruling.ACCEPTED)
    return review


def test_a_disagreement_that_an_accepted_claim_brings_is_asked_about_once(opened):
    review = all_accepted(opened())
    (matter,) = review.findings()
    assert matter.kind is MatterKind.DISAGREEMENT
    review.decide(matter, Ruling.ACCEPTED)
    assert opened().findings() == ()
    assert opened().undo().matter == matter.id
    assert [found.id for found in opened().findings()] == [matter.id]


def test_rejecting_a_claim_of_a_disagreement_takes_it_out_and_undo_puts_it_back(opened):
    review = all_accepted(opened())
    wrong = review.findings()[0].claims[1]
    review.decide(review.reading_matter(wrong), Ruling.REJECTED)
    assert wrong.id not in claims(opened())
    assert opened().findings() == ()
    review.undo()
    assert wrong in opened().papers.claims
    assert len(opened().findings()) == 1


def test_editing_a_claim_of_a_disagreement_changes_it_in_its_place(opened):
    review = all_accepted(opened())
    claim = review.findings()[0].claims[1]
    fields = {"subject": "strike", "aspect": "count", "value": {"exact": 40}, "says": "Forty."}
    review.decide(review.reading_matter(claim), Ruling.EDITED, fields)
    assert (claims(opened())[claim.id], opened().findings()) == ("Forty.", ())
    review.undo()
    assert claims(opened())[claim.id] == claim.says


def test_what_was_decided_is_carried_out_again_on_a_reading_made_anew(opened, house):
    review = opened()
    review.decide(review.claims()[0], Ruling.ACCEPTED)
    fields = {"subject": "strike", "aspect": "status", "value": {"term": "closed"}, "says": "Shut."}
    review.decide(review.claims()[0], Ruling.EDITED, fields)
    read(house, "a1", ORIGINAL, [CLOSED, COUNT])
    papers = Papers.of(house, "harbour")
    assert sorted((done.ruling, done.claim) for done in settle(papers)) == [
        (Ruling.ACCEPTED, "a1.c01"),
        (Ruling.EDITED, "a1.c02"),
    ]
    assert sorted(claims(opened()).values()) == ["It says of count: 40.", "Shut."]
    assert settle(Papers.of(house, "harbour")) == ()
    assert says(opened().claims()) == ["It says of count: 50."]


def test_what_was_mended_by_hand_since_is_left_alone(opened, house):
    review = opened()
    review.decide(review.claims()[0], Ruling.ACCEPTED)
    path = store.reading_path(house.seeds, "harbour", "a1")
    path.write_text(path.read_text("utf-8").replace("exact = 40", "exact = 44"), encoding="utf-8")
    assert settle(Papers.of(house, "harbour")) == ()
    assert "exact = 44" in path.read_text("utf-8")


def test_a_run_that_ends_between_keeping_a_ruling_and_writing_the_reading_loses_nothing(
    opened, monkeypatch, house
):
    review = opened()
    monkeypatch.setattr(Papers, "put", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        review.decide(review.claims()[0], Ruling.ACCEPTED)
    monkeypatch.undo()
    assert claims(opened()) == {}
    settle(Papers.of(house, "harbour"))
    assert claims(opened()) == {"a1.c01": "It says of count: 40."}


def test_damaged_proposals_are_told_and_the_others_still_wait(opened, house):
    store.proposals_path(house.seeds, "harbour", "a1").write_text("{", encoding="utf-8")
    review = opened()
    assert says(review.claims()) == ["It says of count: 50."]
    assert "a1.json: damaged" in review.papers.troubles[0]


def test_without_the_original_a_decision_stands_by_its_words(opened, house):
    review = opened()
    review.decide(review.claims()[0], Ruling.REJECTED)
    (house.seeds / "originals" / "a1.txt").unlink()
    assert len(opened().claims()) == 2
    assert opened().papers.passage_text("a1", "p1") is None


def test_two_articles_never_share_a_ruling(opened, house):
    read(house, "a2", OTHER.replace("Fifty", "Forty"), [COUNT])
    review = opened()
    review.decide(review.claims()[0], Ruling.REJECTED)
    assert [matter.claims[0].source for matter in opened().claims()] == ["a1", "a2"]


def test_an_unknown_matter_is_a_misuse(opened):
    with pytest.raises(UsageError, match="nothing open has the id"):
        Review(opened().papers).matter("0" * 12)
