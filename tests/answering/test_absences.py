"""What is answered where somebody is looked for in articles that do not speak of them."""

from tests.answering.builders_answering import ask, notices_in, said


class TestListed:
    def test_the_list_of_the_article_asked_tells_whether_somebody_is_on_it(self):
        answer = ask("who is Ngozi Okafor in a1")
        assert (answer.status, said(answer.lines)) == ("answered", ["a1.c03"])

    def test_the_answer_says_that_the_article_does_not_speak_of_them(self):
        assert notices_in(ask("who is Ngozi Okafor in a1"))["absent"] == ("Ngozi Okafor", "a1")

    def test_it_bears_the_title_of_the_question_that_the_list_answers(self):
        assert ask("who is Ngozi Okafor in a1").title == "Who leads the strike?"

    def test_what_no_list_tells_is_refused(self):
        assert ask("the wages of Ngozi Okafor in a1").status == "not-covered"

    def test_an_article_without_any_list_gives_no_answer(self):
        answer = ask("who is Ngozi Okafor in a3")
        assert (answer.status, answer.lines) == ("not-covered", ())


class TestCompared:
    def test_an_article_told_by_whom_it_holds_is_compared_with_those_that_hold_the_other(self):
        assert [f.aspect for f in ask("the article with Lind: who is Ngozi Okafor").findings] == ["leaders"]

    def test_one_told_by_its_id_is_not_compared(self):
        assert ask("who is Ngozi Okafor in a1").findings == ()
