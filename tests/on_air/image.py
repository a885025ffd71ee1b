"""What the guest starts from: Debian's kernel and BlueZ, unpacked, and a first file system."""

import lzma
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TREE = ROOT / "build" / "air" / "tree"
FIRST_MODULES = ("virtio_pci", "9pnet_virtio", "9p", "overlay")
"""What it takes to see the host's files; modprobe does the rest."""
APPLETS = ("sh", "mount", "insmod", "switch_root", "mkdir", "sed")
_XZ = b"\xfd7zXZ\x00"


@dataclass(frozen=True)
class Image:
    """Files that QEMU boots, and the tree that lies over the host's files in the guest."""

    kernel: Path
    initramfs: Path
    tree: Path


def image() -> Image:
    """Downloaded and built once; seconds when nothing changed."""
    unpack = ROOT / ".setup" / "unpack_debian.sh"
    subprocess.run([unpack, TREE, "kernel", "bluez"], check=True)
    release = release_of_kernel()
    if not (TREE / "lib" / "modules" / release / "modules.dep").exists():
        subprocess.run([tool("depmod"), "-b", TREE, release], check=True)
    kernel = TREE.parent / "vmlinux"
    if not kernel.exists():
        kernel.write_bytes(_uncompressed((TREE / "boot" / f"vmlinuz-{release}").read_bytes()))
    return Image(kernel, _initramfs(release), TREE)


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


def _initramfs(release: str) -> Path:
    """busybox, the first modules and `guest/init`, as a cpio archive."""
    made, inside = TREE.parent / "initramfs.cpio", TREE.parent / "initramfs"
    shutil.rmtree(inside, ignore_errors=True)
    first_files(inside, Path(__file__).parent / "guest" / "init", APPLETS)
    take_modules(inside / "modules", release, "order", *FIRST_MODULES)
    pack(inside, made)
    return made


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
    taken = [_plain(path, folder) for path in modules(release, *names)]
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


def _plain(module: Path, folder: Path) -> str:
    """Copied as the kernel takes it: Debian 13 compresses modules."""
    data = module.read_bytes()
    name = module.name.removesuffix(".xz")
    (folder / name).write_bytes(lzma.decompress(data) if data.startswith(_XZ) else data)
    return name
