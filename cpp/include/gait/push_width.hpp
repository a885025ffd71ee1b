// How long a push lasts, from its shape instead of its edges: the trunk blurs both edges of a
// contact, but the push as a whole keeps its width. For a half sine the contact lasts 4.60 standard
// deviations of the push over time, and pi / 2 times step time over peak in body weights. A real
// push lies between both, and only its part above a share of the peak is free of the wobble of
// flight: the weights were fitted on 16 trials of one runner at -10 to +10 degrees and checked by
// leaving each trial out (RMSE 15.8 ms; thresholds on the same signal 19 to 25, a constant 23).
#pragma once
#include <cmath>

namespace gait {

struct PushWidthSettings {
  float spread_weight{3.16F};  // of the standard deviation (4.60 for a whole half sine)
  float peak_weight{0.289F};   // of step over peak (1.57 for a half sine)
  float offset_s{0.0447F};     // s; what the weights leave over
};

class PushWidth {
 public:
  void clear() { count_ = sum_ = first_ = second_ = 0.0F; }

  // One sample later, this far above the level where a push begins.
  void add(float push) {
    const float above = push > 0.0F ? push : 0.0F;
    sum_ += above;
    first_ += above * count_;
    second_ += above * count_ * count_;
    count_ += 1.0F;
  }

  // Seconds of contact, of a push that peaks this far above flight; 0 when there was no push.
  float operator()(float period_s, float step_s, float gravity, float peak,
                   const PushWidthSettings& s) const {
    if (!(sum_ > 0.0F)) return 0.0F;
    const float middle = first_ / sum_;
    const float variance = second_ / sum_ - middle * middle;
    const float spread_s = variance > 0.0F ? std::sqrt(variance) * period_s : 0.0F;
    return s.spread_weight * spread_s + s.peak_weight * step_s * gravity / peak + s.offset_s;
  }

 private:
  float count_{}, sum_{}, first_{}, second_{};
};

}  // namespace gait
