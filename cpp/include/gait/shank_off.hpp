// When a leg has left the ground, from the force along the shank: a runner's toe-off lies at a
// fixed time before that force falls through 1 g and after it is least, a walker's where the push
// along the shank has died down. All are followed from sample to sample; which of them counts is
// asked for once the leg swings.
#pragma once
#include <optional>

#include "gait/falling.hpp"
#include "gait/peak.hpp"
#include "gait/ring.hpp"
#include "gait/shank_settings.hpp"

namespace gait {

class ShankOff {
 public:
  explicit ShankOff(const ShankSettings& settings) : settings_{settings} {}

  void design(float period_s, double rate_hz) {
    period_s_ = period_s;
    push_.design(25.0, rate_hz);
    least_.design(15.0, rate_hz);
    fall_.design(8.0, rate_hz);
  }

  // As if the leg had always felt this, and had left the ground long ago.
  void settle(float along, Micros long_ago) {
    push_.settle(along), least_.settle(along), fall_.settle(along);
    fell_ = pushed_ = long_ago;
    kept_.clear();
  }

  // The force along the shank, every sample.
  void feel(float along) {
    push_(along), least_(along), fall_(along);
    kept_.push(least_.now());
  }

  // The last moments at which the leg gave up its load.
  void follow(Micros time) {
    if (fall_.through(kG)) fell_ = fall_.moment(time, kG);
    constexpr float kPushMemory_s = 0.35F;
    pushing_ += (kG - pushing_) * period_s_ / kPushMemory_s;
    if (push_.now() > pushing_) pushing_ = push_.now();
    const float level = kG + settings_.walking.push_share * (pushing_ - kG);
    if (pushing_ > 1.15F * kG && push_.through(level)) pushed_ = push_.moment(time, level);
  }

  // It swings now; the least force may have been a moment before the slow swing showed.
  void begin() {
    constexpr float kBefore_s = 0.1F;
    lowest_.clear();
    std::size_t back = static_cast<std::size_t>(kBefore_s / period_s_);
    if (back > kept_.size()) back = kept_.size();
    while (back > 1) lowest_(-kept_.back(--back));
  }

  std::optional<Micros> of_running(Micros time) {
    constexpr float kSure_s = 0.03F;
    constexpr float kApart_s = 0.06F;
    lowest_(-least_.now());
    if (static_cast<float>(lowest_.age()) * period_s_ <= kSure_s) return std::nullopt;
    const float low_ago_s = lowest_.samples_ago() * period_s_ + least_.delayed_s();
    const Micros off = before(time, low_ago_s + settings_.running.least_after_s);
    const float apart_s = seconds(foretold() - off);
    return apart_s > -kApart_s && apart_s < kApart_s ? off + (foretold() - off) / 2 : off;
  }

  std::optional<Micros> of_walking(Micros time, Micros contact) const {
    constexpr float kRecent_s = 0.45F;
    const Micros off = before(pushed_, settings_.walking.push_before_s);
    const bool this_push = seconds(off - contact) > settings_.shortest_contact_s;
    if (!this_push || seconds(time - pushed_) > kRecent_s) return std::nullopt;
    return off;
  }

  // A runner's, by the fall through 1 g alone.
  Micros foretold() const {
    const float later_us = settings_.running.fall_before_s * 1e6F + 0.5F;
    return fell_ + Micros{static_cast<std::int64_t>(later_us)};
  }

  float push_delay_s() const { return push_.delayed_s(); }
  float least_delay_s() const { return least_.delayed_s(); }

 private:
  static constexpr float kG = static_cast<float>(kGravity_mps2);
  static constexpr std::size_t kKept = 512;  // 0.2 s and more at 1600 Hz

  ShankSettings settings_;
  Falling push_{}, least_{}, fall_{};
  Ring<float, kKept> kept_{};
  Peak lowest_{};
  Micros fell_{}, pushed_{};
  float period_s_{}, pushing_{};
};

}  // namespace gait
