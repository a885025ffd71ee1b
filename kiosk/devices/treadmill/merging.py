"""Records that a belt sends in parts: "More Data" parts first, the one with the speed last.

An absent field is unknown, never zero: a part without speed does not mean a belt that stands.
"""

from dataclasses import fields, replace

from kiosk.devices.treadmill.data import TreadmillData

PENDING_US = 2_000_000
"""A part older than this belongs to a record whose end was lost."""

_BOOKKEEPING = {"more_data", "dropped", "truncated", "trailing"}
_VALUES = tuple(f.name for f in fields(TreadmillData) if f.name not in _BOOKKEEPING)


class RecordMerger:
    """Parts in, whole records out. Start anew with every link."""

    def __init__(self) -> None:
        self._pending: TreadmillData | None = None
        self._since_us = 0

    def add(self, at_us: int, part: TreadmillData) -> TreadmillData | None:
        """The record, once its last part is there."""
        if part.more_data is None:
            return None
        if self._pending is not None and at_us - self._since_us > PENDING_US:
            self._pending = None
        if self._pending is None:
            self._since_us = at_us
            whole = part
        else:
            whole = _merged(self._pending, part)
        self._pending = whole if part.more_data else None
        return None if part.more_data else whole


def _merged(earlier: TreadmillData, later: TreadmillData) -> TreadmillData:
    """What either says; the later one where both do."""
    said = {name: getattr(later, name) for name in _VALUES}
    return replace(
        earlier,
        **{name: value for name, value in said.items() if value is not None},
        more_data=later.more_data,
        dropped=earlier.dropped + later.dropped,
        truncated=earlier.truncated or later.truncated,
        trailing=earlier.trailing + later.trailing,
    )
