// Which way a sensor on the trunk faces. A running contact brakes while the body still sinks and
// pushes forward while it rises, so the horizontal acceleration that goes with the vertical speed
// points forward (correlation 0.3 to 0.7 on 16 recordings from -10 to +10 degrees). Sideways
// movement has the rhythm of the stride, half as fast, and cancels.
//
// A walker is an inverted pendulum: it brakes while it rises over the foot and speeds up while it
// falls, so there the same product points backward. Hops, steps on the spot and standing say little
// of forward; a run teaches over whatever a walk has taught.
#pragma once
#include "gait/event.hpp"
#include "gait/motion.hpp"

namespace gait {

class Facing {
 public:
  void design(Period period) { period_s_ = period.count(); }

  // Forward in the sensor's axes, as it is worn; running may teach better.
  void hint(const Lanes& forward) {
    forward_ = direction(forward);
    known_ = within(forward, 1e6F) && length(forward) > 0.0F;
  }

  // One sample of running or walking.
  void learn(const Lanes& acceleration_mps2, const Lanes& up, float speed_up_mps, Gait gait) {
    const bool walks = gait == Gait::walking;
    const float rising_mps = walks ? -speed_up_mps : speed_up_mps;
    const Lanes level = acceleration_mps2 - up * lanes(dot(acceleration_mps2, up));
    const float share = period_s_ / kRemember_s;
    together_ += (level * lanes(rising_mps) - together_) * lanes(share);
    energy_ += (dot(level, level) * rising_mps * rising_mps - energy_) * share;
    if (learned_s_ < kRemember_s) learned_s_ += period_s_;
    if (learned_s_ < kEnough_s || (until_s_ -= period_s_) > 0.0F) return;
    until_s_ = kLook_s;
    // Without a direction in common the products cancel.
    if (dot(together_, together_) < (walks ? kWalking : kCommon) * energy_) return;
    forward_ = direction(together_);
    known_ = true;
  }

  bool known() const { return known_; }
  const Lanes& forward() const { return forward_; }

 private:
  static constexpr float kRemember_s = 10.0F;
  static constexpr float kEnough_s = 4.0F;  // a dozen steps
  static constexpr float kLook_s = 0.5F;
  static constexpr float kCommon = 0.06F;   // 0.07 to 0.41 on the recordings
  static constexpr float kWalking = 0.03F;  // virtual: 0.04 to 0.13 from 1.4 m/s, on the spot 0.015

  Lanes together_{};
  Lanes forward_{lanes(1.0F, 0.0F, 0.0F)};
  float period_s_{}, energy_{}, learned_s_{}, until_s_{};
  bool known_{};
};

}  // namespace gait
