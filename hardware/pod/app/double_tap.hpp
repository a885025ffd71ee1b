// Two knocks with the knuckle tell the kiosk "this pod, this shoe": two shocks 120 to 500 ms apart
// and nothing else for 300 ms before, between and after. Steps are never so alone: a walking foot
// swings where a tapped one lies still.
#pragma once
#include <cstdint>

#include "configuration.hpp"
#include "gait/motion.hpp"
#include "ticks.hpp"

namespace pod {

struct DoubleTapSettings {
  float shock_g{3.0F};         // off 1 g; a firm knock on a shoe gives 4 to 10
  float quiet_g{0.5F};         // off 1 g; breathing and shifting stay below
  Tick ringing{ticks(0.060)};  // the shock's own echo
  Tick soonest{ticks(0.120)};  // from the first shock to the second
  Tick latest{ticks(0.500)};
  Tick alone{ticks(0.300)};  // quiet before and after
};

// How strong the acceleration of a sample is.
inline float norm_g(const RawSample& sample, const Configuration& c) {
  const float scale = static_cast<float>(c.acceleration_range_g) / 32768.0F;
  const auto x = static_cast<float>(sample.counts[0]) * scale;
  const auto y = static_cast<float>(sample.counts[1]) * scale;
  const auto z = static_cast<float>(sample.counts[2]) * scale;
  return gait::length(gait::Vec3{x, y, z});
}

class DoubleTap {
 public:
  using Settings = DoubleTapSettings;

  explicit constexpr DoubleTap(const Settings& settings = {}) : settings_{settings} {}

  // True once the quiet after the second shock is over.
  constexpr bool operator()(Tick now, float norm_g) {
    const float off = norm_g > 1.0F ? norm_g - 1.0F : 1.0F - norm_g;
    if (!begun_) {
      begun_ = true;
      disturbed_ = now;
    }
    if (off > settings_.quiet_g) {
      disturb(now, off > settings_.shock_g);
      return false;
    }
    if (shocks_ == 1 && elapsed(shock_, now) > settings_.latest) shocks_ = 0;
    if (shocks_ != 2 || elapsed(disturbed_, now) < settings_.alone) return false;
    shocks_ = 0;
    return true;
  }

 private:
  constexpr void disturb(Tick now, bool shock) {
    const bool ringing = shocks_ > 0 && elapsed(shock_, now) < settings_.ringing;
    const bool alone = elapsed(disturbed_, now) >= settings_.alone;
    const Tick apart = elapsed(shock_, now);
    disturbed_ = now;
    if (ringing) return;
    const bool second = shocks_ == 1 && apart >= settings_.soonest && apart <= settings_.latest;
    shocks_ = shock && second ? 2 : shock && alone ? 1 : 0;
    shock_ = now;
  }

  Settings settings_;
  Tick shock_{}, disturbed_{};
  std::uint8_t shocks_{};
  bool begun_{};
};

}  // namespace pod
