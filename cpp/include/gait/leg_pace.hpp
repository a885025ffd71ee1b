// Whether a leg walks or runs, from how hard it is shaken on average: recorded walkers' shanks stay
// below 13 m/s2, runners' above 16.
#pragma once
#include "gait/event.hpp"

namespace gait {

struct LegPaceSettings {
  float running_above_mps2{14.2F};  // m/s2; mean length of the acceleration
  float margin_mps2{1.0F};          // m/s2; either side of it, once decided
  float memory_s{1.0F};             // s
  float settle_s{0.7F};             // s before anything is said
};

class LegPace {
 public:
  explicit LegPace(const LegPaceSettings& settings = {}) : settings_{settings} {}

  void begin(float size_mps2) {
    mean_mps2_ = size_mps2;
    since_s_ = 0.0F;
    gait_ = Gait::unknown;
  }

  // True when the leg took up another gait with this sample.
  bool operator()(float size_mps2, float period_s) {
    since_s_ += period_s;
    const float share = period_s / (since_s_ + period_s);
    const float forget = period_s / settings_.memory_s;
    mean_mps2_ += (size_mps2 - mean_mps2_) * (share > forget ? share : forget);
    if (since_s_ < settings_.settle_s) return false;
    const float margin = gait_ == Gait::unknown   ? 0.0F
                         : gait_ == Gait::walking ? settings_.margin_mps2
                                                  : -settings_.margin_mps2;
    const bool runs = mean_mps2_ > settings_.running_above_mps2 + margin;
    const Gait before = gait_;
    gait_ = runs ? Gait::running : Gait::walking;
    return gait_ != before;
  }

  Gait gait() const { return gait_; }
  float mean_mps2() const { return mean_mps2_; }

 private:
  LegPaceSettings settings_;
  float mean_mps2_{}, since_s_{};
  Gait gait_{Gait::unknown};
};

}  // namespace gait
