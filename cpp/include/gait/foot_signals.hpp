// What a foot's state is read from: its pitch rate, toes up positive, and how sharply its
// acceleration changes, both smoothed, with the delay of the smoothing known.
#pragma once
#include "gait/crossing.hpp"
#include "gait/foot_settings.hpp"
#include "gait/motion.hpp"
#include "gait/pitch_axis.hpp"
#include "gait/sample_clock.hpp"

namespace gait {

class FootSignals {
 public:
  explicit FootSignals(const FootSettings& settings)
      : jolt_hz_{settings.jolt_hz}, pitch_hz_{settings.pitch_hz}, pitch_{settings.pitch} {}

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    period_s_ = clock.period_s();
    rate_hz_ = clock.rate_hz();
    const auto jolt = butterworth_low_pass(static_cast<double>(jolt_hz_), rate_hz);
    const auto pitch = butterworth_low_pass(static_cast<double>(pitch_hz_), rate_hz);
    acceleration_.set(jolt);
    rate_.set(pitch);
    // The difference of two samples stands half a period before the second.
    jolt_delay_s_ = static_cast<float>(delay_s(jolt, rate_hz)) + 0.5F * period_s_;
    pitch_delay_s_ = static_cast<float>(delay_s(pitch, rate_hz));
    pitch_.design(period_s_);
  }

  // As if this had always been felt.
  void settle(const Motion& motion) {
    acceleration_.settle(motion.acceleration_mps2);
    rate_.settle(motion.rate_radps);
    last_ = motion.acceleration_mps2;
  }

  void operator()(const Motion& motion) {
    const Lanes smooth = acceleration_(motion.acceleration_mps2);
    jerk_mps3_ = length(smooth - last_) * rate_hz_;
    last_ = smooth;
    before_ = toes_up_;
    toes_up_ = pitch_(rate_(motion.rate_radps), smooth, jerk_mps3_);
    if (toes_up_ < 0.0F) down_rad_ = (before_ < 0.0F ? down_rad_ : 0.0F) - toes_up_ * period_s_;
  }

  float toes_up_radps() const { return toes_up_; }
  // How far the toes have turned down without a pause, or did the last time.
  float down_rad() const { return down_rad_; }
  float jerk_mps3() const { return jerk_mps3_; }
  float jolt_delay_s() const { return jolt_delay_s_; }
  float pitch_delay_s() const { return pitch_delay_s_; }
  float period_s() const { return period_s_; }

  // Of the pitch rate, between the sample before this one and this.
  bool fell_through(float level) const { return before_ > level && toes_up_ <= level; }
  Micros when_at(Micros time, float level) const {
    return crossing(time, period_s_, before_, toes_up_, level, pitch_delay_s_);
  }

  void mounted(const Vec3& toes_up) { pitch_.hint(toes_up); }

  // What was toes up is toes down from this sample on.
  bool turned_over() const { return pitch_.turned_over(); }
  // Left to right across the foot in the sensor's own axes: turning about it is toes up.
  Vec3 axis() const { return pitch_.axis(); }

 private:
  float jolt_hz_, pitch_hz_;
  PitchAxis pitch_;
  Smooth3 acceleration_{}, rate_{};
  Lanes last_{};
  float period_s_{}, rate_hz_{}, jolt_delay_s_{}, pitch_delay_s_{};
  float jerk_mps3_{}, before_{}, toes_up_{}, down_rad_{};
};

}  // namespace gait
