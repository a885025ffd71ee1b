// The beat of walking needs few samples: each some 20 ms are averaged into one, so that a sample
// costs one addition.
#pragma once
#include "gait/walking_beat.hpp"

namespace gait {

class SlowBeat {
 public:
  explicit SlowBeat(const WalkingBeatSettings& settings = {}) : beat_{settings} {}

  void design(Period period) {
    const float period_s = period.count();
    each_ = static_cast<int>(kEach_s / period_s);
    if (each_ < 1) each_ = 1;
    share_ = 1.0F / static_cast<float>(each_);
    // The mean of n samples stands for their middle, half of n - 1 periods before the last.
    late_s_ = 0.5F * static_cast<float>(each_ - 1) * period_s;
    beat_.design(Period{period_s * static_cast<float>(each_)});
  }

  void begin() {
    sum_ = 0.0F;
    count_ = 0;
    beat_.begin();
  }

  // Seconds from an initial contact to this sample, when one has become known.
  std::optional<float> operator()(float force_mps2, float weight_mps2) {
    sum_ += force_mps2;
    if (++count_ < each_) [[likely]]
      return std::nullopt;
    const auto ago_s = beat_(sum_ * share_ - weight_mps2);
    sum_ = 0.0F;
    count_ = 0;
    if (!ago_s) return std::nullopt;
    return *ago_s + late_s_;
  }

  // How clearly the last swell stood out, 0 to 1.
  float clear() const { return beat_.clear(); }

 private:
  static constexpr float kEach_s = 0.02F;

  WalkingBeat beat_;
  float sum_{}, share_{1.0F}, late_s_{};
  int count_{}, each_{1};
};

}  // namespace gait
