"""The kiosk's limits and the virtual pod's answers are those of the pod's own code."""

import asyncio
import itertools
import random
from pathlib import Path

import pytest

from kiosk.devices.pod import CONTROL, control
from kiosk.devices.pod.control import RATES_HZ, Configuration, Op, Result
from kiosk.simulator import FastClock, Foot, SimulatedRadio, VirtualMember
from kiosk.simulator.kit import shoe_pod
from kiosk.simulator.pod import PodSettings
from tests.hardware.pod.on_the_air.emulated import answers_here, for_this_machine

RATES = (0, 52, 1666, *RATES_HZ)
RANGES_G, RANGES_DPS = (0, 2, 3, 4, 8, 16, 32), (0, 1, 125, 250, 500, 1000, 2000, 4000)
SAMPLES = (0, 1, 2, 3, 4, 6, 7, 8, 13, 14, 19, 20, 27, 28, 38, 39, 255)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return for_this_machine(tmp_path_factory.mktemp("pod"))


def test_the_kiosk_refuses_what_the_pod_refuses(program: Path) -> None:
    wanted = [
        Configuration(*one) for one in itertools.product(RATES, RANGES_G, RANGES_DPS, SAMPLES)
    ]
    answers = answers_here(program, [control.configure(one) for one in wanted])
    assert len(answers) == len(wanted)
    in_force = Configuration()
    for one, said in zip(wanted, map(control.decode_response, answers), strict=True):
        assert said is not None
        assert (said.result is Result.DONE) == (one.refusal is None), one
        in_force = one if one.refusal is None else in_force
        assert control.in_force(said) == in_force


def odd_requests(seed: int) -> list[bytes]:
    """Known and unknown ops, of right and wrong lengths; frames asked for are never held."""
    rng = random.Random(seed)
    made = []
    for _ in range(300):
        op = rng.choice((*Op, 0, 7, 0x63, 0x81, 0xFF))
        rest = bytes(rng.randrange(256) for _ in range(rng.choice((0, 1, 3, 4, 7, 8))))
        allowed = control.configure(Configuration(rng.choice(RATES_HZ), 8, 500, 19))
        made.append(allowed if rng.random() < 0.2 else bytes([op]) + rest)
    return made


def without_clock(answer: bytes) -> bytes:
    """What a pod answers but for its tick and its counts."""
    return answer[:2] + (b"" if answer[0] & 0x7F in (Op.SYNC, Op.STOP) else answer[2:])


@pytest.mark.parametrize("seed", range(5))
def test_the_virtual_pod_answers_as_the_pod_does(program: Path, seed: int) -> None:
    asked = odd_requests(seed)
    assert [*map(without_clock, asyncio.run(virtual(asked)))] == [
        *map(without_clock, answers_here(program, asked))
    ]


async def virtual(asked: list[bytes]) -> list[bytes]:
    clock, member = FastClock(), VirtualMember()
    device = shoe_pod(member, Foot.LEFT, PodSettings())
    link = await SimulatedRadio(member, clock, [device]).open(device.address)
    answers: list[bytes] = []
    await link.subscribe(CONTROL, lambda _, raw: answers.append(raw))
    for request in asked:
        await link.write(CONTROL, request)
    await clock.sleep_until(clock.now_us() + 100_000)
    await link.close()
    return answers
