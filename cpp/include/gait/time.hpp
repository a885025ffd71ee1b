// Time on one clock: integer microseconds. Float seconds lose 0.24 ms after an hour, a pod's
// contact time is trusted to less than that.
#pragma once
#include <chrono>
#include <cstdint>

namespace gait {

using Micros = std::chrono::duration<std::int64_t, std::micro>;

// Seconds from one sample to the next: a type of its own, so that a rate is not taken for it.
using Period = std::chrono::duration<float>;

// Of a span short enough for a float.
constexpr float seconds(Micros span) { return static_cast<float>(span.count()) * 1e-6F; }

constexpr Micros before(Micros time, float by_s) {
  return time - Micros{static_cast<std::int64_t>(by_s * 1e6F + 0.5F)};
}

}  // namespace gait
