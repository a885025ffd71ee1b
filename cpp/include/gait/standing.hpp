// Three seconds of standing still: what a member's own upright is, and what the gyroscope says when
// nothing turns. Every lean, tilt and drop is told against it, because clothes, straps and bodies
// hold a sensor a little differently each time. A new stillness replaces nothing until asked to.
#pragma once
#include "gait/motion.hpp"

namespace gait {

struct StandingSettings {
  float still_s{3.0F};            // s; long enough to average breathing and small sway
  float acceleration_mps2{0.7F};  // m/s2 around the running mean; a quiet body stays within 0.4
  float rate_radps{0.12F};        // rad/s around the running mean; a quiet body stays within 0.06
};

class Standing {
 public:
  using Settings = StandingSettings;

  explicit Standing(const Settings& settings = {}) : settings_{settings} {}

  void design(Period period) { period_s_ = period.count(); }

  // The stillness under way is over; what is known stays.
  void interrupt() { still_s_ = 0.0F; }

  // Take the next stillness as the new upright.
  void ask() {
    known_ = false;
    interrupt();
  }

  // True once, when enough stillness has gone by; `up` and `bias_radps` are then new.
  bool operator()(const Motion& felt, bool turns) {
    const Lanes& a = felt.acceleration_mps2;
    const Lanes w = turns ? felt.rate_radps : lanes(0.0F);
    const bool quiet = still_s_ == 0.0F || (within(a - force_, settings_.acceleration_mps2) &&
                                            within(w - rate_, settings_.rate_radps));
    if (!quiet) {
      interrupt();
      return false;
    }
    still_s_ += period_s_;
    const float gain = period_s_ / still_s_;
    force_ += (a - force_) * lanes(gain);
    rate_ += (w - rate_) * lanes(gain);
    if (still_s_ < settings_.still_s) return false;
    interrupt();
    if (!known_) up_ = direction(force_);
    known_ = true;
    bias_ = rate_;
    return true;
  }

  bool known() const { return known_; }
  const Lanes& up() const { return up_; }
  const Lanes& bias_radps() const { return bias_; }

 private:
  Settings settings_;
  Lanes force_{}, rate_{};
  Lanes up_{lanes(0.0F, 0.0F, 1.0F)}, bias_{};
  float period_s_{}, still_s_{};
  bool known_{};
};

}  // namespace gait
