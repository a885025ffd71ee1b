"""Whatever happens in whatever order, in the end all know the same, and deletion has won."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    multiple,
    rule,
    run_state_machine_as_test,
)

from kiosk.store.gym.errors import Unreachable
from kiosk.store.gym.joining import join
from kiosk.store.gym.sync import Sync
from tests.gym.postgres import Postgres
from tests.gym.treadmill import PACE, Treadmill
from tests.gym.wire import Wire
from tests.kiosk.store.gym.conftest import a_chain, ask

CLOCKS = (timedelta(0), timedelta(days=3000), -timedelta(days=3000))
kiosks = st.integers(0, len(CLOCKS) - 1)


@pytest.fixture
def wire(postgres: Postgres) -> Iterator[Wire]:
    with Wire(postgres.port) as link:
        yield link


class Gym(RuleBasedStateMachine):
    """Three kiosks, one clock right, one ahead and one behind; `postgres` and `wire` are lent."""

    postgres: Postgres
    wire: Wire
    members, visits = Bundle("members"), Bundle("visits")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(prefix="treadform-gym-")
        chain = a_chain(self.postgres)
        self.chain_id = chain.chain_id
        self.all = []
        for number, clock in enumerate(CLOCKS):
            place = join(self.postgres.url, "", str(number), chain.name)
            one = Treadmill(Path(self.folder.name) / str(number), place, clock)
            address = place.address.replace(f":{self.postgres.port}/", f":{self.wire.port}/")
            one.sync = Sync(one.engine, address, PACE)
            self.all.append(one)
        self.gone: set[UUID] = set()
        self.ran: dict[UUID, tuple[UUID, int]] = {}

    @rule(target=members, at=kiosks)
    def joins(self, at: int) -> UUID:
        return self.all[at].add_member()

    @rule(member=members, at=kiosks, language=st.sampled_from(["en", "es"]))
    def chooses_a_language(self, member: UUID, at: int, language: str) -> None:
        self.all[at].edit(member, language=language)

    @rule(member=members, at=kiosks, pin=st.sampled_from(["a", "b", "c"]))
    def chooses_a_pin(self, member: UUID, at: int, pin: str) -> None:
        self.all[at].edit(member, pin_hash=pin)

    @rule(member=members, at=kiosks, given=st.booleans())
    def says_of_the_coach(self, member: UUID, at: int, given: bool) -> None:
        self.all[at].consent(member, "coach", given)

    @rule(target=visits, member=members, at=kiosks)
    def runs(self, member: UUID, at: int) -> object:
        if member not in self.all[at].everybody():
            return multiple()
        visit_id = self.all[at].visit(member, steps_n=6)
        assert visit_id is not None
        self.ran[visit_id] = member, at
        return visit_id

    @rule(member=members, at=kiosks)
    def is_forgotten(self, member: UUID, at: int) -> None:
        self.all[at].forget_member(member)
        self.gone.add(member)

    @rule(visit=visits, at=kiosks)
    def has_a_visit_forgotten(self, visit: UUID, at: int) -> None:
        self.all[at].forget_visit(visit)
        self.gone.add(visit)

    @rule(at=kiosks)
    def syncs(self, at: int) -> None:
        try:
            self.all[at].sync.round()
        except Unreachable:  # its connection went with the cut of another's
            self.all[at].sync.round()

    @rule(at=kiosks, after=st.integers(0, 6000))
    def syncs_while_the_link_is_cut(self, at: int, after: int) -> None:
        self.wire.cut(after)
        try:
            self.all[at].sync.round()
        except Unreachable:
            pass
        finally:
            self.wire.mend()

    def teardown(self) -> None:
        try:
            self.judge()
        finally:
            for one in self.all:
                one.close()
            self.folder.cleanup()

    def judge(self) -> None:
        for _ in range(3):
            for at in range(len(self.all)):
                self.syncs(at)
        first, *others = (one.everybody() for one in self.all)
        assert all(other == first for other in others)
        asked = "SELECT member_id, pin_hash, language FROM treadform.members WHERE chain_id = :c"
        there = ask(self.postgres, asked, c=self.chain_id)
        assert {row[0]: row[1:] for row in there} == {m: v[1:3] for m, v in first.items()}
        assert not self.gone & first.keys()
        kept = {v for v, (m, _) in self.ran.items() if not {v, m} & self.gone}
        asked = "SELECT visit_id FROM treadform.visits WHERE chain_id = :c"
        assert sorted(v for (v,) in ask(self.postgres, asked, c=self.chain_id)) == sorted(kept)
        for number, one in enumerate(self.all):
            assert one.rows("SELECT * FROM outbox") == []
            here = {UUID(bytes=v) for (v,) in one.rows("SELECT visit_id FROM visits")}
            assert here == {v for v in kept if self.ran[v][1] == number}


def test_any_interleaving_converges(postgres: Postgres, wire: Wire) -> None:
    Gym.postgres, Gym.wire = postgres, wire
    run_state_machine_as_test(
        Gym,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
