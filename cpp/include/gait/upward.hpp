// Which way is up, from the movement itself: over whole steps a runner neither rises nor sinks, so
// the mean specific force is gravity, whichever way the sensor is mounted. The mean so far at
// first, then one that forgets over `upright_s`.
//
// Of a trunk that runs, up is where it is pushed to instead: the axis along which the force varies
// most. A sensor that reads no force below zero in flight, or whose axes have not the same zero,
// has a mean that leans (DECISIONS.md). A walker is hardly pushed, so that there the mean speaks.
#pragma once
#include <cmath>

#include "gait/motion.hpp"

namespace gait {

class Upward {
 public:
  void design(float period_s, float upright_s) { forget_ = period_s / upright_s; }

  // The mean's weight beside the pushes'; 0 leaves the pushes out.
  void design(float period_s, float upright_s, float mean_weight) {
    design(period_s, upright_s);
    mean_weight_ = mean_weight;
    const int fitting = static_cast<int>(kBlock_s / period_s);
    every_ = fitting < 1 ? 1 : fitting < kEvery ? fitting : kEvery;
  }

  // Up is known and stays: axes named by a person, or the rest of a pod that fits only one way.
  void fix(const Vec3& up) {
    const float length = std::sqrt(up.x * up.x + up.y * up.y + up.z * up.z);
    fixed_ = length > 0.0F;
    if (fixed_) up_ = lanes(up) / lanes(length);
  }

  // Forget the movement; what was fixed stays.
  void reset() {
    sum_ = lanes(0.0F);
    squares_ = products_ = lanes(0.0F);
    count_ = seen_ = looked_ = 0;
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
  static constexpr int kEvery = 16;         // samples; the mean moves too slowly to look more often
  static constexpr int kTurnEvery = 2;      // looks, where the pushes count: a root, two divisions
  static constexpr float kBlock_s = 0.05F;  // a push is longer
  static constexpr float kNothing_mps2 = 1.0F;
  static constexpr float kHardest_mps2 = 59.0F;  // a mean of 50 ms; no trunk is pushed so

  void aim() {
    const auto n = static_cast<float>(count_);
    const Lanes now = sum_ / lanes(n);
    if (mean_weight_ > 0.0F && count_ >= every_ && dot(now, now) > kHardest_mps2 * kHardest_mps2) {
      sum_ = lanes(0.0F);
      count_ = 0;
      return;
    }
    if (seen_ < kLongAgo) seen_ += count_;
    const float share = n / static_cast<float>(seen_);
    const float gain = share > n * forget_ ? share : n * forget_;
    mean_ += (now - mean_) * lanes(gain);
    if (mean_weight_ > 0.0F) vary(now - mean_, lanes(gain));
    sum_ = lanes(0.0F);
    count_ = 0;
    const bool settled = seen_ > 2 * every_;
    look_ = settled ? every_ : 1;
    const bool costly = settled && mean_weight_ > 0.0F;
    if (!costly || ++looked_ >= kTurnEvery) turn();
  }

  void turn() {
    looked_ = 0;
    const Lanes along = fixed_ ? mean_ * up_ : mean_ * mean_;
    length_ = along[0] + along[1] + along[2];
    if (fixed_) return;
    length_ = std::sqrt(length_);
    if (length_ > kNothing_mps2) up_ = mean_weight_ > 0.0F ? pushed() : mean_ / lanes(length_);
  }

  void vary(const Lanes& off, const Lanes& gain) {
    squares_ += gain * (off * off - squares_);
    products_ += gain * (off * next_axis(off) - products_);
  }

  // One step of power iteration on the square of the covariance, in units of gravity, and the mean:
  // a runner's pushes outweigh the mean, a walker's do not.
  Lanes pushed() const {
    constexpr auto kG_mps2 = static_cast<float>(kGravity_mps2);
    const Lanes pushes = varied(varied(up_)) / lanes(kG_mps2 * kG_mps2);
    const Lanes way = pushes + mean_ * lanes(mean_weight_ * dot(mean_, up_));
    const float size = length(way);
    if (!(size > 0.0F)) return mean_ / lanes(length_);
    return way * lanes((dot(way, mean_) < 0.0F ? -1.0F : 1.0F) / size);
  }

  // The covariance times a direction.
  Lanes varied(const Lanes& v) const {
    return squares_ * v + products_ * next_axis(v) + next_axis(next_axis(products_ * v));
  }

  static constexpr int kLongAgo = 1 << 20;  // samples; the share is far below forgetting by then

  Lanes sum_{};
  Lanes mean_{};
  Lanes squares_{};   // xx yy zz
  Lanes products_{};  // xy yz zx
  Lanes up_{lanes(0.0F, 0.0F, 1.0F)};
  float forget_{}, length_{}, mean_weight_{};
  int count_{}, seen_{}, look_{1}, looked_{}, every_{kEvery};
  bool fixed_{};
};

}  // namespace gait
