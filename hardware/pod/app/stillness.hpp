// How long the pod has lain unmoved: it decides when to sleep. A pod in a charging cup lies still
// to the noise of its sensor; one on a standing runner does not.
#pragma once
#include <cstdint>

#include "frames.hpp"
#include "ticks.hpp"

namespace pod {

class Stillness {
 public:
  static constexpr std::int32_t kMoved_mg = 60;  // the sensor's noise is below 10

  explicit constexpr Stillness(std::uint16_t range_g)
      : moved_counts_{kMoved_mg * 32768 / (1000 * range_g)} {}

  constexpr void operator()(Tick now, const RawSample& sample) {
    bool other = !begun_;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::int32_t off = sample.counts[axis] - last_.counts[axis];
      other = other || off > moved_counts_ || off < -moved_counts_;
    }
    if (!other) return;
    begun_ = true;
    last_ = sample;
    moved(now);
  }

  // The sensor's own wake-up interrupt: it is awake although no sample was seen.
  constexpr void moved(Tick now) { since_ = now; }

  constexpr Tick still_for(Tick now) const { return begun_ ? elapsed(since_, now) : 0; }

 private:
  std::int32_t moved_counts_;
  RawSample last_{};
  Tick since_{};
  bool begun_{};
};

}  // namespace pod
