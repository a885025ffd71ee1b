// Which way is up, from the movement itself: over whole steps a runner neither rises nor sinks, so
// the mean specific force is gravity, whichever way the sensor is mounted. The mean so far at
// first, then one that forgets over `upright_s`.
#pragma once
#include <cmath>

#include "gait/lanes.hpp"

namespace gait {

class Upward {
 public:
  void design(float period_s, float upright_s) { forget_ = period_s / upright_s; }

  // Up is known and stays: axes named by a person, or the rest of a pod that fits only one way.
  void fix(const Vec3& up) {
    const float length = std::sqrt(up.x * up.x + up.y * up.y + up.z * up.z);
    fixed_ = length > 0.0F;
    if (fixed_) up_ = lanes(up) / lanes(length);
  }

  // Forget the movement; what was fixed stays.
  void reset() {
    sum_ = lanes(0.0F);
    count_ = seen_ = 0;
    look_ = 1;
  }

  // The part of `a` along up.
  float operator()(const Vec3& a) { return (*this)(lanes(a)); }
  float operator()(const Lanes& a) {
    sum_ += a;
    if (++count_ == look_) [[unlikely]]
      aim();
    const Lanes along = a * up_;
    return along[0] + along[1] + along[2];
  }

  Vec3 up() const { return axes(up_); }

  // The mean along up: gravity as this sensor reads it, gain and all.
  float gravity_mps2() const { return length_; }

 private:
  static constexpr int kEvery = 16;  // samples; the mean moves too slowly to look more often
  static constexpr float kNothing_mps2 = 1.0F;

  void aim() {
    const auto n = static_cast<float>(count_);
    if (seen_ < kLongAgo) seen_ += count_;
    const float share = n / static_cast<float>(seen_);
    const float gain = share > n * forget_ ? share : n * forget_;
    mean_ += (sum_ / lanes(n) - mean_) * lanes(gain);
    sum_ = lanes(0.0F);
    count_ = 0;
    look_ = seen_ > 2 * kEvery ? kEvery : 1;
    const Lanes along = fixed_ ? mean_ * up_ : mean_ * mean_;
    length_ = along[0] + along[1] + along[2];
    if (fixed_) return;
    length_ = std::sqrt(length_);
    if (length_ > kNothing_mps2) up_ = mean_ / lanes(length_);
  }

  static constexpr int kLongAgo = 1 << 20;  // samples; the share is far below forgetting by then

  Lanes sum_{};
  Lanes mean_{};
  Lanes up_{0.0F, 0.0F, 1.0F, 0.0F};
  float forget_{}, length_{};
  int count_{}, seen_{}, look_{1};
  bool fixed_{};
};

}  // namespace gait
