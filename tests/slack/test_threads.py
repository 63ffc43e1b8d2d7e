from bot.slack.threads import Threads


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_the_last_question_of_a_thread_is_known():
    threads = Threads()
    threads.remember("C", "1", "belarus", "who")
    threads.remember("C", "1", "belarus", "when")
    assert threads.topic("C", "1", "belarus") == "when"


def test_stories_are_told_apart():
    threads = Threads()
    threads.remember("C", "1", "belarus", "who")
    threads.remember("C", "1", "strait", "tolls")
    assert (threads.topic("C", "1", "belarus"), threads.story("C", "1")) == ("who", "strait")


def test_threads_are_told_apart():
    threads = Threads()
    threads.remember("C", "1", "belarus", "who")
    assert threads.topic("C", "2", "belarus") is None
    assert threads.story("D", "1") is None


def test_nothing_is_kept_past_its_time():
    clock = Clock()
    threads = Threads(lifetime=10, clock=clock)
    threads.remember("C", "1", "belarus", "private words")
    clock.now = 10
    assert threads.topic("C", "1", "belarus") is None
    assert len(threads) == 0


def test_the_memory_is_bounded():
    threads = Threads(most=3)
    for number in range(10):
        threads.remember("C", str(number), "belarus", "who")
    assert len(threads) == 3
    assert threads.topic("C", "9", "belarus") == "who"
