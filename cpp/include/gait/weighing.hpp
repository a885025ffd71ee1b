// How heavy a foot felt over a while: who stands feels gravity and the push of the leg, who flies
// with the body feels neither. What strikes it is cut off, for a blow is no weight. The while may
// begin and end a little before now, since events are known late.
//
// The trap: only who flies freely is light. A leg that swings feels its own turning, and a runner's
// swing is heavier than the stance.
#pragma once
#include <cstddef>

#include "gait/ring.hpp"

namespace gait {

class Weighing {
 public:
  explicit Weighing(float most_mps2) : most_mps2_{most_mps2} {}

  void design(float rate_hz) { rate_hz_ = rate_hz; }

  void clear() {
    last_.clear();
    sum_ = 0.0F;
    count_ = 0;
  }

  void operator()(float felt_mps2) {
    last_.push(felt_mps2 < most_mps2_ ? felt_mps2 : most_mps2_);
    sum_ += last_.back(0);
    ++count_;
  }

  // From now on, less so long.
  void begin(float ago_s) {
    const std::size_t later = samples(ago_s);
    sum_ = felt(later);
    count_ = later;
  }

  // How long it has lasted until then.
  float lasted_s(float ago_s) const {
    return static_cast<float>(count_ - samples(ago_s)) / rate_hz_;
  }

  // The mean until then; 0 of nothing.
  float mean_mps2(float ago_s) const {
    const std::size_t later = samples(ago_s);
    const std::size_t count = count_ - later;
    return count > 0 ? (sum_ - felt(later)) / static_cast<float>(count) : 0.0F;
  }

 private:
  static constexpr std::size_t kKept = 256;  // 160 ms at 1600 Hz: every event is told sooner

  std::size_t samples(float ago_s) const {
    const auto samples = static_cast<std::size_t>(ago_s * rate_hz_);
    const std::size_t kept = count_ < last_.size() ? count_ : last_.size();
    return samples < kept ? samples : kept;
  }

  float felt(std::size_t samples) const {
    float sum = 0.0F;
    for (std::size_t i = 0; i < samples; ++i) sum += last_.back(i);
    return sum;
  }

  Ring<float, kKept> last_{};
  float most_mps2_, rate_hz_{1.0F}, sum_{};
  std::size_t count_{};
};

}  // namespace gait
