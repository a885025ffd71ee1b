// Jolts that follow each other closely, as one: when they began and how sharp they were together.
// The square of the jerk vector's length (the same at any mounting, blind to gravity) is averaged
// over a few hundredths of a second; a burst is a hill of it, and begins where the way up to its
// top has a share of it.
#pragma once
#include <array>
#include <optional>

#include "gait/motion.hpp"
#include "gait/ring.hpp"

namespace gait {

struct JoltBurstSettings {
  float jolt_hz{40.0F};  // Hz; acceleration below this: the same from 90 Hz up
  float together_s{
      0.008F};       // s; of each of three averages in a row: jolts 40 ms apart are one burst
  float rise{1.5F};  // times the jerk of the calm before: a burst has begun
  float fall{0.8F};  // of its sharpest: it is over
  float least_mps3{100.0F};  // m/s3; less is no burst
  float begin_share{0.7F};   // of its sharpest, on the way up: its beginning
};

struct JoltBurst {
  float ago_s{};  // filter delay removed
  float peak_mps3{};
};

class JoltBursts {
 public:
  explicit JoltBursts(const JoltBurstSettings& settings = {}) : settings_{settings} {}

  void design(double rate_hz) {
    const auto low_pass = butterworth_low_pass(static_cast<double>(settings_.jolt_hz), rate_hz);
    smooth_.set(low_pass);
    rate_hz_ = static_cast<float>(rate_hz);
    period_s_ = 1.0F / rate_hz_;
    part_ = period_s_ / (settings_.together_s + period_s_);
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz)) + 0.5F * period_s_;
  }

  // Samples were lost.
  void begin() { begun_ = false; }

  // The burst that is over with this sample.
  std::optional<JoltBurst> operator()(const Lanes& acceleration) {
    if (!begun_) start(acceleration);
    const float power = averaged(acceleration);
    powers_.push(power);
    if (!rising_) {
      wait(power);
      return std::nullopt;
    }
    ++age_;
    if (power > peak_) {
      peak_ = power;
      age_ = 0;
    }
    if (power > settings_.fall * settings_.fall * peak_) return std::nullopt;
    rising_ = false;
    calm_ = power;
    return JoltBurst{began_ago_s(), std::sqrt(peak_)};
  }

 private:
  static constexpr std::size_t kKept = 256;  // 160 ms at 1600 Hz: twice a burst

  void start(const Lanes& acceleration) {
    smooth_.settle(acceleration);
    last_ = acceleration;
    means_ = {};
    calm_ = 0.0F;
    powers_.clear();
    rising_ = false;
    begun_ = true;
  }

  float averaged(const Lanes& acceleration) {
    const Lanes smooth = smooth_(acceleration);
    const Lanes jerk = (smooth - last_) * lanes(rate_hz_);
    last_ = smooth;
    float power = dot(jerk, jerk);
    for (float& mean : means_) {
      mean += part_ * (power - mean);
      power = mean;
    }
    return power;
  }

  void wait(float power) {
    if (power < calm_) calm_ = power;
    const float least = settings_.least_mps3 * settings_.least_mps3;
    if (power < least || power < settings_.rise * settings_.rise * calm_) return;
    rising_ = true;
    peak_ = power;
    age_ = 0;
  }

  // Back from the top to the share of it, between two samples.
  float began_ago_s() const {
    const float level = settings_.begin_share * settings_.begin_share * peak_;
    std::size_t at = age_;
    while (at + 2 < powers_.size() && powers_.back(at + 1) > level) ++at;
    if (at + 1 >= powers_.size()) return static_cast<float>(age_) * period_s_ + delay_s_;
    const float above = powers_.back(at);
    const float below = powers_.back(at + 1);
    const float part = above > below ? (above - level) / (above - below) : 0.0F;
    return (static_cast<float>(at) + (part < 1.0F ? part : 1.0F)) * period_s_ + delay_s_;
  }

  JoltBurstSettings settings_;
  Smooth3 smooth_{};
  Ring<float, kKept> powers_{};
  Lanes last_{};
  std::array<float, 3> means_{};
  float rate_hz_{}, period_s_{}, part_{}, delay_s_{};
  float calm_{}, peak_{};
  std::size_t age_{};
  bool begun_{}, rising_{};
};

}  // namespace gait
