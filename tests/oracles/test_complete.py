"""Nothing that the core says of a body is without a twin that says it too."""

from pathlib import Path

from kiosk import _core
from tests.oracles import posture

COMPARED = "\n".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
HERE = Path(__file__).read_text()


def test_every_detector_meets_its_twin() -> None:
    detectors = [name for name, what in vars(_core).items() if hasattr(what, "feed")]
    assert len(detectors) >= 8
    elsewhere = COMPARED.replace(HERE, "")
    assert [name for name in detectors if f"_core.{name}(" not in elsewhere] == []


def test_every_value_of_a_step_is_compared() -> None:
    named = {"begin_us", "landed", "gait", "side"}  # the step itself, its mode and its foot
    values = set(_core.TRUNK_STEP.names or ()) - named
    assert values == set(posture.VALUES)


def test_every_value_of_a_stride_is_compared() -> None:
    elsewhere = COMPARED.replace(HERE, "") + (Path(__file__).parent / "stride.py").read_text()
    assert [n for n in _core.FOOT_STRIDE.names or () if f'"{n}"' not in elsewhere] == []
