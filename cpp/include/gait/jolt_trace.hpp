// The last jolts, to look back from the hardest one to where it all began.
#pragma once
#include "gait/ring.hpp"

namespace gait {

class JoltTrace {
 public:
  void push(float jerk_mps3) { kept_.push(jerk_mps3); }
  void clear() { kept_.clear(); }
  float now() const { return kept_.back(0); }

  // Samples since the rise of the first peak went through `begin_share` of it. The first peak is
  // the earliest within `within` samples before the highest, `age` samples ago, that reaches
  // `first_share` of it.
  float rise_ago(std::size_t age, std::size_t within, float first_share, float begin_share) const {
    std::size_t at = first_peak(age, within, first_share);
    const float level = begin_share * kept_.back(at);
    while (at + 1 < kept_.size() && kept_.back(at + 1) > level) ++at;
    if (at + 1 >= kept_.size()) return static_cast<float>(at);
    const float above = kept_.back(at);
    return static_cast<float>(at) + (above - level) / (above - kept_.back(at + 1));
  }

 private:
  std::size_t first_peak(std::size_t age, std::size_t within, float share) const {
    std::size_t last = kept_.size() - 1;
    if (age > last) return last;
    std::size_t first = age;
    for (std::size_t i = age + 1; i < age + within && i < last; ++i) {
      const float here = kept_.back(i);
      const bool top = here >= kept_.back(i - 1) && here >= kept_.back(i + 1);
      if (top && here >= share * kept_.back(age)) first = i;
    }
    return first;
  }

  Ring<float, 512> kept_{};  // 0.3 s at 1600 Hz
};

}  // namespace gait
