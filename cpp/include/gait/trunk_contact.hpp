// How long a runner was on the ground, as the trunk tells it: from the width of the push
// (push_width.hpp) and, where the belt's speed is known, from that: runners touch the ground some
// 40 ms shorter for each m/s. Both estimates err independently and are averaged by their variances.
#pragma once
#include "gait/push_width.hpp"
#include "gait/sample.hpp"
#include "gait/trunk_settings.hpp"

namespace gait {

class TrunkContact {
 public:
  explicit TrunkContact(const TrunkSettings& settings) : settings_{settings} {}

  // The belt's speed from now on; NaN when it is not known.
  void belt(float speed_mps) { speed_mps_ = speed_mps; }

  void begin() { push_.clear(); }
  // One sample later, this far above the level where a push begins.
  void add(float push_mps2) { push_.add(push_mps2); }

  float operator()(float period_s, float step_s, float gravity_mps2, float peak_mps2) const {
    const float sensed_s = push_(period_s, step_s, gravity_mps2, peak_mps2, settings_.width);
    return plausible_s(settled_s(sensed_s));
  }

 private:
  static constexpr float kSlowest_mps = 1.5F;  // the line of speed holds from a jog
  static constexpr float kFastest_mps = 6.0F;  // to a fast run

  float settled_s(float sensed_s) const {
    if (!(speed_mps_ > kSlowest_mps && speed_mps_ < kFastest_mps)) return sensed_s;
    const float usual_s = settings_.speed_base_s + settings_.speed_slope_s2pm * speed_mps_;
    return sensed_s + settings_.speed_trust * (usual_s - sensed_s);
  }

  // Widths of signals that are no pushes can be anything.
  float plausible_s(float contact_s) const {
    if (!(contact_s > settings_.min_contact_s)) return settings_.min_contact_s;
    return contact_s < settings_.max_contact_s ? contact_s : settings_.max_contact_s;
  }

  TrunkSettings settings_;
  PushWidth push_{};
  float speed_mps_{kAbsent};
};

}  // namespace gait
