// When a foot left the ground, from its jolts alone: the toes' letting go is the first clear burst
// of them once the landing is over. The push, its sudden end and the first pull of the leg follow
// each other within 40 ms; which way the foot then turns or flies does not matter, and so neither
// does the mounting.
//
// The trap: a heel that comes down, lifts or swings is jolted as well, by less. What is usual is
// the sharpest burst between two landings; and a hop's leaving is as sharp as its landing, so that
// who took one for the other is told by the weight: a foot that flies is light.
#pragma once
#include <optional>

#include "gait/jolt_burst.hpp"
#include "gait/weighing.hpp"

namespace gait {

struct LeavingSettings {
  float leaving_share{0.5F};   // of the usual leaving; a heel that lifts or a swing has less
  float learn{0.4F};           // share of each softer one in the usual one
  float softer{0.7F};          // of the usual one, after a stride without any
  float contact_s{0.08F};      // s from the landing; nobody leaves sooner
  float landing_share{0.15F};  // likewise, of a stride; until then heel or toes still come down
  float stance_share{0.3F};    // of a stride; the sooner before that, the sharper a leaving must be
  float one_landing_s{0.12F};  // s; bursts closer together belong to one landing
  float before_s{0.02F};       // s; a burst so long before a landing is none of its
  float blow_mps2{20.0F};      // m/s2; a foot that feels more is struck, not heavier
  JoltBurstSettings bursts{};
};

class LeavingFinder {
 public:
  explicit LeavingFinder(const LeavingSettings& settings = {})
      : settings_{settings}, bursts_{settings.bursts}, weight_{settings.blow_mps2} {}

  void design(double rate_hz) {
    bursts_.design(rate_hz);
    weight_.design(static_cast<float>(rate_hz));
    period_s_ = static_cast<float>(1.0 / rate_hz);
  }

  // Samples were lost: whether it stands is not known. What was learnt is kept.
  void begin() {
    bursts_.begin();
    weight_.clear();
    landed_ = standing_ = false;
    strongest_mps3_ = recent_mps3_ = 0.0F;
  }

  // It stands on the ground since so long ago.
  void land(float ago_s) {
    if (recent_ago_s_ > ago_s + settings_.before_s) take_recent();
    learn();
    const float stride_s = since_s_ - ago_s;
    if (landed_ && stride_s > kShortest_s && stride_s < kLongest_s) stride_s_ = stride_s;
    since_s_ = ago_s;
    recent_mps3_ = strongest_mps3_ = 0.0F;
    landed_ = standing_ = true;
    weight_.begin(ago_s);
  }

  // How long ago it left, where that is known with this sample.
  std::optional<float> operator()(const Lanes& acceleration) {
    weight_(length(acceleration));
    since_s_ += period_s_;
    recent_ago_s_ += period_s_;
    const auto burst = bursts_(acceleration);
    if (!burst) [[likely]]
      return std::nullopt;
    return leaves(*burst) ? std::optional{burst->ago_s} : std::nullopt;
  }

  // It landed, and no samples were lost since.
  bool followed() const { return landed_; }
  bool standing() const { return standing_; }

  // Since it left, until so long ago.
  float flown_s(float ago_s) const { return weight_.lasted_s(ago_s); }

  // Of a hop whose landing this may be: whether it weighed less since its landing than since it
  // left. Then the two were taken for each other, and now it left.
  bool exchanged(float ago_s) {
    const float flown_mps2 = weight_.mean_mps2(ago_s);
    if (flown_mps2 < stood_mps2_) return false;
    stood_mps2_ = flown_mps2;
    weight_.begin(ago_s);
    return true;
  }

 private:
  static constexpr float kShortest_s = 0.2F, kLongest_s = 2.0F;

  bool leaves(const JoltBurst& burst) {
    const float stood_s = since_s_ - burst.ago_s;
    const float share_s = settings_.landing_share * stride_s_;
    if (!landed_ || stood_s < settings_.contact_s || stood_s < share_s) return false;
    remember(burst);
    const bool clear = burst.peak_mps3 > clear_share(stood_s) * usual_mps3_;
    if (!standing_ || !clear || !(usual_mps3_ > 0.0F)) return false;
    standing_ = false;
    stood_mps2_ = weight_.mean_mps2(burst.ago_s);
    weight_.begin(burst.ago_s);
    return true;
  }

  // Of the usual leaving: as sharp as that where it would be the earliest of all, less later on.
  float clear_share(float stood_s) const {
    const float late_s = settings_.stance_share * stride_s_;
    if (!(stood_s < late_s)) return settings_.leaving_share;
    const float early = (late_s - stood_s) / (late_s - settings_.landing_share * stride_s_);
    return settings_.leaving_share + (1.0F - settings_.leaving_share) * early;
  }

  // The last burst may still turn out to be the next landing's: it is kept apart.
  void remember(const JoltBurst& burst) {
    if (recent_ago_s_ - burst.ago_s > settings_.one_landing_s) take_recent();
    if (burst.peak_mps3 < recent_mps3_) return;
    recent_mps3_ = burst.peak_mps3;
    recent_ago_s_ = burst.ago_s;
  }

  void take_recent() {
    if (recent_mps3_ > strongest_mps3_) strongest_mps3_ = recent_mps3_;
    recent_mps3_ = 0.0F;
  }

  // From what was sharpest since the landing before: more at once, less little by little, but at
  // once where the usual one was so sharp that none was told.
  void learn() {
    if (!(strongest_mps3_ > 0.0F)) {
      if (standing_) usual_mps3_ *= settings_.softer;
    } else if (standing_ || strongest_mps3_ > usual_mps3_) {
      usual_mps3_ = strongest_mps3_;
    } else {
      usual_mps3_ += settings_.learn * (strongest_mps3_ - usual_mps3_);
    }
  }

  LeavingSettings settings_;
  JoltBursts bursts_;
  Weighing weight_;
  float period_s_{}, since_s_{}, stride_s_{}, stood_mps2_{};
  float recent_mps3_{}, recent_ago_s_{}, strongest_mps3_{}, usual_mps3_{};
  bool landed_{}, standing_{};
};

}  // namespace gait
