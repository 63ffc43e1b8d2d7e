"""Names with age, part and fate, and which mentions are one person's."""

import pytest

from tests.reading.drafting.builders_drafting import ages, an_account, fates, roles


@pytest.mark.parametrize(
    "text",
    [
        "Arno Veld, 23, was killed on the quay.",
        "Arno Veld (23) was killed on the quay.",
        "Arno Veld, aged 23, was killed on the quay.",
        "The 23-year-old Arno Veld was killed on the quay.",
        "Twenty-three-year-old Arno Veld was killed on the quay.",
    ],
)
def test_ages_beside_a_name(violence, text):
    account = an_account(text, violence)
    assert ages(account) == {"Arno Veld": {23}}
    assert fates(account)["Arno Veld"] == {"killed"}


def test_a_surname_alone_is_the_person_of_that_surname(violence):
    account = an_account("Arno Veld was walking home. Veld was killed by a car.", violence)
    assert fates(account) == {"Arno Veld": {"killed"}}


def test_a_pronoun_is_the_subject_before_it(violence):
    account = an_account("Arno Veld was taken to Norholm Hospital, where he died.", violence)
    assert fates(account) == {"Arno Veld": {"killed"}}


def test_a_pronoun_is_not_the_one_who_does_it(violence):
    account = an_account("Mira Holt met Lena Brink. Holt shot her.", violence)
    assert "Mira Holt" not in fates(account)


def test_who_is_identified_is_the_one_described(violence):
    text = "A sailor was killed on Monday. The victim was identified as Arno Veld."
    assert "victim" in roles(an_account(text, violence))["Arno Veld"]


def test_what_is_said_of_a_list_is_said_of_each(violence):
    text = "The dead were identified as Arno Veld, 23, of Norholm; Tomas Brink, 44; and Lena Holt, 31."
    found = ages(an_account(text, violence))
    assert found == {"Arno Veld": {23}, "Tomas Brink": {44}, "Lena Holt": {31}}


def test_those_killed_in_a_list_are_all_killed(violence):
    text = "Arno Veld, 23, Tomas Brink, 44, and Lena Holt, 31, were killed in the fire."
    names = ("Arno Veld", "Tomas Brink", "Lena Holt")
    assert fates(an_account(text, violence)) == {name: {"killed"} for name in names}


def test_suspects_officials_and_speakers(violence):
    text = "Piet Oster was arrested. Sheriff Jan Rask said the search was over."
    found = roles(an_account(text, violence))
    assert "suspect" in found["Piet Oster"]
    assert found["Jan Rask"] >= {"official", "speaker"}


def test_what_did_not_happen_is_not_told(violence):
    assert fates(an_account("Arno Veld was not injured.", violence)) == {}


def test_who_dies_of_it_is_not_among_the_injured(violence):
    account = an_account("Arno Veld was wounded on Monday. Veld died on Tuesday.", violence)
    assert fates(account) == {"Arno Veld": {"killed"}}


def test_a_hospital_named_after_somebody_is_nobody(violence):
    account = an_account("The clerk was injured and taken to Arno Veld hospital.", violence)
    assert "Arno Veld" not in fates(account)


@pytest.mark.parametrize(
    "text",
    [
        "In addition to the captain, the victims were: Arno Veld, 23; Tomas Brink, 44; and Lena Holt, 31.",
        "Four victims left, including 23-year-old Arno Veld, 44-year-old Tomas Brink, and Lena Holt, 31.",
        "The three victims, 23 year old Arno Veld, 44 year old Tomas Brink and 31 year old Lena Holt, left.",
    ],
)
def test_a_list_names_the_group_before_it(violence, text):
    account = an_account(text, violence)
    assert {"Arno Veld", "Tomas Brink", "Lena Holt"} <= {
        name for name, found in roles(account).items() if "victim" in found
    }
    assert ages(account) == {"Arno Veld": {23}, "Tomas Brink": {44}, "Lena Holt": {31}}


def test_a_state_may_follow_the_age(violence):
    account = an_account("The fight left Arno Veld, 29, dead and two sailors wounded.", violence)
    assert "killed" in fates(account)["Arno Veld"]


def test_who_only_tells_of_it_suffered_nothing(violence):
    account = an_account("A storm wounded two sailors, Harbour Chief Arno Veld said.", violence)
    assert fates(account).get("Arno Veld", set()) == set()


def test_a_surname_that_the_parser_missed_is_still_a_name(violence):
    account = an_account(
        "Arno Veld and friends were on the pier when a gun went off and shot Veld.", violence
    )
    assert "hit" in fates(account)["Arno Veld"]


def test_a_shared_surname_is_the_one_named_last(violence):
    text = "Lena Holt, 60, was killed. Her son, Piet Holt, 40, left the town. Holt was arrested on Monday."
    found = roles(an_account(text, violence))
    assert "suspect" not in found.get("Lena Holt", set())


def test_a_name_is_given_to_whoever_is_described_however_far_off(violence):
    text = "The family identified one of the victims in the fire on the quay as Arno Veld, 19."
    assert "victim" in roles(an_account(text, violence))["Arno Veld"]


def test_a_girl_is_not_the_woman_told_of_before(violence):
    text = "Mira Holt, a woman of 40, was arrested. The girl was killed."
    assert "Mira Holt" not in fates(an_account(text, violence))


def test_him_is_not_who_chased_him(violence):
    account = an_account("Piet Oster chased the man down and killed him.", violence)
    assert "Piet Oster" not in fates(account)


def test_who_did_it_is_not_among_those_it_was_done_to(violence):
    account = an_account("Records state that Piet Oster shot and injured two clerks.", violence)
    assert "Piet Oster" not in fates(account)


@pytest.mark.parametrize("name", ["Will Brink", "Lena Bishop"])
def test_common_words_may_be_names(violence, name):
    account = an_account(f"{name}, 30, was killed on the quay.", violence)
    assert fates(account) == {name: {"killed"}}


def test_an_age_of_long_ago_is_not_the_age(violence):
    text = "Arno Veld, 23, was arrested. The charges were filed when Veld was 14 years old."
    assert ages(an_account(text, violence)) == {"Arno Veld": {23}}


def test_who_is_named_before_a_place_is_the_subject(violence):
    text = "It happened on Sunday July 3. 7-year-old Arno Veld, of Norholm County was killed when he fell."
    assert fates(an_account(text, violence))["Arno Veld"] == {"killed"}


def test_who_survived_is_not_among_the_dead_but_hurt(violence):
    account = an_account("Mira Holt was shot but survived.", violence)
    assert fates(account)["Mira Holt"] == {"hit", "injured"}


def test_a_state_is_said_of_those_before_it_alone(violence):
    account = an_account("The fire left Arno Veld dead and Tomas Brink injured.", violence)
    assert fates(account) == {"Arno Veld": {"killed"}, "Tomas Brink": {"injured"}}


def test_the_opening_tells_of_the_event_however_long_ago(violence):
    text = (
        "Piet Oster was charged on 2 March 2020 with murder.\n\nIn January, Arno Veld was killed on the quay."
    )
    assert fates(an_account(text, violence))["Arno Veld"] == {"killed"}
