"""What the guest starts from: Debian's kernel and BlueZ, unpacked, and a file system in memory."""

import lzma
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.on_air import cpio
from tests.on_air.packed import ROOT, host_files

TREE = ROOT / "build" / "air" / "tree"
MODULES = (
    *("sha512_generic", "drbg"),
    *("hci_vhci", "uhid", "virtio_pci", "virtio_net", "virtio_rng"),
    *("ecb", "cmac", "ccm", "ecdh_generic", "algif_hash", "algif_skcipher"),
)
"""The adapter, the network, and what a Bluetooth stack asks for to pair: ciphers, and first of all
random numbers, for elliptic curves try themselves when they are loaded. Without them the kernel
says of every pairing that it is done."""
GUEST = Path(__file__).parent / "guest"
SETTINGS = "hardware/kiosk/rootfs/etc/bluetooth/main.conf"
DAEMON = "usr/libexec/bluetooth/bluetoothd"
_XZ = b"\xfd7zXZ\x00"


@dataclass(frozen=True)
class Image:
    """Files that QEMU boots."""

    kernel: Path
    initramfs: Path


def image(programs: Sequence[Path] = ()) -> Image:
    """Downloaded once; packed anew each time, which takes seconds. `programs` of this machine go
    into the guest too, by the names that they have here."""
    unpack = ROOT / ".setup" / "unpack_debian.sh"
    subprocess.run([unpack, TREE, "kernel", "bluez"], check=True)
    release = release_of_kernel()
    if not (TREE / "lib" / "modules" / release / "modules.dep").exists():
        subprocess.run([tool("depmod"), "-b", TREE, release], check=True)
    kernel = TREE.parent / "vmlinux"
    if not kernel.exists():
        kernel.write_bytes(_uncompressed((TREE / "boot" / f"vmlinuz-{release}").read_bytes()))
    initramfs = TREE.parent / "initramfs.cpio"
    cpio.write(initramfs, _files(release, programs))
    return Image(kernel, initramfs)


def release_of_kernel() -> str:
    """What the unpacked kernel calls itself."""
    return next((TREE / "lib" / "modules").iterdir()).name


def tool(name: str) -> str:
    """System tools are not on every user's path."""
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")
    assert found is not None, f"no {name}"
    return found


def _uncompressed(kernel: bytes) -> bytes:
    """The ELF file within, which boots without a decompression that emulation makes long."""
    start = kernel.find(_XZ)
    if start < 0:
        return kernel
    return lzma.LZMADecompressor().decompress(kernel[start:])


def modules(release: str, *names: str) -> list[Path]:
    """Files of these modules and of all they need, in the order of loading."""
    command = [tool("modprobe"), "-d", TREE, "-S", release, "--show-depends", "--all", *names]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    insmods = [line.split()[1] for line in said.splitlines() if line.startswith("insmod")]
    return [Path(path) for path in dict.fromkeys(insmods)]


def _files(release: str, programs: Sequence[Path]) -> dict[str, cpio.Content]:
    """Everything that the guest has, by its name there."""
    bus, daemon = Path(tool("dbus-daemon")), TREE / DAEMON
    order = modules(release, *MODULES)
    files: dict[str, cpio.Content] = dict(host_files([bus, daemon, *programs]))
    files |= {f"/modules/{path.name.removesuffix('.xz')}": _plain(path) for path in order}
    names = "".join(f"{path.name.removesuffix('.xz')}\n" for path in order)
    return files | {
        "/init": GUEST / "init",
        "/modules/order": names.encode(),
        "/bin/busybox": Path(tool("busybox")),
        "/bin/sh": "busybox",
        f"/{DAEMON}": daemon,
        "/usr/bin/dbus-daemon": bus,
        "/etc/bluetooth/main.conf": ROOT / SETTINGS,
        "/etc/dbus-1/bus.conf": GUEST / "bus.conf",
        "/etc/passwd": b"root:x:0:0:root:/root:/bin/sh\n",
        "/etc/group": b"root:x:0:\n",
        "/etc/machine-id": b"74726561640000000000000000000000\n",
    }


def first_files(inside: Path, init: Path, applets: Iterable[str]) -> None:
    """The least a guest begins with: busybox under these names, and its first process."""
    for folder in ("bin", "modules", "proc", "sys", "dev"):
        (inside / folder).mkdir(parents=True)
    shutil.copy2(tool("busybox"), inside / "bin" / "busybox")
    for applet in applets:
        (inside / "bin" / applet).symlink_to("busybox")
    shutil.copy2(init, inside / "init")


def take_modules(folder: Path, release: str, order: str, *names: str) -> None:
    """These modules and all they need, and a list of their files in the order of loading."""
    taken = {path.name.removesuffix(".xz"): _plain(path) for path in modules(release, *names)}
    for name, data in taken.items():
        (folder / name).write_bytes(data)
    (folder / order).write_text("".join(f"{name}\n" for name in taken))


def pack(inside: Path, made: Path) -> None:
    """The folder as the cpio archive that a kernel starts from."""
    names = "\n".join(str(path.relative_to(inside)) for path in inside.rglob("*"))
    command = [tool("busybox"), "cpio", "-o", "-H", "newc"]
    quiet = subprocess.DEVNULL
    with made.open("wb") as archive:
        subprocess.run(
            command, cwd=inside, input=names.encode(), stdout=archive, stderr=quiet, check=True
        )


def _plain(module: Path) -> bytes:
    """As the kernel takes it: Debian 13 compresses modules."""
    data = module.read_bytes()
    return lzma.decompress(data) if data.startswith(_XZ) else data
