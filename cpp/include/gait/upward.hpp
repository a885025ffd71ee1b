// Which way is up, from the movement itself: over whole steps a runner neither rises nor sinks, so
// the mean specific force is gravity, whichever way the sensor is mounted. The mean so far at
// first, then one that forgets over `upright_s`.
#pragma once
#include <cmath>

#include "gait/sample.hpp"

namespace gait {

class Upward {
 public:
  void design(float period_s, float upright_s) { forget_ = period_s / upright_s; }

  // Up is known and stays: axes named by a person, or the rest of a pod that fits only one way.
  void fix(const Vec3& up) {
    const float length = std::sqrt(up.x * up.x + up.y * up.y + up.z * up.z);
    fixed_ = length > 0.0F;
    if (fixed_) up_ = {up.x / length, up.y / length, up.z / length};
  }

  // Forget the movement; what was fixed stays.
  void reset() {
    sum_ = {0.0F, 0.0F, 0.0F};
    count_ = seen_ = 0;
    look_ = 1;
  }

  // The part of `a` along up.
  float operator()(const Vec3& a) {
    sum_.x += a.x;
    sum_.y += a.y;
    sum_.z += a.z;
    if (++count_ == look_) [[unlikely]]
      aim();
    return a.x * up_.x + a.y * up_.y + a.z * up_.z;
  }

  const Vec3& up() const { return up_; }

  // The mean along up: gravity as this sensor reads it, gain and all.
  float gravity_mps2() const { return length_; }

 private:
  static constexpr int kEvery = 8;  // samples; the mean moves too slowly to look more often
  static constexpr float kNothing_mps2 = 1.0F;

  void aim() {
    const auto n = static_cast<float>(count_);
    if (seen_ < kLongAgo) seen_ += count_;
    const float share = n / static_cast<float>(seen_);
    const float gain = share > n * forget_ ? share : n * forget_;
    mean_.x += (sum_.x / n - mean_.x) * gain;
    mean_.y += (sum_.y / n - mean_.y) * gain;
    mean_.z += (sum_.z / n - mean_.z) * gain;
    sum_ = {0.0F, 0.0F, 0.0F};
    count_ = 0;
    look_ = seen_ > 2 * kEvery ? kEvery : 1;
    length_ = fixed_ ? mean_.x * up_.x + mean_.y * up_.y + mean_.z * up_.z
                     : std::sqrt(mean_.x * mean_.x + mean_.y * mean_.y + mean_.z * mean_.z);
    if (!fixed_ && length_ > kNothing_mps2) {
      up_ = {mean_.x / length_, mean_.y / length_, mean_.z / length_};
    }
  }

  static constexpr int kLongAgo = 1 << 20;  // samples; the share is far below forgetting by then

  Vec3 sum_{0.0F, 0.0F, 0.0F};
  Vec3 mean_{0.0F, 0.0F, 0.0F};
  Vec3 up_{0.0F, 0.0F, 1.0F};
  float forget_{}, length_{};
  int count_{}, seen_{}, look_{1};
  bool fixed_{};
};

}  // namespace gait
