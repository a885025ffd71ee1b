"""Who wants to be forgotten is, and reads for a minute what went."""

from kiosk.coaching.view import Intent
from tests.kiosk.app.conftest import JOIN, Bench
from tests.kiosk.store.conftest import a_visit


def test_forget_me_takes_the_member_and_shows_the_receipt_for_a_minute(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.people.keep(a_visit(12))
    receipt = bench.touch(Intent.FORGET_ME).forgotten
    assert receipt is not None
    assert (receipt.visits, receipt.steps, receipt.member) == (1, 12, True)
    assert receipt.gone_from_backups_by > receipt.forgotten_at[:10]
    assert bench.archive.history() == []
    assert bench.view().member is None
    bench.now_us += 61_000_000
    assert bench.view().forgotten is None


def test_a_guest_who_wants_to_be_forgotten_is_forgotten_at_once(bench: Bench) -> None:
    bench.touch(Intent.GUEST)
    bench.visit.touch(Intent.STOP, 0)
    record = bench.visit.record()
    assert record is not None
    bench.people.keep(record)
    receipt = bench.touch(Intent.FORGET_ME).forgotten
    assert receipt is not None
    assert (receipt.visits, receipt.member) == (1, False)
    assert bench.archive.history() == []
