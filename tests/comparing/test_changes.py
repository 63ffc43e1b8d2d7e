"""What counts as added, gone and changed between two digests."""

from hypothesis import given
from hypothesis import strategies as st

from bot.comparing.changes import claim_changes, finding_changes
from bot.story.changes import Field
from tests.builders import a_claim, a_finding, a_position, a_quantity, an_entity, some_evidence, some_names

WORDS = (some_evidence("p1", span=(0, 10)),)
OTHERS = (some_evidence("p2", span=(200, 210)),)


def test_the_same_claims_under_other_ids_have_not_changed():
    old = [a_claim("000.c01", says="One."), a_claim("000.c02", says="Two.", evidence=OTHERS)]
    new = [a_claim("000.c09", says="Two.", evidence=OTHERS), a_claim("000.c05", says="One.")]
    assert claim_changes(old, new) == claim_changes([], [])


def test_another_value_resting_on_the_same_words_is_a_changed_claim():
    before = a_claim("000.c01", value=a_quantity(14), evidence=WORDS, says="It.")
    after = a_claim("000.c07", value=a_quantity(15), evidence=WORDS, says="It.")
    (changed,) = claim_changes([before], [after]).changed
    assert (changed.before, changed.after, changed.fields) == (before, after, (Field.VALUE,))


def test_a_claim_that_has_moved_within_its_article_is_changed_in_where_it_stands():
    before, after = a_claim(says="It.", evidence=WORDS), a_claim(says="It.", evidence=OTHERS)
    (changed,) = claim_changes([before], [after]).changed
    assert changed.fields == (Field.EVIDENCE,)


def test_what_another_source_says_is_no_change_of_the_first_ones_claim():
    changes = claim_changes([a_claim("000.c01")], [a_claim("001.c01")])
    assert (len(changes.gone), len(changes.added), changes.changed) == (1, 1, ())


def test_a_new_spelling_of_an_entity_changes_no_claim():
    before = a_claim(value=some_names(an_entity("adler", label="Rosa Adler")))
    after = a_claim(value=some_names(an_entity("adler", label="Rosa Adler", aliases=["R. Adler"])))
    assert claim_changes([before], [after]).changed == ()


def test_two_claims_alike_are_paired_with_one_each():
    twin = [a_claim("000.c01", says="It."), a_claim("000.c02", says="It.")]
    changes = claim_changes(twin, twin[:1])
    assert (len(changes.gone), changes.added, changes.changed) == (1, (), ())


def test_a_disagreement_between_other_numbers_is_the_same_one_changed():
    one = a_finding()
    other = a_finding(
        a_position(a_claim("000.c01", value=a_quantity(14))),
        a_position(a_claim("001.c01", value=a_quantity(99))),
    )
    changes = finding_changes([one], [other])
    assert [(each.before, each.after) for each in changes.changed] == [(one, other)]
    assert (changes.appeared, changes.resolved) == ((), ())


def test_silence_and_agreement_are_no_disagreement():
    told = [a_finding(severity=None), a_finding(severity="coverage-gap")]
    changes = finding_changes([], told)
    assert changes == finding_changes(told, [])
    assert changes.appeared == ()


def test_a_disagreement_that_became_a_silence_is_resolved():
    changes = finding_changes([a_finding()], [a_finding(severity="coverage-gap")])
    assert (len(changes.resolved), changes.appeared) == (1, ())


CLAIMS = st.lists(
    st.builds(
        lambda number, value, at: a_claim(
            f"000.c{number}", value=a_quantity(value), says="It.", evidence=[some_evidence(span=(at, at + 5))]
        ),
        st.integers(1, 9),
        st.integers(1, 3),
        st.integers(0, 3),
    ),
    max_size=6,
)


@given(CLAIMS, CLAIMS)
def test_what_is_added_one_way_is_gone_the_other_way_and_nothing_is_lost(old, new):
    there, back = claim_changes(old, new), claim_changes(new, old)
    assert (len(there.added), len(there.gone)) == (len(back.gone), len(back.added))
    assert len(old) - len(there.gone) == len(new) - len(there.added)


@given(CLAIMS)
def test_nothing_has_changed_between_a_digest_and_itself(claims):
    assert claim_changes(claims, claims) == claim_changes([], [])
