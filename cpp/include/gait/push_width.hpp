// How long a push lasts, from its shape instead of its edges: the trunk blurs both edges of a
// contact, but the push as a whole keeps its width. For a half sine the contact lasts 4.60 standard
// deviations of the push over time, and pi / 2 times step time over peak in body weights. A real
// push lies between both, and only its part above a share of the peak is free of the wobble of
// flight: the weights were fitted on 16 trials of one runner at -10 to +10 degrees and checked by
// leaving each trial out (RMSE 15.8 ms; thresholds on the same signal 19 to 25, a constant 23).
#pragma once
#include <cmath>

#include "gait/lanes.hpp"

namespace gait {

struct PushWidthSettings {
  float spread_weight{3.16F};  // of the standard deviation (4.60 for a whole half sine)
  float peak_weight{0.289F};   // of step over peak (1.57 for a half sine)
  float offset_s{0.0447F};     // s; what the weights leave over
};

class PushWidth {
 public:
  void clear() { *this = PushWidth{}; }

  // One sample later, this far above the level where a push begins.
  void add(float push) {
    moments_ += lanes(push > 0.0F ? push : 0.0F) * powers_;
    powers_ += growth_;
    growth_ += lanes(0.0F, 0.0F, 2.0F);
  }

  // Seconds of contact, of a push that peaks this far above flight; 0 when there was no push.
  float operator()(float period_s, float step_s, float gravity, float peak,
                   const PushWidthSettings& s) const {
    const float sum = moments_[0];
    if (!(sum > 0.0F)) return 0.0F;
    const float middle = moments_[1] / sum;
    const float variance = moments_[2] / sum - middle * middle;
    const float spread_s = variance > 0.0F ? std::sqrt(variance) * period_s : 0.0F;
    return s.spread_weight * spread_s + s.peak_weight * step_s * gravity / peak + s.offset_s;
  }

 private:
  // The push so far times the sample's number to the power of 0, 1 and 2; how a number's powers
  // grow to the next one's.
  Lanes moments_{};
  Lanes powers_{lanes(1.0F, 0.0F, 0.0F)};
  Lanes growth_{lanes(0.0F, 1.0F, 1.0F)};
};

}  // namespace gait
