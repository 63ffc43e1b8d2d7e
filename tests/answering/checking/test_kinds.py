"""Kinds of statements that once came out wrong: closed lists, causes, strange names, places passed by."""

import pytest

from bot.story.answers import Verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The boats bypassed the harbour on their way to the lighthouse.", "contradicted-by-all"),
        ("The storm was the reason for the regatta.", "supported"),
        ("The storm came as a consequence of the regatta.", "contradicted-by-all"),
        ("The catch goes no further than crab.", "contradicted-by-all"),
        ("The catch goes no further than crab and kelp.", "supported"),
        ("Ada Quill and Admiral Zweig opened the festival with a speech.", "partly"),
        ("Ada Quill opened the festival for Radio Free Harbour.", "not-covered"),
        ("The old bridge was built in 1901 and is shut.", "partly"),
        ("The harbour refused to pay.", "not-covered"),
    ],
)
def test_verdict_is_a_readers(checker, statement, verdict):
    assert checker.check(statement).verdict == Verdict(verdict)


def test_claim_on_a_broader_subject_does_not_oppose(belarus):
    [part] = belarus.check("Visa bans are unchanged.").parts
    assert not part.opposing


def test_claims_on_narrower_subjects_oppose_where_none_is_nearer(belarus):
    parts = belarus.check("All sanctions were lifted.").parts
    cited = {citation.source for part in parts for line in part.opposing for citation in line.citations}
    assert cited == {"000", "001", "003"}


def test_supposed_value_in_tension_does_not_oppose(belarus):
    [part] = belarus.check("The European Union keeps a critical view of Lukashenko's regime.").parts
    assert not [line for line in part.opposing if line.claims[0].modality != "reported"]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("More than a thousand people were set free.", "contradicted-by-all"),
        ("Well over a hundred people were let out of Belarusian prisons.", "disputed"),
        ("Viktor B. was one of a handful of people released.", "disputed"),
        ("Well over a hundred prisoners walked out, Bialiatski among them.", "disputed"),
        ("The figure of 123 is wrong, it was just a small group.", "disputed"),
        ("Serbest bırakılanların sayısı yüzü bulmuyor.", "disputed"),
        ("Освобождены были считаные единицы.", "disputed"),
        ("Exactly 123 people remain in prison.", "contradicted-by-all"),
        ("Thousands are still imprisoned.", "supported"),
    ],
)
def test_number_in_words_is_compared_with_what_counts_the_same(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


@pytest.mark.parametrize(
    "statement",
    ["Kolesnikova was the only prisoner released.", "Bialiatski war der Einzige, der freikam."],
)
def test_who_is_said_to_be_the_only_one_is_opposed_by_every_list_of_others(belarus, statement):
    [part] = belarus.check(statement).parts
    assert part.verdict is Verdict.CONTRADICTED
    assert {"000", "003"} <= {citation.source for line in part.opposing for citation in line.citations}


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Under the proposed table, media freedom is looked at only once a year.", "contradicted-by-all"),
        ("On getting out, the two men said that their fight was over.", "contradicted-by-all"),
        ("One of the three texts carries the publication date 13 December 2025.", "supported"),
        ("One of the articles says that 123 prisoners were freed.", "supported"),
        ("The article from the Turkish-language page was published in November 2025.", "contradicted-by-all"),
        ("On the list of the freed, Sergei Petrov is the journalist.", "contradicted-by-all"),
    ],
)
def test_scene_that_is_set_and_talk_of_articles_need_not_be_borne_out(belarus, statement, verdict):
    assert belarus.check(statement).verdict == Verdict(verdict)


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("According to John Coale, further sanctions may be removed as ties normalise.", "supported"),
        ("According to Bialiatski, nobody is being held any longer.", "contradicted-by-all"),
        ("Going by what Bialiatski says, thousands are still imprisoned.", "supported"),
        ("Laut Bialiatski sitzen noch Tausende im Gefängnis.", "supported"),
        ("Bialiatski pointed to thousands of people who are still being held.", "supported"),
        ("In the eyes of Tikhanovskaya, the releases show Lukashenko's humanity.", "contradicted-by-all"),
        ("The easing will last unless pressure is kept up, according to analysts.", "contradicted-by-all"),
    ],
)
def test_whose_word_it_is_need_not_be_borne_out_apart(belarus, statement, verdict):
    [part] = belarus.check(statement).parts
    assert part.verdict is Verdict(verdict)
