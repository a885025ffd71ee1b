"""What becomes of a visit: a link, a raw stream."""

import pytest

from kiosk.coaching.member import Consent, Join
from kiosk.coaching.view import Intent
from kiosk.devices.sample import DoubleTap
from kiosk.store.raw_streams import read_stream
from tests.kiosk.app.conftest import PIN, Bench
from tests.kiosk.store.conftest import a_visit


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
