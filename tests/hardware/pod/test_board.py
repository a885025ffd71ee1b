"""The board layer against declarations of Zephyr that we wrote from its documentation.

It shows that the layer is C and C++ without warnings, gives our own calls what they take, looks at
every result that can fail, and names only nodes and options that its overlays and files have. It
does not show that Zephyr has what the declarations say.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.cross.processors import M4, SAME_BITS

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
BOARD = ROOT / "hardware" / "pod" / "board"
STAND_IN = {
    "kernel.h": "kernel device devicetree sys/atomic sys/byteorder sys/ring_buffer",
    "drivers.h": "drivers/adc drivers/gpio drivers/i2c drivers/uart drivers/watchdog "
    "usb/usb_device",
    "bluetooth.h": "bluetooth/bluetooth bluetooth/conn bluetooth/gatt bluetooth/hci bluetooth/uuid "
    "bluetooth/services/bas",
    "update.h": "dfu/mcuboot storage/flash_map mgmt/mcumgr/grp/img_mgmt/img_mgmt "
    "mgmt/mcumgr/grp/img_mgmt/img_mgmt_callbacks mgmt/mcumgr/mgmt/callbacks",
}
COMMON = ("board.cpp", "imu.cpp")
SOURCES = {
    "pod": (*COMMON, "air.c", "update.cpp", "main_pod.cpp"),
    "deck": (*COMMON, "cable.cpp", "main_deck.cpp"),
}
BUILDS = [(application, source) for application in SOURCES for source in SOURCES[application]]
PLACES = ("hardware/pod/app", "hardware/deck/app", "cpp/include")
WARNINGS = ("-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-Wno-unused-parameter")
CPP = ("-std=gnu++20", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics")
FORBIDDEN = r"malloc|_Znw|_Zdl|__cxa_throw|_Unwind"


@pytest.fixture(scope="module")
def zephyr(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every header the layer includes leads to a stand-in."""
    folder = tmp_path_factory.mktemp("include")
    for stand_in, names in STAND_IN.items():
        for name in names.split():
            header = folder / "zephyr" / f"{name}.h"
            header.parent.mkdir(parents=True, exist_ok=True)
            header.write_text(f'#include "{HERE / "zephyr_stand_in" / stand_in}"\n')
    return folder


def compiled(
    source: Path, application: str, zephyr: Path, out: Path
) -> subprocess.CompletedProcess[str]:
    c = source.suffix == ".c"
    includes = [f"-I{place}" for place in (zephyr, *(ROOT / place for place in PLACES))]
    chip = [flag for flag in M4 if flag.startswith("-m")]
    command = [
        *("arm-none-eabi-gcc" if c else "arm-none-eabi-g++", "-c", "-Os", *chip, *SAME_BITS),
        *(["-std=gnu11"] if c else CPP),
        *(*WARNINGS, *includes, f"-I{BOARD / 'src'}"),
        *(f"-DSTAND_IN_HAS_io_channels={int(application == 'pod')}", str(source), "-o", str(out)),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


@pytest.mark.parametrize(("application", "source"), BUILDS)
def test_it_compiles_for_the_chip(
    application: str, source: str, zephyr: Path, tmp_path: Path
) -> None:
    done = compiled(BOARD / "src" / source, application, zephyr, tmp_path / "object")
    assert done.returncode == 0, done.stderr
    symbols = subprocess.check_output(["arm-none-eabi-nm", tmp_path / "object"], text=True)
    assert not re.search(FORBIDDEN, symbols)


def test_a_result_that_is_not_looked_at_would_be_found(zephyr: Path, tmp_path: Path) -> None:
    careless = tmp_path / "careless.cpp"
    whole = (BOARD / "src" / "main_deck.cpp").read_text()
    careless.write_text(whole.replace("const bool begun = board::begin();", "board::begin();"))
    done = compiled(careless, "deck", zephyr, tmp_path / "object")
    assert "unused-result" in done.stderr


@pytest.mark.parametrize("application", SOURCES)
def test_its_nodes_and_properties_are_in_its_overlay(application: str) -> None:
    overlay = (BOARD / f"{application}.overlay").read_text()
    code = "".join((BOARD / "src" / name).read_text() for name in SOURCES[application])
    if application == "deck":
        code = re.sub(r"#if DT_NODE_HAS_PROP.*?#endif", "", code, flags=re.DOTALL)
    asked = re.findall(r"GPIO_DT_SPEC_GET\(DT_PATH\(zephyr_user\), (\w+)\)", code)
    assert asked
    for name in asked:
        assert f"{name.replace('_', '-')} = <" in overlay
    for label in re.findall(r"DT_NODELABEL\((\w+)\)", code):
        assert f"&{label}" in overlay or f"{label}:" in overlay


def test_pod_and_loader_see_one_flash() -> None:
    for overlay in ("pod.overlay", "sysbuild/mcuboot.overlay"):
        included = re.findall(r'#include "(.+)"', (BOARD / overlay).read_text())
        places = [((BOARD / overlay).parent / name).resolve() for name in included]
        assert places == [BOARD / "mcuboot_partitions.dtsi"]


def test_the_foot_of_the_divider_is_never_let_go() -> None:
    """High, it would lift the converter's pin to its limit."""
    code = (BOARD / "src" / "board.cpp").read_text()
    assert re.findall(r"&kEnable, ?(\w+)", code) == ["GPIO_OUTPUT_ACTIVE"]
    pin = r"battery-enable-gpios = <&gpio0 14 GPIO_ACTIVE_LOW>"
    assert re.search(pin, (BOARD / "pod.overlay").read_text())


def test_options_of_the_code_are_those_of_its_files() -> None:
    options = "".join((BOARD / name).read_text() for name in ("prj.conf", "pod.conf"))
    stand_ins = "".join(path.read_text() for path in (HERE / "zephyr_stand_in").iterdir())
    for path in (BOARD / "src").iterdir():
        for option in re.findall(r"CONFIG_\w+", path.read_text()):
            value = re.search(rf"^{option}=(\d+)$", options, re.MULTILINE)
            assert value, option
            assert f"#define {option} {value[1]}\n" in stand_ins


def test_its_version_is_the_one_that_it_tells() -> None:
    """Without a version of its own no image would be newer than the one that runs."""
    said = dict(re.findall(r"^(\w+) = (\d+)$", (BOARD / "VERSION").read_text(), re.MULTILINE))
    told = re.search(
        r"struct Firmware {\s+std::uint8_t major{(\d+)}, minor{(\d+)};",
        (BOARD.parent / "app" / "pod.hpp").read_text(),
    )
    assert told
    assert told.groups() == (said["VERSION_MAJOR"], said["VERSION_MINOR"])


RETIRED = {"BT_CONN_TX_MAX": "4.2", "BT_DIS_MANUF": "4.1", "BT_DIS_MODEL": "4.1"}


def test_no_option_is_one_that_zephyr_gave_up() -> None:
    """As its release notes say."""
    for name in ("prj.conf", "pod.conf", "deck.conf"):
        used = set(re.findall(r"^CONFIG_(\w+)=", (BOARD / name).read_text(), re.MULTILINE))
        assert not used & set(RETIRED)
