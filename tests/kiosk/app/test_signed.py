"""What the kiosk looks up of somebody who comes in."""

import pytest

from kiosk.app.signed import look_up
from kiosk.coaching.member import Consent, Join
from kiosk.store import Archive
from tests.kiosk.app.conftest import PIN


@pytest.mark.parametrize(
    ("consents", "keeps_raw"),
    [({Consent.STORE, Consent.RESEARCH}, True), ({Consent.STORE}, False), (set(), False)],
)
def test_a_raw_stream_is_kept_only_with_both_consents(
    archive: Archive, consents: set[Consent], keeps_raw: bool
) -> None:
    joined = archive.door.join(Join("Ana", PIN, frozenset(consents), sixteen=True), "en")
    signed = look_up(archive, joined)
    assert (signed.known.nickname, signed.known.visits) == ("Ana", 0)
    assert (signed.program, signed.cut_short, signed.known.can_resume) == (None, None, False)
    assert signed.keeps_raw is keeps_raw
