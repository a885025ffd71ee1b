// How far into the last sample's period a sudden rise began. The rise itself is over within a
// sample or two, so that only the size of its first sample can tell: the later it began, the
// smaller that is. By how much is not assumed but learnt: a beginning falls anywhere in a period
// with the same chance, so the share of the last rises that were smaller is the share of the period
// that has passed.
#pragma once
#include "gait/ring.hpp"

namespace gait {

class FirstRise {
 public:
  // In periods, how much earlier than the middle one this began: -0.5 to 0.5.
  float earlier(float first) {
    int smaller = 0;
    for (std::size_t i = 0; i < kept_.size(); ++i) smaller += kept_.back(i) < first;
    const auto known = static_cast<float>(kept_.size());
    const float share = (static_cast<float>(smaller) + 0.5F) / (known + 1.0F) - 0.5F;
    const float told = kept_.size() < kFewest ? 0.0F : share;
    kept_.push(first);
    return told;
  }

 private:
  static constexpr std::size_t kFewest = 4;  // of fewer the middle is the best guess

  Ring<float, 32> kept_{};
};

}  // namespace gait
