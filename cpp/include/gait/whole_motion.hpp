// A sample of a shoe's six axes, when nothing of it is missing. An axis that never spoke counts as
// nothing (see present_axes.hpp); a value beyond any sensor is a broken frame.
#pragma once
#include <optional>

#include "gait/motion.hpp"
#include "gait/present_axes.hpp"

namespace gait {

class WholeMotion {
 public:
  std::optional<Motion> operator()(const ImuSample& sample) {
    const Motion motion{lanes(sample.acceleration_mps2), lanes(sample.rate_radps)};
    if (within(motion.acceleration_mps2, kBeyond_mps2) && within(motion.rate_radps, kBeyond_radps))
        [[likely]] {
      accelerates_.all();
      turns_.all();
      return motion;
    }
    return rarely(sample);
  }

 private:
  std::optional<Motion> rarely(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    Vec3 rate = sample.rate_radps;
    const bool accelerates = accelerates_(acceleration, kBeyond_mps2);
    if (!turns_(rate, kBeyond_radps) || !accelerates) return std::nullopt;
    return Motion{lanes(acceleration), lanes(rate)};
  }

  static constexpr float kBeyond_mps2 = 4000.0F;
  static constexpr float kBeyond_radps = 200.0F;

  PresentAxes accelerates_{}, turns_{};
};

}  // namespace gait
