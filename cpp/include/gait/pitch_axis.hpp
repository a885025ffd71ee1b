// How fast a foot pitches, toes up positive, from a gyroscope mounted any way round. Running turns
// a foot mostly about one axis, left to right: the direction in which the turning varies most (one
// step of power iteration on its covariance a sample). Its sign follows from the order of a stride:
// some 0.15 s after the jolt of a landing a foot rolls off, toes down, whether it runs, walks or
// hops. Sooner the heel striker's sole slaps down and the forefoot striker's heel comes down, the
// one turning against the other; so the moment after the jolt is left out.
#pragma once
#include <array>

#include "gait/motion.hpp"

namespace gait {

struct PitchAxisSettings {
  float memory_s{3.0F};       // s; a few strides, so that a pod moved on the shoe is learnt again
  float hardest_mps3{15e3F};  // m/s3; a broken sample is harder, and tells no more than a landing
  float busy_radps{4.0F};     // rad/s; a jolt while the foot turns faster is more likely its push
  float still_radps{0.7F};    // rad/s; lying flat, though the shoe gives and the force grows
  float flat_mps2{7.0F};      // m/s2 from 1 g; a swing that turns back feels more
  float rest_s{0.05F};        // s; lying flat in stance takes 0.1 s or more
  float wake_s{0.10F};        // s; from then until toe-off
  float before_s{0.15F};      // s; how long before a jolt the foot may have swung forward
  float after_s{0.15F};       // s; how long after a jolt the turning counts most
};

class PitchAxis {
 public:
  explicit PitchAxis(const PitchAxisSettings& settings = {}) : settings_{settings} {}

  void reset() { *this = PitchAxis{settings_}; }

  // Left to right across the foot, where somebody says so; what the foot does may overrule it.
  void hint(const Vec3& toes_up) {
    const float size = length(toes_up);
    if (!(size > 0.0F)) return;
    axis_ = lanes(times(toes_up, 1.0F / size));
    up_ = axis_ * lanes(kTold);
  }

  void design(float period_s) {
    forget_ = period_s / settings_.memory_s;
    follow_ = 3.0F * period_s / settings_.after_s;
    before_share_ = period_s / settings_.before_s;
    rest_share_ = period_s / settings_.rest_s;
    wake_share_ = period_s / settings_.wake_s;
  }

  // The pitch rate, toes up positive, in rad/s; its sign is a guess before the first jolt.
  float operator()(const Lanes& rate, const Lanes& acceleration, float jerk_mps3) {
    const float turning = dot(rate, rate);
    const float busy = turning / (settings_.busy_radps * settings_.busy_radps);
    const float hit = jerk_mps3 < settings_.hardest_mps3 ? jerk_mps3 : settings_.hardest_mps3;
    const float jolt = hit * hit * kScale / (1.0F + busy);
    // Asked of every sample: the pod pays 100 instructions for a branch around it.
    const bool weighs = about_1_g(acceleration, settings_.flat_mps2);
    rest(weighs && turning < settings_.still_radps * settings_.still_radps);
    learn(rate, jolt);
    turned_over_ = false;
    if (--until_turn_ <= 0) turn();
    return dot(axis_, rate);
  }

  // What was up is down since this sample.
  bool turned_over() const { return turned_over_; }

  // Left to right across the foot in the sensor's own axes: turning about it is toes up.
  Vec3 axis() const { return axes(axis_); }

 private:
  static constexpr float kScale = 1e-6F;  // keeps the square of a jerk near one
  static constexpr float kRest = 40.0F;   // weighs a rest like the jolt of a hard walking step
  static constexpr float kTold = 3.0F;    // as much as two strides say
  static constexpr int kTurnEvery = 8;    // samples: the axis moves slowly

  void learn(const Lanes& w, float jolt) {
    const Lanes forget = lanes(forget_);
    squares_ += forget * (w * w - squares_);
    products_ += forget * (w * next_axis(w) - products_);
    // Three filters in a row: nothing at first, most after `after_s`.
    once_ += follow_ * (jolt - once_);
    twice_ += follow_ * (once_ - twice_);
    jolted_ += follow_ * (twice_ - jolted_);
    before_ += lanes(before_share_) * (w - before_);
    up_ += forget * (lanes(jolt) * before_ - lanes(jolted_ + kRest * still_ * still_) * w - up_);
  }

  // How much the foot lay still of late: what moves first after that is the heel, toes down.
  void rest(bool still) { still_ += still ? rest_share_ * (1.0F - still_) : -wake_share_ * still_; }

  void turn() {
    until_turn_ = kTurnEvery;
    const Vec3 a = axes(axis_);
    const auto [xx, yy, zz] = axes(squares_);
    const auto [xy, yz, zx] = axes(products_);
    const Vec3 turned{xx * a.x + xy * a.y + zx * a.z, xy * a.x + yy * a.y + yz * a.z,
                      zx * a.x + yz * a.y + zz * a.z};
    const float size = length(turned);
    if (!(size > 1e-9F)) return;
    const float sign = dot(turned, axes(up_)) < 0.0F ? -1.0F : 1.0F;
    const Lanes before = axis_;
    axis_ = lanes(times(turned, sign / size));
    turned_over_ = dot(axis_, before) < 0.0F;
  }

  PitchAxisSettings settings_;
  // On no likely axis, so that none starts at zero.
  Lanes axis_{lanes(0.50F, 0.60F, 0.62449980F)};
  Lanes before_{}, up_{};
  Lanes squares_{};   // xx yy zz
  Lanes products_{};  // xy yz zx
  float once_{}, twice_{}, jolted_{};
  float still_{};
  float forget_{}, follow_{}, before_share_{}, rest_share_{}, wake_share_{};
  int until_turn_{};
  bool turned_over_{};
};

}  // namespace gait
