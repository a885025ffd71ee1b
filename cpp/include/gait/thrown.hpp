// Whether a pod falls, or fell a moment ago: weightless for longer than any foot is, above all
// while it spins. (A marching foot is weightless at the top of its lift, for 0.16 s, but hardly
// turns there; one that hops turns, for 0.03 s.) What it feels until it lies again are bounces, not
// steps.
#pragma once
#include "gait/motion.hpp"

namespace gait {

struct ThrownSettings {
  float weightless_mps2{4.0F};  // m/s²; a pod 1 cm from its middle, at 20 rad/s, feels as much
  float spinning_radps{3.0F};   // rad/s; half a turn a second
  float fall_s{0.24F};          // s; a fall from 30 cm
  float spinning_weighs{3.0F};  // times as much: 3 cm, or a bounce
  float bounces_s{1.0F};        // s after a fall
};

class Thrown {
 public:
  explicit Thrown(const ThrownSettings& settings = {}) : settings_{settings} {}

  void design(float period_s) { period_s_ = period_s; }

  bool operator()(const Motion& motion) {
    const bool weightless = square(motion.acceleration_mps2) < squared(settings_.weightless_mps2);
    const bool spins = square(motion.rate_radps) > squared(settings_.spinning_radps);
    const float passed_s = spins ? settings_.spinning_weighs * period_s_ : period_s_;
    falling_s_ = weightless ? falling_s_ + passed_s : 0.0F;
    left_s_ = falling_s_ > settings_.fall_s ? settings_.bounces_s : left_s_ - period_s_;
    return left_s_ > 0.0F;
  }

 private:
  static float square(const Lanes& v) { return dot(v, v); }
  static constexpr float squared(float v) { return v * v; }

  ThrownSettings settings_;
  float period_s_{}, falling_s_{}, left_s_{};
};

}  // namespace gait
