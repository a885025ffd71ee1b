// How fast a foot pitches, toes up positive, from a gyroscope mounted any way round. Running turns
// a foot mostly about one axis, left to right: the direction in which the turning varies most (one
// step of power iteration on its covariance a sample). Its sign follows from the order of a stride:
// a foot swings forward toes up into its landing, and rolls off toes down after it. So the turning
// before a jolt, less the turning after it, points toes up, for heel and forefoot strikers, walking
// or running.
#pragma once
#include <array>

#include "gait/motion.hpp"

namespace gait {

struct PitchAxisSettings {
  float memory_s{3.0F};   // s; a few strides, so that a pod moved on the shoe is learnt again
  float around_s{0.15F};  // s; how long before and after a jolt is looked at: a swing is 0.25 s
};

class PitchAxis {
 public:
  explicit PitchAxis(const PitchAxisSettings& settings = {}) : settings_{settings} {}

  void reset() { *this = PitchAxis{settings_}; }

  void design(float period_s) {
    forget_ = period_s / settings_.memory_s;
    follow_ = period_s / settings_.around_s;
  }

  // The pitch rate, toes up positive, in rad/s; its sign is a guess before the first jolt.
  float operator()(const Lanes& rate, float jerk_mps3) {
    const float jolt = jerk_mps3 * jerk_mps3 * kScale;
    learn(rate, jolt);
    if (--until_turn_ <= 0) turn();
    return dot(lanes(axis_), rate);
  }

  // Left to right across the foot in the sensor's own axes: turning about it is toes up.
  const Vec3& axis() const { return axis_; }

 private:
  static constexpr float kScale = 1e-6F;  // keeps the square of a jerk near one
  static constexpr int kTurnEvery = 8;    // samples: the axis moves slowly

  void learn(const Lanes& w, float jolt) {
    const Lanes forget = lanes(forget_);
    const Lanes follow = lanes(follow_);
    squares_ += forget * (w * w - squares_);
    products_ += forget * (w * next_axis(w) - products_);
    jolted_ += follow_ * (jolt - jolted_);
    before_ += follow * (w - before_);
    up_ += forget * (lanes(jolt) * before_ - lanes(jolted_) * w - up_);
  }

  void turn() {
    until_turn_ = kTurnEvery;
    const Vec3& a = axis_;
    const auto [xx, yy, zz] = axes(squares_);
    const auto [xy, yz, zx] = axes(products_);
    const Vec3 turned{xx * a.x + xy * a.y + zx * a.z, xy * a.x + yy * a.y + yz * a.z,
                      zx * a.x + yz * a.y + zz * a.z};
    const float size = length(turned);
    if (!(size > 1e-9F)) return;
    const float sign = dot(turned, axes(up_)) < 0.0F ? -1.0F : 1.0F;
    axis_ = times(turned, sign / size);
  }

  PitchAxisSettings settings_;
  Vec3 axis_{0.50F, 0.60F, 0.62449980F};  // on no likely axis, so that none starts at zero
  Lanes before_{}, up_{};
  Lanes squares_{};   // xx yy zz
  Lanes products_{};  // xy yz zx
  float jolted_{};
  float forget_{}, follow_{};
  int until_turn_{};
};

}  // namespace gait
