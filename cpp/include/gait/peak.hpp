// The highest point of a signal so far, between two samples, and how long ago it was.
#pragma once
#include <cstddef>

namespace gait {

class Peak {
 public:
  // Begin a new search; what came before is forgotten.
  void clear() { *this = Peak{}; }

  // True when this sample is higher than all before.
  bool operator()(float value) {
    const bool higher = !any_ || value > height_;
    if (higher) {
      before_ = last_;
      has_before_ = any_;
      height_ = value;
      after_ = value;
      age_ = 0;
      any_ = true;
    } else {
      if (++age_ == 1) after_ = value;
    }
    last_ = value;
    return higher;
  }

  bool any() const { return any_; }
  float height() const { return height_; }
  std::size_t age() const { return age_; }

  // Samples since the top of the parabola through the highest sample and its neighbours.
  float samples_ago() const {
    const auto age = static_cast<float>(age_);
    if (!has_before_ || age_ == 0) return age;
    const float bend = before_ - 2.0F * height_ + after_;
    return bend < 0.0F ? age - 0.5F * (before_ - after_) / bend : age;
  }

 private:
  float height_{}, before_{}, after_{}, last_{};
  std::size_t age_{};
  bool any_{}, has_before_{};
};

}  // namespace gait
