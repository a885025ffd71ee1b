// The USB serial port, as bytes.
#pragma once
#include <cstdint>
#include <span>

namespace cable {

// `woken` is called from the interrupt when bytes came or room was made.
[[nodiscard]] bool begin(void (*woken)());
// Whether a program on the other side has the port open.
bool open();
// All of them or none.
[[nodiscard]] bool send(std::span<const std::uint8_t> bytes);
// One byte that came; -1 when there is none.
int next();

}  // namespace cable
