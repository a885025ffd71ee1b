"""Info, status and the advertisement: encoder and decoder against each other."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod import service
from kiosk.devices.pod.service import PodAdvertisement, PodInfo, PodStatus

BYTE = st.integers(0, 255)
BATTERY = st.none() | st.integers(0, 100)
INFO = st.builds(
    PodInfo,
    version=st.just(1),
    firmware_major=BYTE,
    sample_rate_hz=st.none() | st.integers(1, 0xFFFF),
    tick_hz=st.just(32768),
    acceleration_range_g=st.sampled_from([2, 4, 8, 16]),
    rate_range_dps=st.none() | st.integers(1, 2000),
    capabilities=st.integers(0, 2**32 - 1),
)
STATUS = st.builds(
    PodStatus,
    charging=st.booleans(),
    streaming=st.booleans(),
    fault=st.booleans(),
    battery_pct=BATTERY,
    temperature_c=st.none() | st.integers(-400, 1000).map(lambda raw: raw / 10),
    dropped_frames=st.integers(0, 0xFFFF),
    uptime_s=st.integers(0, 2**32 - 1),
)
AIR = st.builds(
    PodAdvertisement,
    charging=st.booleans(),
    battery_pct=BATTERY,
    double_taps=BYTE,
    double_tap_age_s=st.none() | st.integers(0, 254).map(lambda raw: raw / 10),
    firmware=st.tuples(BYTE, BYTE),
)


@given(INFO)
def test_info(info: PodInfo) -> None:
    assert service.decode_info(service.encode_info(info)) == info


@given(STATUS)
def test_status(status: PodStatus) -> None:
    assert service.decode_status(service.encode_status(status)) == status


@given(AIR)
def test_advertisement(said: PodAdvertisement) -> None:
    wire = service.encode_advertisement(said)
    assert service.decode_advertisement(wire) == said
    assert 3 + 2 + 16 + len(wire) <= 31, "flags and service data must fit one advertisement"


def test_another_version_is_not_believed() -> None:
    later = b"\x02" + bytes(15)
    assert service.decode_info(later) == PodInfo()
    assert service.decode_status(later) == PodStatus()
    assert service.decode_advertisement(later) is None
