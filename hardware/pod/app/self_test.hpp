// At power-on, lying still: is the sensor there, does it answer, does it read what the world is
// like.
#pragma once
#include <cstdint>
#include <span>

#include "frames.hpp"

namespace pod {

enum class Fault : std::uint8_t {
  none = 0,
  no_sensor = 1,     // the bus does not answer, or another part does
  no_samples = 2,    // it answers but takes none
  stuck = 3,         // every sample is the same to the last bit: no sensor is so quiet
  wrong_gravity = 4  // lying still it does not read 1 g
};

struct SelfTestSettings {
  std::uint8_t identity{0x6A};  // WHO_AM_I of the LSM6DS3TR-C
  std::size_t least_samples{32};
  std::int32_t one_g{2048};     // counts at a full scale of 16 g
  std::int32_t tolerance{164};  // 8 %: offset and sensitivity of the part together
  std::int32_t still{123};      // 0.06 g: moved more than this, gravity is not judged
};

constexpr std::int64_t square(std::int64_t value) { return value * value; }

constexpr Fault self_test(std::uint8_t identity, std::span<const RawSample> samples,
                          const SelfTestSettings& settings = {}) {
  if (identity != settings.identity) return Fault::no_sensor;
  if (samples.size() < settings.least_samples) return Fault::no_samples;
  std::int64_t norm = 0;
  bool same = true, still = true;
  std::array<std::int64_t, 3> sum{};
  for (const RawSample& sample : samples) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::int32_t off = sample.counts[axis] - samples[0].counts[axis];
      same = same && off == 0;
      still = still && off <= settings.still && off >= -settings.still;
      sum[axis] += sample.counts[axis];
    }
  }
  if (same) return Fault::stuck;
  const auto n = static_cast<std::int64_t>(samples.size());
  for (const std::int64_t axis : sum) norm += square(axis / n);
  const bool gravity = norm >= square(settings.one_g - settings.tolerance) &&
                       norm <= square(settings.one_g + settings.tolerance);
  return still && !gravity ? Fault::wrong_gravity : Fault::none;
}

}  // namespace pod
