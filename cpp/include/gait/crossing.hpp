// The instant a signal crosses a level, between two samples: a straight line is enough, since
// footfall edges are longer than a sample.
#pragma once
#include <cstdint>

#include "gait/time.hpp"

namespace gait {

// `previous` was one period before `now`; the crossing lies `later` seconds too late (filter
// delay).
inline Micros crossing(Micros now, float period_s, float previous, float current, float level,
                       float later_s) {
  const float rise = current - previous;
  const float back = rise != 0.0F ? (current - level) / rise : 0.0F;
  const float within = back < 0.0F ? 0.0F : (back > 1.0F ? 1.0F : back);
  return now - Micros{static_cast<std::int64_t>((within * period_s + later_s) * 1e6F + 0.5F)};
}

}  // namespace gait
