from kiosk.takehome.limit import FAULTS, WINDOW_S, Limit


def test_ten_faults_in_ten_minutes_are_the_end_for_that_address_only() -> None:
    now_s = 0.0
    limit = Limit(lambda: now_s)
    for _ in range(FAULTS):
        assert not limit.reached("10.0.0.7")
        limit.fault("10.0.0.7")
    assert limit.reached("10.0.0.7")
    assert not limit.reached("10.0.0.8")
    now_s = WINDOW_S
    assert not limit.reached("10.0.0.7")


def test_slow_mistakes_are_forgiven() -> None:
    now_s = 0.0
    limit = Limit(lambda: now_s)
    for _ in range(5 * FAULTS):
        limit.fault("10.0.0.7")
        assert not limit.reached("10.0.0.7")
        now_s += WINDOW_S / (FAULTS - 1) + 1


def test_it_remembers_no_more_addresses_than_it_may() -> None:
    limit = Limit(lambda: 0.0, most_addresses=3)
    for last in range(10):
        limit.fault(f"10.0.0.{last}")
    assert len(limit._faults) == 3


def test_a_flood_costs_no_memory() -> None:
    limit = Limit(lambda: 0.0, most=5)
    for _ in range(1000):
        limit.fault("10.0.0.7")
    assert len(limit._faults["10.0.0.7"]) == 5
    assert limit.reached("10.0.0.7")
