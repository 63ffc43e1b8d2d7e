from bot.slack.door.refusals import QUIET, Refusals, RefusedError


def test_a_flood_is_one_line_a_minute(caplog):
    now = 0.0
    refusals = Refusals(clock=lambda: now)
    for _ in range(1000):
        refusals.note(RefusedError(401, "not signed"))
    assert [record.getMessage() for record in caplog.records] == ["refused requests: 401: not signed (1)"]
    now = QUIET
    refusals.note(RefusedError(400, "not readable"))
    assert caplog.records[-1].getMessage() == (
        "refused requests: 400: not readable (1), 401: not signed (999)"
    )
