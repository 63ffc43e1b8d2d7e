"""Which question a query asks: rules on the ferry story, and a table on the committed Belarus digest."""

import pytest

from bot.answering.routes import Route
from tests.answering.builders_answering import FERRY_ANSWERER, request_for, slug_of
from tests.answering.ferries import HOW_MANY, LIND, OKAFOR, PERSON

ROUTER = FERRY_ANSWERER.router


def routes(text: str) -> list[str]:
    """Slugs of the questions that a query may ask, best first."""
    return [route.question.slug for route in ROUTER.route(request_for(text))]


class TestRules:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("how many sailors strike", "how-many"),
            ("reason of the strike", "why"),
            ("who is in charge of the strike", "leaders"),
            ("what day did the strike begin", "beginning"),
            ("fares", "fares"),
            ("is the strike over", "end"),
            ("tell me about Lind", "person"),
            ("warum ist der Streik", "why"),
            ("сколько матросов", "how-many"),
        ],
    )
    def test_the_question_with_the_nearest_wording_comes_first(self, text, slug):
        assert routes(text)[0] == slug

    @pytest.mark.parametrize("text", ["", "walruses", "Norway", "the", "a1"])
    def test_a_query_that_shares_nothing_with_any_question_has_no_route(self, text):
        assert routes(text) == []

    def test_a_question_of_each_person_needs_a_person(self):
        assert "person" not in routes("tell me about the union")

    def test_a_question_of_each_person_is_asked_of_all_who_are_named(self):
        route = ROUTER.route(request_for("tell me about Lind and Okafor"))[0]
        assert (route.entities, route.title) == ((LIND, OKAFOR), "Who is Maja Lind and Ngozi Okafor?")

    def test_its_selectors_are_filled_in_for_each(self):
        route = Route(PERSON, (LIND, OKAFOR), 1, 1, 1)
        assert [str(selector) for selector in route.gathers] == ["person/lind:*", "person/okafor:*"]

    def test_other_questions_keep_their_selectors(self):
        assert Route(HOW_MANY, (), 1, 1, 1).gathers == HOW_MANY.gathers

    def test_unknown_words_lower_the_score(self):
        known, unknown = (ROUTER.route(request_for(text))[0] for text in ("why strike", "why whales strike"))
        assert known.score > unknown.score

    def test_strange_names_lower_it_more(self):
        unknown, strange = (
            ROUTER.route(request_for(text))[0] for text in ("why whales strike", "why Norway strike")
        )
        assert unknown.score > strange.score

    @pytest.mark.parametrize(
        "text", ["why strike", "how many sailors strike", "who is Lind", "fares end strike"]
    )
    def test_scores_fall_and_their_parts_lie_between_nothing_and_all(self, text):
        found = ROUTER.route(request_for(text))
        assert [route.score for route in found] == sorted((route.score for route in found), reverse=True)
        for route in found:
            assert all(0 <= part <= 1 for part in (route.similarity, route.coverage, route.support))

    def test_the_order_of_words_is_irrelevant(self):
        assert routes("strike why sailors") == routes("sailors why strike")


ASKED = [
    # the release
    ("who-released", "Welche Namen stehen auf der Liste der Freigelassenen?"),
    ("who-released", "Whose names are on the list of people let go?"),
    ("who-released", "Назовите имена освобождённых"),
    ("how-many", "What's the headcount of freed detainees?"),
    ("how-many", "How many people were freed?"),
    ("how-many", "Kaç mahkum serbest kaldı?"),
    ("how-many", "Сколько заключённых отпустили на свободу?"),
    ("how-many", "Wie viele Häftlinge kamen frei?"),
    ("political-or-not", "Did every freed prisoner count as political?"),
    ("political-or-not", "Hepsi siyasi mahkum muydu?"),
    ("political-or-not", "Все ли освобождённые политзаключённые?"),
    ("political-or-not", "Waren alle Freigelassenen politische Gefangene?"),
    ("sequence", "Önce yaptırımlar mı gevşetildi yoksa mahkumlar mı bırakıldı?"),
    ("sequence", "Что было раньше: освобождение или смягчение санкций?"),
    ("sequence", "Was kam zuerst, die Freilassung oder die Lockerung?"),
    ("transfers", "To which country were the freed people taken?"),
    ("transfers", "Куда вывезли освобождённых?"),
    ("transfers", "Wohin wurden die Freigelassenen gebracht?"),
    ("medical", "Did released prisoners get medical treatment?"),
    ("still-held", "Are people still behind bars in Belarus?"),
    ("still-held", "Hâlâ hapiste olan var mı?"),
    ("still-held", "Wer ist noch in Haft?"),
    # reasons and talks
    ("why-released", "Minsk mahkumları neden bıraktı?"),
    ("why-released", "Почему Минск отпустил заключённых?"),
    ("why-released", "Warum hat Belarus die Gefangenen freigelassen?"),
    ("us-motives", "Why did Washington relax its sanctions?"),
    ("us-motives", "ABD yaptırımları neden gevşetti?"),
    ("us-motives", "Почему США смягчили санкции?"),
    ("us-motives", "Warum haben die USA die Sanktionen gelockert?"),
    ("negotiators", "Who sat at the negotiating table?"),
    ("negotiators", "Müzakereleri kim yürüttü?"),
    ("negotiators", "Кто вёл переговоры?"),
    ("negotiators", "Wer hat verhandelt?"),
    ("ukraine-role", "How was Ukraine involved?"),
    ("ukraine-role", "Ukrayna'nın rolü neydi?"),
    ("ukraine-role", "Какую роль сыграла Украина?"),
    ("ukraine-role", "Welche Rolle spielte die Ukraine?"),
    # sanctions
    ("sanctions", "Which American restrictions were lifted?"),
    ("sanctions", "Hangi ABD yaptırımları kaldırıldı?"),
    ("sanctions", "Какие санкции США ослабили?"),
    ("sanctions", "Welche US-Sanktionen wurden gelockert?"),
    ("potash", "Is potash mentioned anywhere?"),
    ("potash", "Potas hakkında ne deniyor?"),
    ("potash", "Что говорится о калии?"),
    ("potash", "Was steht über Kali?"),
    ("technology", "Are technology exports covered by the easing?"),
    ("technology", "Что с экспортом технологий?"),
    ("farm", "Tarım için ne değişiyor?"),
    ("farm", "Was ändert sich für die Landwirtschaft?"),
    ("visa-bans", "Are visa bans still there?"),
    ("visa-bans", "Vize yasakları duruyor mu?"),
    ("visa-bans", "Что с визовыми запретами?"),
    ("visa-bans", "Gelten die Visaverbote noch?"),
    ("asset-freeze", "Are frozen assets still frozen?"),
    ("asset-freeze", "Что с замороженными активами?"),
    ("eu-sanctions", "Is Brussels keeping its own sanctions?"),
    ("eu-sanctions", "AB yaptırımları sürüyor mu?"),
    ("eu-sanctions", "Сохраняет ли ЕС свои санкции?"),
    ("eu-sanctions", "Behält die EU ihre Sanktionen bei?"),
    # reactions
    ("reactions-eu", "How did the European Union respond?"),
    ("reactions-eu", "AB nasıl tepki verdi?"),
    ("reactions-eu", "Как отреагировал ЕС?"),
    ("reactions-eu", "Wie hat die EU reagiert?"),
    ("recognition", "Is Lukashenko recognised as president by the EU?"),
    ("recognition", "Erkennt die EU Lukaschenko an?"),
    ("reactions-rights-groups", "What do rights groups make of it?"),
    ("reactions-rights-groups", "Что говорят правозащитники?"),
    ("reactions-rights-groups", "Was sagen Menschenrechtsgruppen?"),
    ("state-media", "How did state television present it?"),
    ("state-media", "Что писали государственные СМИ?"),
    ("independent-media", "What did independent outlets emphasise?"),
    # outlook, sources
    ("outlook", "What might happen next?"),
    ("outlook", "Что ожидается дальше?"),
    ("outlook", "Was wird als Nächstes erwartet?"),
    ("recommendations", "What policy advice do the pieces give?"),
    ("recommendations", "Was empfehlen die Artikel?"),
    ("economy", "What could it bring the economy?"),
    ("dates-published", "Makaleler ne zaman yayımlandı?"),
    ("dates-published", "Когда опубликованы статьи?"),
    ("dates-published", "Wann sind die Artikel erschienen?"),
    # people
    ("person", "Who is Maria Kolesnikova?"),
    ("person", "Кто такой Алесь Беляцкий?"),
    ("person", "Wer ist Maria Kolesnikowa?"),
    ("person-free", "Is Bialiatski free now?"),
    ("person-free", "Kolesnikova serbest mi?"),
    ("person-free", "Освободили ли Колесникову?"),
    ("person-free", "Ist Bjaljazki frei?"),
    ("person-since", "Since when was Kolesnikova in prison?"),
]

OPEN = [
    ("release-date", "On which date were they let go?"),
    ("release-date", "Mahkumlar tam olarak hangi gün bırakıldı?"),
    ("release-date", "В какой день их освободили?"),
    ("release-date", "An welchem Tag wurden sie freigelassen?"),
    ("person-age", "How old is Kolesnikova?"),
    ("person-age", "Kolesnikova kaç yaşında?"),
    ("person-age", "Wie alt ist Bialiatski?"),
    ("person-family", "Does Kolesnikova have a husband?"),
    ("venue", "In which city did the negotiators meet?"),
    ("potash-price", "How much is Belarusian potash worth in dollars?"),
    ("legal-basis", "Under which executive order was it done?"),
    ("oil", "Are oil refineries covered?"),
    ("authors", "Who wrote these articles?"),
    ("authors", "Wer hat die Artikel geschrieben?"),
    ("elections", "When is the next election in Belarus?"),
    ("transport", "Did they leave by bus?"),
    ("nationalities", "Were any of the freed foreign citizens?"),
]

REFUSED = [
    "What is the weather in Minsk tomorrow?",
    "Who won the football world cup?",
    "How do I bake sourdough bread?",
    "What is the capital of France?",
    "Who is the president of Poland?",
    "Did Navalny die in prison?",
    "Is Roman Protasevich free?",
    "Was Sergei Tikhanovsky released?",
    "Is Anna Kolesnikova free?",
    "What does Statkevich say?",
    "How many prisoners did Iran free?",
    "Who was freed in Venezuela?",
    "What happened in Hong Kong?",
    "Did China ease sanctions on Russia?",
    "Did NATO react?",
    "Did the United Nations condemn it?",
    "What did the Pope say?",
    "What did Trump say about it?",
    "How tall is Lukashenko?",
    "Bugün hava nasıl?",
    "Türkiye ne dedi?",
    "Какая погода завтра?",
    "Что сказал Путин?",
    "Сколько стоит биткоин?",
    "Wie wird das Wetter?",
    "Was sagt die NATO dazu?",
    "Wer gewann die Wahl in Moldau?",
]


class TestBelarus:
    @pytest.mark.parametrize(("slug", "text"), ASKED, ids=[text for _, text in ASKED])
    def test_a_question_that_the_articles_answer_is_answered(self, belarus, slug, text):
        answer = belarus.answer(text)
        assert (answer.status, slug_of(answer)) == ("answered", slug)

    @pytest.mark.parametrize(("slug", "text"), OPEN, ids=[text for _, text in OPEN])
    def test_a_question_that_the_articles_leave_open_is_refused_by_name(self, belarus, slug, text):
        answer = belarus.answer(text)
        assert (answer.status, slug_of(answer)) == ("not-covered", slug)

    @pytest.mark.parametrize("text", REFUSED)
    def test_a_question_about_something_else_is_refused(self, belarus, text):
        answer = belarus.answer(text)
        assert (answer.status, answer.lines) == ("not-covered", ())

    def test_every_slug_asks_its_own_question(self, belarus):
        questions = [question for question in belarus.digest.story.questions if question.each is None]
        assert [slug_of(belarus.answer(question.slug)) for question in questions] == [
            q.slug for q in questions
        ]

    def test_the_titles_on_the_menu_ask_their_own_questions(self, belarus):
        story = belarus.digest.story
        titles = [story.question(slug).title for slug in story.menu]
        assert [slug_of(belarus.answer(title)) for title in titles] == list(story.menu)
