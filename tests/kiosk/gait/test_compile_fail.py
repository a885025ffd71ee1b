"""Mistakes that the compiler must stop: each snippet is refused, its right twin is not."""

import shutil
import subprocess
from pathlib import Path

import pytest

INCLUDE = Path(__file__).parents[3] / "cpp" / "include"
COMPILER = next((c for c in ("c++", "g++", "clang++") if shutil.which(c)), "c++")

MISTAKES = {
    "a bare number is no time": (
        "gait::ForceDetector d; d({1000, 50.0F, 0.0F});",
        "gait::ForceDetector d; d({gait::Micros{1000}, 50.0F, 0.0F});",
    ),
    "float seconds are no time": (
        "gait::ForceSample s; s.time = std::chrono::duration<float>{1.5F};",
        "gait::ForceSample s; s.time = std::chrono::milliseconds{1500};",
    ),
    "a time is no number": (
        "std::int64_t t = gait::Event{}.time;",
        "std::int64_t t = gait::Event{}.time.count(); (void)t;",
    ),
    "nanoseconds do not lose their digits unseen": (
        "gait::ImuSample s; s.time = std::chrono::nanoseconds{1};",
        "gait::ImuSample s; s.time = std::chrono::seconds{1};",
    ),
    "a sample of another sensor is refused": (
        "gait::TrunkDetector d; d(gait::ForceSample{});",
        "gait::TrunkDetector d; d(gait::ImuSample{});",
    ),
    "a kind of event is no side": (
        "gait::Event e; e.side = gait::EventKind::toe_off;",
        "gait::Event e; e.side = gait::Side::left;",
    ),
    "settings of one detector are not another's": (
        "gait::TrunkDetector d{gait::ForceSettings{}};",
        "gait::TrunkDetector d{gait::TrunkSettings{}};",
    ),
    "a threshold is no settings": (
        "gait::ForceDetector d = 50.0F;",
        "gait::ForceDetector d{{.threshold_n = 50.0F}};",
    ),
    "a rate is no period": (
        "gait::Inclination i; i.design(200.0F);",
        "gait::Inclination i; i.design(gait::Period{0.005F});",
    ),
    "nor is it one for the beat of a walk": (
        "gait::WalkingBeat b; b.design(200.0F);",
        "gait::WalkingBeat b; b.design(gait::Period{0.005F});",
    ),
    "a bare number is no moment of a shoe": (
        "gait::FootSensor d; d({1000, {}, {}});",
        "gait::FootSensor d; d({gait::Micros{1000}, {}, {}});",
    ),
    "a moment is no span of seconds": (
        "gait::before(gait::Micros{1000}, gait::Micros{5});",
        "gait::before(gait::Micros{1000}, 0.000005F);",
    ),
    "a bare number is no time away": (
        "gait::SampleClock::forgets(3000000);",
        "gait::SampleClock::forgets(gait::Micros{3000000});",
    ),
}


def compiles(body: str, folder: Path) -> bool:
    source = folder / "snippet.cpp"
    source.write_text(
        '#include "gait/force_detector.hpp"\n#include "gait/trunk_sensor.hpp"\n'
        '#include "gait/foot_sensor.hpp"\n'
        f"int main() {{ {body} return 0; }}\n",
        encoding="utf-8",
    )
    command = [COMPILER, "-std=c++20", "-fsyntax-only", f"-I{INCLUDE}", str(source)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_the_compiler_refuses(mistake: str, tmp_path: Path) -> None:
    wrong, right = MISTAKES[mistake]
    assert compiles(right, tmp_path)
    assert not compiles(wrong, tmp_path)
