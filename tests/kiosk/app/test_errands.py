from threading import Event, current_thread

import pytest

from kiosk.app.errands import Errands


def test_an_errand_runs_elsewhere_and_its_end_here() -> None:
    errands, ran = Errands(), []

    def errand() -> object:
        ran.append(current_thread().name)
        return lambda: ran.append(current_thread().name)

    errands.send(errand)  # type: ignore[arg-type]
    errands.close()
    assert ran == ["errands"]
    errands.settle()
    assert ran == ["errands", current_thread().name]


def test_settling_never_waits() -> None:
    errands, hold = Errands(), Event()
    errands.send(lambda: (hold.wait(), lambda: None)[1])
    errands.settle()
    hold.set()
    errands.close()


def test_one_that_fails_does_not_stop_the_next(caplog: pytest.LogCaptureFixture) -> None:
    errands, done = Errands(), []

    def fail() -> object:
        raise LookupError("gone")

    errands.send(fail)  # type: ignore[arg-type]
    errands.send(lambda: lambda: done.append(1))
    errands.close()
    errands.settle()
    assert done == [1]
    assert "an errand failed" in caplog.text
