#include "cable.hpp"

#include <zephyr/device.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/sys/ring_buffer.h>
#include <zephyr/usb/usb_device.h>

namespace {

const device* const kPort = DEVICE_DT_GET(DT_NODELABEL(cable));
RING_BUF_DECLARE(going, 2048);  // a third of a second
RING_BUF_DECLARE(coming, 256);
void (*tell)() = nullptr;

void receive() {
  std::uint8_t bytes[32];
  const int n = uart_fifo_read(kPort, bytes, sizeof bytes);
  if (n > 0) ring_buf_put(&coming, bytes, static_cast<std::uint32_t>(n));
}

void transmit() {
  std::uint8_t* bytes = nullptr;
  const std::uint32_t n = ring_buf_get_claim(&going, &bytes, 64);
  const int sent = n > 0 ? uart_fifo_fill(kPort, bytes, static_cast<int>(n)) : 0;
  ring_buf_get_finish(&going, sent > 0 ? static_cast<std::uint32_t>(sent) : 0);
  if (n == 0) uart_irq_tx_disable(kPort);
}

void on_interrupt(const device*, void*) {
  while (uart_irq_update(kPort) != 0 && uart_irq_is_pending(kPort) != 0) {
    if (uart_irq_rx_ready(kPort) != 0) receive();
    if (uart_irq_tx_ready(kPort) == 0) continue;
    transmit();
    if (ring_buf_is_empty(&going)) break;
  }
  tell();
}

}  // namespace

namespace cable {

bool begin(void (*woken)()) {
  tell = woken;
  if (!device_is_ready(kPort) || usb_enable(nullptr) != 0) return false;
  if (uart_irq_callback_set(kPort, on_interrupt) != 0) return false;
  uart_irq_rx_enable(kPort);
  return true;
}

bool open() {
  std::uint32_t ready = 0;
  return uart_line_ctrl_get(kPort, UART_LINE_CTRL_DTR, &ready) == 0 && ready != 0;
}

bool send(std::span<const std::uint8_t> bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  if (ring_buf_space_get(&going) < size) return false;
  ring_buf_put(&going, bytes.data(), size);
  uart_irq_tx_enable(kPort);
  return true;
}

int next() {
  std::uint8_t byte{};
  return ring_buf_get(&coming, &byte, 1) == 1 ? byte : -1;
}

}  // namespace cable
