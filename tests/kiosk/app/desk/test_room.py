"""Without anybody signed in there is no desk to work at."""

from typing import Any

import pytest


def test_nobody_is_signed_in(staff: Any) -> None:
    with pytest.raises(LookupError, match="nobody"):
        _ = staff.room.desk
