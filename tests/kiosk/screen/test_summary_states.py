"""The gallery leaves no outcome of a visit out."""

from kiosk.coaching.view import Phase, Verdict
from kiosk.screen.states import states


def test_every_verdict_and_every_way_to_take_it_home_is_shown() -> None:
    summaries = [view for view in states().values() if view.phase is Phase.SUMMARY]
    verdicts = {found.verdict for view in summaries for found in view.findings}
    assert verdicts == set(Verdict) - {Verdict.NOT_MEASURED}
    assert any(not view.findings for view in summaries)
    assert {view.member is None for view in summaries} == {True, False}
    assert any(view.take_home and view.take_home.problem for view in summaries)
