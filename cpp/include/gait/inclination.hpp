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
    interrupt();
  }

  // Samples were lost, but not for long: up is about where it was, and truer than from anew.
  void interrupt() {
    since_ = 0.0F;
    last_rate_ = lanes(0.0F);
  }

  // The bias read while the sensor did not move.
  void know_bias(const Lanes& bias_radps) {
    if (within(bias_radps, settings_.most_bias_radps)) bias_ = bias_radps;
  }

  // Up in the sensor's axes. An absent rate counts as not turning.
  const Lanes& operator()(const Motion& felt) {
    const Lanes rate = plausible(felt.rate_radps);
    turned_ = (rate + last_rate_) * lanes(0.5F) - bias_;
    last_rate_ = rate;
    const Lanes half = turned_ * lanes(0.5F * period_s_);
    const float share = 2.0F / (1.0F + dot(half, half));
    // The mean so far at first, then one that forgets.
    count_ += 1.0F;
    since_ += 1.0F;
    const float gain = count_ * share_ < 1.0F ? 1.0F / count_ : share_;
    first_ = toward(carried(first_, half, share), felt.acceleration_mps2, gain);
    second_ = toward(carried(second_, half, share), first_, gain);
    const float square = dot(second_, second_);
    gravity_mps2_ = std::sqrt(square);
    if (square > kNothing) up_ = second_ * lanes(1.0F / gravity_mps2_);
    if (--until_bias_ <= 0) [[unlikely]]
      learn_bias(square);
    return up_;
  }

  const Lanes& up() const { return up_; }
  // Whether the mean is of whole steps: at first it is of part of one, and may point anywhere;
  // after lost samples it may be off by what was turned meanwhile.
  bool steady() const { return since_ * share_ > kSteady; }
  // Likewise, long enough to say how much gravity is.
  bool settled() const { return since_ * share_ > kGravity; }
  // The mean specific force: gravity as this sensor reads it.
  float gravity_mps2() const { return gravity_mps2_; }
  const Lanes& bias_radps() const { return bias_; }
  // Turning without the bias, mean of the last two samples.
  const Lanes& rate_radps() const { return turned_; }

 private:
  static constexpr float kNothing = 1.0F;         // (m/s2)^2
  static constexpr float kSettled = 3.0F;         // means, before the bias is listened to
  static constexpr float kSteady = 1.5F;          // means; four steps
  static constexpr float kGravity = 4.0F;         // means; the second of them follows the first
  static constexpr float kBeyond_radps = 100.0F;  // beyond any gyroscope
  static constexpr int kBiasEvery = 8;            // samples: it moves far more slowly

  static Lanes plausible(const Lanes& rate) {
    return within(rate, kBeyond_radps) ? rate : lanes(0.0F);
  }

  // What stands still in the world turns backwards in the sensor. Cayley's form of a rotation keeps
  // every length, however fast the turn: a series to second order grew without end at 2000
  // degrees/s and 52 Hz (found by the fuzzer).
  static Lanes carried(const Lanes& v, const Lanes& half, float share) {
    const Lanes once = cross(v, half);
    return v + (once + cross(once, half)) * lanes(share);
  }

  static Lanes toward(const Lanes& from, const Lanes& to, float gain) {
    return from + (to - from) * lanes(gain);
  }

  void learn_bias(float square) {
    until_bias_ = kBiasEvery;
    if (!(since_ * share_ > kSettled) || !(square > kNothing)) return;
    const float since_s = static_cast<float>(kBiasEvery) * period_s_;
    const float gain = since_s / (settings_.bias_s * settings_.mean_s * square);
    const Lanes next = bias_ - cross(first_, second_) * lanes(gain);
    if (within(next, settings_.most_bias_radps)) bias_ = next;
  }

  Settings settings_;
  Lanes first_{}, second_{};
  Lanes up_{lanes(0.0F, 0.0F, 1.0F)};
  Lanes bias_{}, last_rate_{}, turned_{};
  float period_s_{}, share_{}, count_{}, since_{}, gravity_mps2_{};
  int until_bias_{};
};

}  // namespace gait
