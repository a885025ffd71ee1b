"""What the rest of the kiosk knows of one kind of device."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `service` is its key everywhere, also where it is known by its name."""

    service: str
    name: str
    gives: tuple[str, ...]
    names: tuple[str, ...] = ()
    """It is this kind when its own name begins so: it advertises another's service, or none."""
    is_strap: bool = False
    """Worn round the chest, unless somebody says otherwise."""
    telemetry: frozenset[str] = frozenset()
    """The characteristics that show that it is alive; empty where any does."""
    first_s: float = 60.0
    """So long it may take from the link to the first frame."""
    silence_s: float = 60.0
    """Silent for so long its link is dead."""
