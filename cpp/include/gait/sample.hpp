// What a sensor measured at one instant. A channel the sensor does not have, or lost, is NaN:
// absent is not zero.
#pragma once
#include <limits>

#include "gait/time.hpp"

namespace gait {

inline constexpr float kAbsent = std::numeric_limits<float>::quiet_NaN();

struct Vec3 {
  float x{kAbsent}, y{kAbsent}, z{kAbsent};
};

struct ImuSample {
  Micros time{};
  Vec3 acceleration_mps2{};  // specific force: +g upwards when still
  Vec3 rate_radps{};         // all NaN when there is no gyroscope
};

struct ForceSample {
  Micros time{};
  float vertical_n{kAbsent};     // total of all cells, positive when loaded
  float lateral_cop_m{kAbsent};  // centre of pressure, right positive; needs four cells
};

}  // namespace gait
