// How a shoe's sensor is held while the sole lies flat: what it feels while its owner stands still.
// The last such moment counts, for a pod may have lain on a table before.
#pragma once
#include "gait/math.hpp"
#include "gait/motion.hpp"

namespace gait {

struct FlatSoleSettings {
  float still_radps{0.2F};  // rad/s; a gyroscope's own error is a tenth of it
  float still_mps2{0.6F};   // m/s2 from 1 g
  float still_s{0.5F};      // s; no mid-stance lasts so long
  float mean_s{0.2F};       // s over which the stillness is averaged
};

class FlatSole {
 public:
  FlatSole() = default;
  explicit FlatSole(const FlatSoleSettings& settings) : settings_{settings} {}

  void design(float period_s) {
    period_s_ = period_s;
    follow_ = period_s / (settings_.mean_s + period_s);
  }

  void see(const Motion& motion) {
    const float turning = dot(motion.rate_radps, motion.rate_radps);
    const bool slow = turning < settings_.still_radps * settings_.still_radps;
    if (!slow || !about_1_g(motion.acceleration_mps2, settings_.still_mps2)) {
      still_s_ = 0.0F;
      return;
    }
    still_s_ += period_s_;
    if (still_s_ < settings_.still_s) return;
    up_ =
        known_ ? up_ + lanes(follow_) * (motion.acceleration_mps2 - up_) : motion.acceleration_mps2;
    known_ = true;
  }

  // Pitch of the sole, toes up positive, where `up` is up in the sensor's axes and turning about
  // `toes_up` raises the toes; absent until somebody stood.
  float pitch_rad(const Lanes& up, const Lanes& toes_up) const {
    if (!known_ || !(dot(up, up) > 0.0F)) return kAbsent;
    // Where the sensor turns one way, up turns the other way in its axes.
    const Lanes flat = up_ - lanes(dot(up_, toes_up)) * toes_up;
    const Lanes now = up - lanes(dot(up, toes_up)) * toes_up;
    return static_cast<float>(atan2(static_cast<double>(-dot(cross(flat, now), toes_up)),
                                    static_cast<double>(dot(flat, now))));
  }

 private:
  FlatSoleSettings settings_{};
  Lanes up_{};
  float period_s_{}, follow_{}, still_s_{};
  bool known_{};
};

}  // namespace gait
