"""What becomes of a visit: a link, a raw stream, a receipt."""

import pytest

from kiosk.coaching.member import Consent, Join
from kiosk.coaching.view import Intent
from kiosk.devices.sample import DoubleTap
from kiosk.store.raw_streams import read_stream
from tests.kiosk.app.conftest import JOIN, PIN, Bench
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


def test_a_link_from_the_summary_opens_that_visit_and_a_guests_waits_for_it(bench: Bench) -> None:
    bench.touch(Intent.GUEST)
    bench.visit.touch(Intent.STOP, 0)
    record = bench.visit.record()
    assert record is not None
    bench.people.keep(record)
    home = bench.touch(Intent.TAKE_HOME).take_home
    assert home is not None
    assert home.link is not None
    bench.people.over()
    bench.settle()
    secret = bench.archive.claim_link(home.link.rsplit("/", 1)[1])
    assert secret is not None
    found = bench.archive.claimed_visit(secret)
    assert found is not None
    assert found.visit_id == record.visit_id


@pytest.mark.parametrize(
    ("consents", "kept"),
    [
        ({Consent.STORE, Consent.RESEARCH}, 3),
        ({Consent.STORE}, 0),
        ({Consent.RESEARCH}, 0),
    ],
)
def test_raw_streams_are_kept_only_of_who_allows_it(
    bench: Bench, consents: set[Consent], kept: int
) -> None:
    bench.touch(Intent.JOIN, Join("Ana", PIN, frozenset(consents), sixteen=True))
    visit = a_visit()
    bench.people.hear("too early", DoubleTap(0))
    bench.people.progress(visit)
    for at in range(3):
        bench.people.hear("C4:12:00:00:00:01", DoubleTap(at))
    bench.people.over()
    bench.people.hear("too late", DoubleTap(0))
    bench.people._raw.close()
    path = bench.archive._raw.path(visit.visit_id)
    assert len(list(read_stream(path)) if path.exists() else []) == kept
