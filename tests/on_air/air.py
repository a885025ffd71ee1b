"""The air between bumble's controllers, and the adapter that Linux sees, with bumble's gaps
closed: what a real controller does and Linux relies on."""

import asyncio
import random
from collections.abc import Callable

from bumble import core, hci, ll
from bumble.controller import Controller
from bumble.link import LocalLink
from bumble.transport.common import PacketParser

PACKET_BYTES = 251
"""bumble's 27 would cut a notification of 244 bytes into ten."""
_BEYOND_42 = (
    hci.LeFeatureMask.LL_PRIVACY
    | hci.LeFeatureMask.LE_EXTENDED_ADVERTISING
    | hci.LeFeatureMask.LE_PERIODIC_ADVERTISING
    | hci.LeFeatureMask.EXTENDED_SCANNER_FILTER_POLICIES
    | hci.LeFeatureMask.LE_CODED_PHY
)
"""With these Linux waits for events that bumble does not send: 4 s for a second connection."""
_RSSI_SPREAD_DB = 3


class Air(LocalLink):
    """Everything sent arrives, in order."""

    def send_acl_data(
        self,
        sender_controller: Controller,
        destination_address: hci.Address,
        transport: core.PhysicalTransport,
        data: bytes,
    ) -> None:
        """From the address of the connection. bumble takes the random one, Linux the public."""
        receiver = self.find_le_controller(destination_address)
        connection = sender_controller.le_connections.get(destination_address)
        if receiver is not None and connection is not None:
            loop, source = asyncio.get_running_loop(), connection.self_address
            loop.call_soon(receiver.on_link_acl_data, source, transport, data)

    def send_advertising_pdu(
        self, sender_controller: Controller, packet: ll.AdvertisingPdu
    ) -> None:
        """Only from those that are here: bumble lets a removed one go on."""
        if sender_controller in self.controllers:
            super().send_advertising_pdu(sender_controller, packet)


class Chip(Controller):
    """A controller with room for whole notifications."""

    acl_data_packet_length = le_acl_data_packet_length = PACKET_BYTES
    supported_max_tx_octets = supported_max_rx_octets = PACKET_BYTES
    suggested_max_tx_octets = PACKET_BYTES


class Adapter(Chip):
    """What Linux takes for its Bluetooth 4.2 adapter."""

    le_features = Chip.le_features & ~_BEYOND_42

    def __init__(self, air: Air, send: Callable[[bytes], None]) -> None:
        super().__init__("adapter", link=air, public_address="00:AA:01:00:00:01")
        self.rssi_dbm: dict[str, int] = {}
        """How strongly each address is heard."""
        self._send = send
        self._parser = PacketParser(self)
        self._luck = random.Random(1)
        self.host = self

    def feed(self, data: bytes) -> None:
        """Bytes from Linux."""
        self._parser.feed_data(data)

    def send_hci_packet(self, packet: hci.HCI_Packet) -> None:
        self._send(bytes(packet))

    def vanish(self) -> None:
        """Pulled out: every link ends, as after its supervision time."""
        self._hang_up()
        self.link.remove_controller(self)

    def _hang_up(self) -> None:
        self.le_scan_enable = False
        self.pending_le_connection = None
        for connection in list(self.le_connections.values()):
            connection.send_ll_control_pdu(ll.TerminateInd(hci.HCI_CONNECTION_TIMEOUT_ERROR))
        self.le_connections.clear()

    # --- what bumble leaves out -----------------------------------------------------------------

    def on_hci_reset_command(self, command: hci.HCI_Reset_Command) -> object:
        self._hang_up()
        return super().on_hci_reset_command(command)

    def on_hci_le_create_connection_cancel_command(
        self, command: hci.HCI_LE_Create_Connection_Cancel_Command
    ) -> object:
        """Confirmed as the standard wants it: Linux else counts the attempt as still going on."""
        pending, self.pending_le_connection = self.pending_le_connection, None
        if pending is not None:
            asyncio.get_running_loop().call_soon(self._attempt_cancelled, pending)
        return super().on_hci_le_create_connection_cancel_command(command)

    def _attempt_cancelled(self, pending: hci.HCI_LE_Create_Connection_Command) -> None:
        self.send_hci_packet(
            hci.HCI_LE_Connection_Complete_Event(
                status=hci.HCI_UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
                connection_handle=0,
                role=hci.Role.CENTRAL,
                peer_address_type=pending.peer_address_type,
                peer_address=pending.peer_address,
                connection_interval=0,
                peripheral_latency=0,
                supervision_timeout=0,
                central_clock_accuracy=0,
            )
        )

    def on_advertising_pdu(self, pdu: ll.AdvInd | ll.AdvExtInd) -> None:
        """With the device's own scan response and strength; bumble repeats the advertisement."""
        if self.le_scan_enable:
            self._report(pdu)
        pending = self.pending_le_connection
        if pending is not None and pending.peer_address == pdu.advertiser_address:
            self.create_le_connection(pdu.advertiser_address)

    def _report(self, pdu: ll.AdvInd | ll.AdvExtInd) -> None:
        event = hci.HCI_LE_Advertising_Report_Event
        said = [(event.EventType.ADV_IND, bytes(pdu.data))]
        advertiser = self.link.find_le_controller(pdu.advertiser_address)
        if self.le_scan_type == 1 and advertiser is not None:
            response = bytes(advertiser.le_legacy_advertiser.scan_response_data)
            said.append((event.EventType.SCAN_RSP, response))
        strength = self.rssi_dbm.get(str(pdu.advertiser_address).split("/")[0], -50)
        for kind, data in said:
            heard = strength + self._luck.randint(-_RSSI_SPREAD_DB, _RSSI_SPREAD_DB)
            report = event.Report(
                event_type=kind,
                address_type=pdu.advertiser_address.address_type,
                address=pdu.advertiser_address,
                data=data,
                rssi=heard,
            )
            self.send_hci_packet(event([report]))
