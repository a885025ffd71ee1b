// How hard a leg is knocked, by what tells a landing best: of a runner how sharply the acceleration
// changes below 15 Hz, of a walker how hard the leg is pushed across itself.
#pragma once
#include <cmath>

#include "gait/jolt_trace.hpp"
#include "gait/motion.hpp"

namespace gait {

class LegKnock {
 public:
  void design(float period_s, double rate_hz) {
    period_s_ = period_s;
    push_.set(butterworth_low_pass(25.0, rate_hz));
    jolt_.set(butterworth_low_pass(15.0, rate_hz));
  }

  // As if this had always been felt; the hardest jolt is kept.
  void settle(const Vec3& acceleration_mps2) {
    push_.settle(acceleration_mps2), jolt_.settle(acceleration_mps2);
    last_ = acceleration_mps2;
    jolts_.clear();
  }
  void forget() { hardest_mps3_ = 0.0F; }

  // m/s3 of a runner, (m/s2)2 of a walker.
  float operator()(const Vec3& acceleration_mps2, const Vec3& up, bool running) {
    const Vec3 smooth = jolt_(acceleration_mps2);
    jolts_.push(length(minus(smooth, last_)) / period_s_);
    const bool weightless = dot(smooth, smooth) < kWeightless_mps2 * kWeightless_mps2;
    weightless_s_ = weightless ? weightless_s_ + period_s_ : 0.0F;
    last_ = smooth;
    hardest_mps3_ -= hardest_mps3_ * period_s_ / kTwoStrides_s;
    if (jolts_.now() > hardest_mps3_) hardest_mps3_ = jolts_.now();
    const Vec3 pushed = push_(acceleration_mps2);
    const float along = dot(pushed, up);
    const float square = dot(pushed, pushed);
    const float aside = square - along * along;
    return running ? jolts_.now() : std::sqrt(aside > 0.0F ? aside * square : 0.0F);
  }

  const JoltTrace& jolts() const { return jolts_; }
  // For how long it has felt next to nothing.
  float weightless_s() const { return weightless_s_; }
  // Of the last two strides.
  float hardest_mps3() const { return hardest_mps3_; }

 private:
  static constexpr float kTwoStrides_s = 1.5F;
  static constexpr float kWeightless_mps2 = 6.0F;

  Smooth3 push_{}, jolt_{};
  JoltTrace jolts_{};
  Vec3 last_{0.0F, 0.0F, 0.0F};
  float period_s_{}, hardest_mps3_{}, weightless_s_{};
};

}  // namespace gait
