"""Whom bluetoothd asks when two devices are paired, and what it does with the answer."""

from dataclasses import dataclass

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.on_bus.faults import Refusal
from tests.on_bus.peripheral import Peripheral

AGENTS = "org.bluez.AgentManager1"
WITH_KEYS = "KeyboardOnly"


@dataclass(frozen=True)
class Agent:
    """Asked for what was called from the same connection."""

    sender: str
    path: str
    capability: str

    async def says(self, bus: MessageBus, member: str, device: str) -> object:
        """A number, True where it has none to say, False where it rejects."""
        asked = {"destination": self.sender, "path": self.path, "interface": "org.bluez.Agent1"}
        reply = await bus.call(Message(**asked, member=member, signature="o", body=[device]))
        if reply is None or reply.message_type is MessageType.ERROR:
            return False
        return reply.body[0] if reply.body else True


class Agents:
    """Those registered now."""

    def __init__(self) -> None:
        self.known: dict[str, Agent] = {}

    def told(self, message: Message) -> None:
        """A call to the manager."""
        if message.member == "RegisterAgent":
            sender = message.sender or ""
            self.known[sender] = Agent(sender, *message.body)

    def forget(self, sender: str) -> None:
        """Its connection ended."""
        self.known.pop(sender, None)

    async def pair(self, bus: MessageBus, peripheral: Peripheral, sender: str) -> None:
        """As bluetoothd does it; a peripheral that shows a number takes no one without."""
        if peripheral.paired:
            raise Refusal("org.bluez.Error.AlreadyExists", "Already Exists")
        agent = self.known.get(sender)
        if agent is not None and peripheral.shows_number is None:
            peripheral.paired = bool(await agent.says(bus, "RequestAuthorization", peripheral.path))
        elif agent is not None and agent.capability == WITH_KEYS:
            said = await agent.says(bus, "RequestPasskey", peripheral.path)
            peripheral.paired = said == peripheral.shows_number
        if not peripheral.paired:
            raise Refusal("org.bluez.Error.AuthenticationFailed", "Authentication Failed")
