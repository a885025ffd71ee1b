// The swing of a leg, seen from its slow force along the shank: about 1 g while it carries weight,
// much less while it swings. How much less differs between people and speeds, and is learnt.
#pragma once
#include "gait/math.hpp"

namespace gait {

class Pendulum {
 public:
  // Begin with what is usual for the gait: the least force of a swing.
  void begin(float usual_least_mps2) {
    usual_least_mps2_ = usual_least_mps2;
    swinging_ = false;
  }

  // Samples were lost; what is usual is kept.
  void interrupt() { swinging_ = false; }

  // `share`: of the way from the usual least force up to 1 g. True at the beginning of a swing.
  bool operator()(float force_mps2, float share) {
    const float level = usual_least_mps2_ + share * (kG - usual_least_mps2_);
    const bool before = swinging_;
    if (force_mps2 < level) {
      if (!swinging_ || force_mps2 < least_mps2_) least_mps2_ = force_mps2;
      swinging_ = true;
    } else if (swinging_ && force_mps2 > level + kSure * kG) {
      swinging_ = false;
      const float change = bounded(least_mps2_) - usual_least_mps2_;
      usual_least_mps2_ += (change < 0.0F ? kLearnDeeper : kLearn) * change;
    }
    return swinging_ && !before;
  }

  bool swinging() const { return swinging_; }

 private:
  static constexpr float kG = static_cast<float>(kGravity_mps2);
  static constexpr float kSure = 0.05F;  // g above the level: the swing is over
  // Shares of each new swing in the usual one: a shallow dip late in a swing teaches little, or it
  // would count as a swing of its own.
  static constexpr float kLearn = 0.1F;
  static constexpr float kLearnDeeper = 0.7F;
  static constexpr float kMost = 0.8F;     // g; no swing is so slow
  static constexpr float kFewest = -0.5F;  // g; a sprinter's

  static constexpr float bounded(float force) {
    if (force > kMost * kG) return kMost * kG;
    return force < kFewest * kG ? kFewest * kG : force;
  }

  float usual_least_mps2_{}, least_mps2_{};
  bool swinging_{};
};

}  // namespace gait
