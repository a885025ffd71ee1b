// The LSM6DS3TR-C as a pod wants it: which registers hold a configuration, and what its FIFO's
// bytes mean in the protocol's counts. Register numbers and codes: ST, datasheet DocID030071.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "configuration.hpp"

namespace pod::lsm6ds3 {

inline constexpr std::uint8_t kAddress = 0x6A;
inline constexpr std::uint8_t kWhoAmI = 0x0F;
inline constexpr std::uint8_t kFifoStatus = 0x3A;  // two bytes
inline constexpr std::uint8_t kFifoData = 0x3E;

struct Write {
  std::uint8_t at{}, value{};
};

// CTRL1_XL and CTRL2_G share these codes.
constexpr std::uint8_t rate_bits(std::uint16_t rate_hz) {
  switch (rate_hz) {
    case 26:
      return 0x20;
    case 104:
      return 0x40;
    case 208:
      return 0x50;
    case 416:
      return 0x60;
    case 833:
      return 0x70;
    default:
      return 0x80;  // 1660
  }
}

constexpr std::uint8_t acceleration_bits(std::uint16_t range_g) {
  return range_g == 2 ? 0x00 : range_g == 4 ? 0x08 : range_g == 8 ? 0x0C : 0x04;
}
constexpr std::uint8_t gyroscope_bits(std::uint16_t range_dps) {
  return range_dps == 125    ? 0x02
         : range_dps == 250  ? 0x00
         : range_dps == 500  ? 0x04
         : range_dps == 1000 ? 0x08
                             : 0x0C;
}

// 16-bit words of one sample in the FIFO: the gyroscope's three come first.
constexpr std::size_t words(const Configuration& c) { return c.rate_range_dps == 0 ? 3 : 6; }

// Streaming: FIFO in continuous mode, an interrupt on INT1 at so many samples or an overrun.
constexpr std::array<Write, 10> streaming(const Configuration& c, std::uint16_t watermark) {
  const auto level = static_cast<std::uint16_t>(watermark * words(c));
  const bool gyroscope = c.rate_range_dps != 0;
  const std::uint8_t rate = rate_bits(c.rate_hz);
  const auto on = [](unsigned bits) { return static_cast<std::uint8_t>(bits); };
  return {{
      {0x0A, 0x00},                           // FIFO off, and emptied of another configuration's
      {0x12, 0x44},                           // CTRL3_C: whole samples, counting up
      {0x06, on(level & 0xFFU)},              // FIFO_CTRL1
      {0x07, on((level >> 8U) & 0x07U)},      // FIFO_CTRL2
      {0x08, on(gyroscope ? 0x09U : 0x01U)},  // FIFO_CTRL3: nothing is left out
      {0x10, on(rate | acceleration_bits(c.acceleration_range_g))},          // CTRL1_XL
      {0x11, on(gyroscope ? rate | gyroscope_bits(c.rate_range_dps) : 0U)},  // CTRL2_G
      {0x0D, 0x18},                              // INT1_CTRL: watermark, overrun
      {0x5E, 0x00},                              // MD1_CFG: no wake-up interrupt
      {0x0A, on(((rate >> 4U) << 3U) | 0x06U)},  // FIFO_CTRL5: continuous
  }};
}

// Asleep: acceleration at 26 Hz, low power; INT1 when it changes by more than 2 g / 64 x 3 = 94 mg.
constexpr std::array<Write, 8> waiting_for_movement() {
  return {{
      {0x0A, 0x00},  // FIFO off, and emptied by it
      {0x11, 0x00},  // gyroscope off
      {0x15, 0x10},  // CTRL6_C: low power
      {0x10, 0x20},  // 26 Hz, 2 g
      {0x5B, 0x03},  // WAKE_UP_THS
      {0x5C, 0x00},  // WAKE_UP_DUR: at once
      {0x58, 0x90},  // TAP_CFG: interrupts on, by the slope's high-pass
      {0x5E, 0x20},  // MD1_CFG: wake-up to INT1
  }};
}

struct FifoState {
  std::uint16_t samples{};
  bool overrun{};
};

// FIFO_STATUS1 and 2. A part of a sample at the end waits for the next time.
constexpr FifoState fifo_state(std::uint8_t low, std::uint8_t high, const Configuration& c) {
  const unsigned level = low | ((high & 0x07U) << 8U);
  return {static_cast<std::uint16_t>(level / words(c)), (high & 0x40U) != 0};
}

// 70 m°/s a count at 2000 °/s, and in proportion below: full scale lies beyond the nominal range.
inline constexpr std::int32_t kGyroscopeGain_q15 = 37585;  // 0.070 x 32768 / 2000, in 1/32768

constexpr std::int16_t rescaled(std::int16_t count) {
  const std::int32_t value = (count * kGyroscopeGain_q15 + (1 << 14)) >> 15;
  return static_cast<std::int16_t>(value > 32767 ? 32767 : value < -32767 ? -32767 : value);
}

// One sample's bytes, as many as `words` says, in the protocol's order and counts.
constexpr RawSample sample(std::span<const std::uint8_t> bytes, const Configuration& c) {
  const auto word = [bytes](std::size_t i) {
    return static_cast<std::int16_t>(u16_at(bytes, 2 * i));
  };
  RawSample out;
  const std::size_t first = words(c) - 3;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    out.counts[axis] = word(first + axis);
    if (first != 0) out.counts[3 + axis] = rescaled(word(axis));
  }
  return out;
}

}  // namespace pod::lsm6ds3
