from prometheus_client.parser import text_string_to_metric_families

from bot.operations import metrics as metrics_module
from bot.operations.metrics import Metrics
from bot.story.digests import Stamp


def samples(metrics, name):
    families = text_string_to_metric_families(metrics.shown().decode())
    return {
        tuple(sorted(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
        if sample.name == name
    }


def test_what_is_shown_can_be_read_by_prometheus():
    metrics = Metrics()
    metrics.request("command", "answered", 0.004)
    assert samples(metrics, "crosscheck_requests_total") == {
        (("outcome", "answered"), ("surface", "command")): 1.0
    }
    assert samples(metrics, "crosscheck_request_seconds_count") == {(("surface", "command"),): 1.0}


def test_two_processes_worth_of_figures_do_not_mix():
    one, other = Metrics(), Metrics()
    one.answered("belarus", "answered")
    assert samples(other, "crosscheck_answers_total") == {}


def test_the_codes_of_slack_are_bounded(monkeypatch):
    monkeypatch.setattr(metrics_module, "MOST_CODES", 3)
    metrics = Metrics()
    for code in ("a", "b", "c", "d", "e", "a"):
        metrics.slack_refused("chat.postMessage", code)
    found = {
        dict(labels)["code"]: n for labels, n in samples(metrics, "crosscheck_slack_errors_total").items()
    }
    assert found == {"a": 2, "b": 1, "c": 1, "other": 2}


def test_one_digest_a_story_is_in_use():
    metrics = Metrics()
    for version in ("aaa", "bbb", "bbb"):
        metrics.digest_loaded(Stamp("belarus", "Belarus", version, "2026-11-22"), now=lambda: 1_800_000_000.0)
    labels = (("built", "2026-11-22"), ("story", "belarus"), ("version", "bbb"))
    assert samples(metrics, "crosscheck_digest") == {labels: 1.0}
    assert samples(metrics, "crosscheck_digest_loaded_timestamp_seconds") == {
        (("story", "belarus"),): 1_800_000_000.0
    }


def test_the_process_tells_its_memory():
    assert samples(Metrics(), "process_resident_memory_bytes")[()] > 0
