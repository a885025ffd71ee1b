// A force that is smoothed, and the moments at which it falls through a level, filter delay
// removed.
#pragma once
#include "gait/biquad.hpp"
#include "gait/crossing.hpp"

namespace gait {

class Falling {
 public:
  void design(double corner_hz, double rate_hz) {
    const Coefficients c = butterworth_low_pass(corner_hz, rate_hz);
    low_pass_.set(c);
    delay_s_ = static_cast<float>(delay_s(c, rate_hz));
    period_s_ = static_cast<float>(1.0 / rate_hz);
  }

  void settle(float value) {
    low_pass_.settle(value);
    now_ = before_ = value;
  }

  void operator()(float value) {
    before_ = now_;
    now_ = low_pass_(value);
  }

  float now() const { return now_; }
  float delayed_s() const { return delay_s_; }
  bool through(float level) const { return before_ >= level && now_ < level; }

  // When it fell through this level; ask at the sample at which `through` is true.
  Micros moment(Micros time, float level) const {
    return crossing(time, period_s_, before_, now_, level, delay_s_);
  }

 private:
  Biquad<float> low_pass_{};
  float now_{}, before_{}, delay_s_{}, period_s_{};
};

}  // namespace gait
