// The belt's zero, read anew in every flight: what the cells say while nobody touches it.
#pragma once
#include <optional>

#include "gait/ring.hpp"

namespace gait {

class BeltFlight {
 public:
  void design(float period_s) {
    slow_ = period_s >= kSlow_s;
    // A flight is summed up in parts of 4 ms, so that its memory does not grow with the rate.
    part_samples_ = static_cast<int>(0.004F / period_s) + 1;
  }

  void clear() {
    parts_.clear();
    sum_n_ = 0.0F;
    count_ = 0;
  }

  // One more sample of the flight; whether it ends a part.
  bool operator()(float force_n) {
    sum_n_ += force_n;
    if (++count_ < part_samples_) return false;
    parts_.push(sum_n_ / static_cast<float>(count_));
    sum_n_ = 0.0F;
    count_ = 0;
    return true;
  }

  // Of the last quarter of a second, where nobody is on the belt at all.
  float recent_n() const { return median(parts_); }

  // Of the middle half of this flight: both ends still hold the feet's edges. Nothing when it was
  // too short to tell, or so long that its beginning is forgotten.
  std::optional<float> zero_n() const {
    const std::size_t quarter = parts_.size() / 4;
    if (parts_.size() == 0 || parts_.full()) return std::nullopt;
    if (quarter == 0) return of_few();
    Ring<float, kParts> middle;
    for (std::size_t i = quarter; i < parts_.size() - quarter; ++i) middle.push(parts_.back(i));
    return median(middle);
  }

 private:
  static constexpr std::size_t kParts = 64;
  static constexpr float kSlow_s = 0.01F;

  // A slow sensor has few samples of a flight, and may have none of its middle: the least is
  // nearest.
  std::optional<float> of_few() const {
    if (!slow_) return std::nullopt;
    float least_n = parts_.back(0);
    for (std::size_t i = 1; i < parts_.size(); ++i)
      if (parts_.back(i) < least_n) least_n = parts_.back(i);
    return least_n;
  }

  Ring<float, kParts> parts_{};
  float sum_n_{};
  int count_{}, part_samples_{1};
  bool slow_{};
};

}  // namespace gait
