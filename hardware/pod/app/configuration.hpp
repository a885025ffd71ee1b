// What may be set, within what limits; anything else is refused whole.
#pragma once
#include <cstdint>
#include <optional>

#include "frames.hpp"

namespace pod {

struct Configuration {
  std::uint16_t rate_hz{416};
  std::uint16_t acceleration_range_g{16};  // a hard landing reaches 12 g at the shoe
  std::uint16_t rate_range_dps{2000};      // a sprinter's foot reaches 1700; 0: no gyroscope
  std::uint8_t samples_per_frame{16};

  constexpr bool operator==(const Configuration&) const = default;
};

inline constexpr std::array<std::uint16_t, 5> kRates_hz{104, 208, 416, 833, 1660};

// The code of a range in the protocol's tables; nothing for a range no table has.
constexpr std::optional<std::uint8_t> acceleration_code(std::uint16_t range_g) {
  switch (range_g) {
    case 2:
      return 0;
    case 4:
      return 1;
    case 8:
      return 2;
    case 16:
      return 3;
    default:
      return std::nullopt;
  }
}
constexpr std::optional<std::uint8_t> rate_code(std::uint16_t range_dps) {
  switch (range_dps) {
    case 250:
      return 0;
    case 500:
      return 1;
    case 1000:
      return 2;
    case 2000:
      return 3;
    case 125:
      return 4;
    default:
      return std::nullopt;
  }
}

constexpr FrameType frame_type(const Configuration& c) {
  return c.rate_range_dps == 0 ? FrameType::acceleration_only : FrameType::six_axes;
}

constexpr std::uint8_t range_codes(const Configuration& c) {
  const std::uint8_t low = acceleration_code(c.acceleration_range_g).value_or(0xF);
  const std::uint8_t high = c.rate_range_dps == 0 ? 0 : rate_code(c.rate_range_dps).value_or(0xF);
  return static_cast<std::uint8_t>(low | (high << 4U));
}

// More than 60 frames a second do not fit a 15 ms connection interval beside a second pod.
inline constexpr std::uint32_t kMostFramesPerSecond = 60;

constexpr bool allowed(const Configuration& c) {
  bool rate = false;
  for (const std::uint16_t hz : kRates_hz) rate = rate || hz == c.rate_hz;
  const bool ranges = acceleration_code(c.acceleration_range_g).has_value() &&
                      (c.rate_range_dps == 0 || rate_code(c.rate_range_dps).has_value());
  const bool length =
      c.samples_per_frame >= 1 && c.samples_per_frame <= most_samples(frame_type(c));
  return rate && ranges && length && c.rate_hz <= kMostFramesPerSecond * c.samples_per_frame;
}

}  // namespace pod
