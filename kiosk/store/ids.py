"""UUIDv7 (RFC 9562): ids that kiosks make alone, that never meet, and that sort by their time.

Python has its own from 3.14 on.
"""

import os
import time
from uuid import UUID


def new_id(now_ms: int | None = None) -> UUID:
    """A fresh id; `now_ms` is Unix time, the wall clock's unless given."""
    unix_ms = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    bits = (unix_ms & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    version, variant = 7 << 76, 2 << 62
    return UUID(int=bits & ~(15 << 76) & ~(3 << 62) | version | variant)


def time_of(identity: UUID) -> int:
    """Unix milliseconds at which a UUIDv7 was made."""
    return identity.int >> 80
