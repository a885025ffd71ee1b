// Which way is up for a sensor on a moving body. A runner's accelerometer reads nothing in flight
// and three times gravity in stance: its direction at one instant says little, its mean says up. So
// the specific force is averaged, un-normalised, in a frame that the gyroscope holds still, where
// flight merely weighs nothing (the idea of VQF, Laidig & Seel 2023, in the sensor's axes and
// without a heading).
//
//   v' = v x (w - b) + (a - v) / T,  twice in a row;  up = v2 / |v2|
//
// A gyroscope bias b0 turns the second mean against the first by T * b0 across up; that angle is
// fed back slowly and finds the bias while moving. Without a gyroscope only the slow mean remains.
// The trap: never normalise single samples, in flight they are noise.
#pragma once
#include "gait/motion.hpp"

namespace gait {

struct InclinationSettings {
  float mean_s{1.0F};            // s; passes 1 degree of a step's fore-aft push, drifts 1 s * bias
  float bias_s{8.0F};            // s; slower than the means, so that the loop does not swing
  float most_bias_radps{0.25F};  // rad/s; cheap parts start 10 degrees/s off
};

// What an inertial sensor feels, axis by axis: posture needs turns and products, not filters.
struct Felt {
  Vec3 acceleration_mps2{};
  Vec3 rate_radps{};
};

constexpr Felt between(const Felt& from, const Felt& to, float part) {
  return {between(from.acceleration_mps2, to.acceleration_mps2, part),
          between(from.rate_radps, to.rate_radps, part)};
}

constexpr Vec3 plus(const Vec3& a, const Vec3& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }

// True when every axis is a number and the whole is shorter than `limit`; false for NaN.
constexpr bool within(const Vec3& v, float limit) { return dot(v, v) < limit * limit; }

constexpr Vec3 cross(const Vec3& a, const Vec3& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

// Of length one; unchanged when there is nothing to point along.
inline Vec3 direction(const Vec3& v) {
  const float n = length(v);
  return n > 0.0F ? times(v, 1.0F / n) : v;
}

class Inclination {
 public:
  using Settings = InclinationSettings;

  explicit Inclination(const Settings& settings = {}) : settings_{settings} {}

  void design(Period period) {
    period_s_ = period.count();
    share_ = period_s_ / settings_.mean_s;
  }

  void reset() {
    count_ = 0.0F;
    last_rate_ = {0.0F, 0.0F, 0.0F};
  }

  // The bias read while the sensor did not move.
  void know_bias(const Vec3& bias_radps) {
    if (within(bias_radps, settings_.most_bias_radps)) bias_ = bias_radps;
  }

  // Up in the sensor's axes. An absent rate counts as not turning.
  const Vec3& operator()(const Felt& felt) {
    const Vec3 rate = plausible(felt.rate_radps);
    turned_ = minus(times(plus(rate, last_rate_), 0.5F), bias_);
    last_rate_ = rate;
    const Vec3 half = times(turned_, 0.5F * period_s_);
    const float share = 2.0F / (1.0F + dot(half, half));
    // The mean so far at first, then one that forgets.
    count_ += 1.0F;
    const float gain = count_ * share_ < 1.0F ? 1.0F / count_ : share_;
    first_ = toward(carried(first_, half, share), felt.acceleration_mps2, gain);
    second_ = toward(carried(second_, half, share), first_, gain);
    const float square = dot(second_, second_);
    if (square > kNothing) up_ = times(second_, 1.0F / std::sqrt(square));
    if (count_ * share_ > kSettled) learn_bias(square);
    return up_;
  }

  const Vec3& up() const { return up_; }
  // Whether the mean is of whole steps: after a gap it is of part of one at first, and may point
  // anywhere.
  bool steady() const { return count_ * share_ > kSteady; }
  // The mean specific force: gravity as this sensor reads it.
  float gravity_mps2() const { return length(second_); }
  const Vec3& bias_radps() const { return bias_; }
  // Turning without the bias, mean of the last two samples.
  const Vec3& rate_radps() const { return turned_; }

 private:
  static constexpr float kNothing = 1.0F;         // (m/s2)^2
  static constexpr float kSettled = 3.0F;         // means, before the bias is listened to
  static constexpr float kSteady = 1.5F;          // means; four steps
  static constexpr float kBeyond_radps = 100.0F;  // beyond any gyroscope

  static Vec3 plausible(const Vec3& rate) {
    return within(rate, kBeyond_radps) ? rate : Vec3{0.0F, 0.0F, 0.0F};
  }

  // What stands still in the world turns backwards in the sensor. Cayley's form of a rotation keeps
  // every length, however fast the turn: a series to second order grew without end at 2000
  // degrees/s and 52 Hz (found by the fuzzer).
  static Vec3 carried(const Vec3& v, const Vec3& half, float share) {
    const Vec3 once = cross(v, half);
    return plus(v, times(plus(once, cross(once, half)), share));
  }

  static Vec3 toward(const Vec3& from, const Vec3& to, float gain) {
    return plus(from, times(minus(to, from), gain));
  }

  void learn_bias(float square) {
    if (!(square > kNothing)) return;
    const float gain = period_s_ / (settings_.bias_s * settings_.mean_s * square);
    const Vec3 next = minus(bias_, times(cross(first_, second_), gain));
    if (within(next, settings_.most_bias_radps)) bias_ = next;
  }

  Settings settings_;
  Vec3 first_{0.0F, 0.0F, 0.0F}, second_{0.0F, 0.0F, 0.0F};
  Vec3 up_{0.0F, 0.0F, 1.0F};
  Vec3 bias_{0.0F, 0.0F, 0.0F}, last_rate_{0.0F, 0.0F, 0.0F}, turned_{0.0F, 0.0F, 0.0F};
  float period_s_{}, share_{}, count_{};
};

}  // namespace gait
