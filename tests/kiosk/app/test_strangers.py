from kiosk.app.strangers import Strangers
from kiosk.cli.opening import visits_of
from kiosk.coaching.view import Intent


def test_the_visit_goes_on_and_every_touch_is_its_own() -> None:
    visit, strangers = visits_of("demo")(), Strangers()
    assert strangers.settle(visit, 0) is visit
    assert strangers.touch(Intent.FORGET_ME, None, visit, 0) is None
    strangers.hear("C4:12:00:00:00:01", object())
    view = visit.view()
    assert strangers.show(view) is view
