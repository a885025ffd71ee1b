// What the last strides of a foot were like: the measure of the next ones. Kept over gaps.
#pragma once
#include "gait/foot_settings.hpp"

namespace gait {

class FootUsual {
 public:
  explicit FootUsual(const FootSettings& settings)
      : learn_{settings.learn}, least_radps_{settings.least_rate_radps} {}

  float swing_radps() const { return swing_radps_; }  // toes up
  float push_radps() const { return push_radps_; }    // toes down
  float contact_s() const { return contact_s_; }
  float swing_s() const { return swing_s_; }      // toe-off to initial contact; 0 until known
  float jolt_mps3() const { return jolt_mps3_; }  // of a landing; 0 until known

  void swung(float radps) { learn(swing_radps_, radps, least_radps_); }
  void pushed(float radps) { learn(push_radps_, radps, least_radps_); }
  // A foot stands for a share of its stride at least: what seemed shorter ended with a slap.
  void lasted(float contact_s, float swing_s) {
    const bool follows = swing_s > 0.0F && swing_s < kLongestPause_s;
    const float least_s = follows ? kLeastDuty * (contact_s + swing_s) : 0.0F;
    const float stood_s = contact_s > least_s ? contact_s : least_s;
    learn(contact_s_, stood_s < kLongestContact_s ? stood_s : kLongestContact_s,
          kShortestContact_s);
  }
  void was_in_air(float swing_s) {
    if (swing_s > kLongestSwing_s) return;
    swing_s_ += (swing_s - swing_s_) * (swing_s_ > 0.0F ? learn_ : 1.0F);
  }
  // A foot left the ground sooner than it was looked for: after squat jumps, springs.
  void left_unseen() {
    contact_s_ =
        kSooner * contact_s_ > kShortestContact_s ? kSooner * contact_s_ : kShortestContact_s;
  }
  void landed(float jolt_mps3) {
    jolt_mps3_ += (jolt_mps3 - jolt_mps3_) * (jolt_mps3_ > 0.0F ? kLearnJolt : 1.0F);
  }

  // Nothing for long: what is usual may be out of reach, so come down to meet it.
  void tire() {
    swing_radps_ = softer(swing_radps_);
    push_radps_ = softer(push_radps_);
    soften_landing();
  }
  void soften_landing() { jolt_mps3_ *= kSofter; }

 private:
  static constexpr float kSofter = 0.7F;
  static constexpr float kLearnJolt = 0.3F;
  static constexpr float kLongestSwing_s = 0.8F;  // longer, a landing was missed within
  static constexpr float kLongestPause_s = 1.5F;
  static constexpr float kLeastDuty = 0.3F;  // of a stride; a sprinter's 0.25 is no harm
  static constexpr float kSooner = 0.85F;
  static constexpr float kShortestContact_s = 0.1F;
  static constexpr float kLongestContact_s = 0.4F;  // longer is walking, and its slap no longer

  void learn(float& usual, float seen, float least) const {
    usual += learn_ * (seen - usual);
    if (usual < least) usual = least;
  }
  float softer(float level) const {
    return kSofter * level > least_radps_ ? kSofter * level : least_radps_;
  }

  float learn_, least_radps_;
  float swing_radps_{5.0F}, push_radps_{5.0F}, contact_s_{0.25F}, swing_s_{}, jolt_mps3_{};
};

}  // namespace gait
