"""The addresses that staff chose in the settings, as the radio takes them."""

from kiosk.cli.settings import Devices
from kiosk.devices import pod, treadmill


def pins(chosen: Devices) -> dict[str, frozenset[str]]:
    """By service; a service without a choice is not in it."""
    by_service = {treadmill.SERVICE: chosen.belt, pod.SERVICE: chosen.pods}
    return {
        service: frozenset(said.upper().split()) for service, said in by_service.items() if said
    }
