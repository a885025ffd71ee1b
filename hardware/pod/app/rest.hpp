// How awake the pod is. It has no switch: lying still puts it to sleep, movement wakes it, and a
// pod that travels in a parcel (shaken, but nobody connects) goes to sleep until it is charged.
#pragma once
#include <cstdint>

#include "ticks.hpp"

namespace pod {

enum class Rest : std::uint8_t { awake, asleep, in_transport };

struct RestSettings {
  Tick still{ticks(600.0)};              // unmoved so long: asleep
  std::uint32_t unused_s{24U * 3600U};   // neither connected nor charged so long: in transport
  std::uint16_t awake_interval_ms{200};  // between advertisements; a tap is seen at once
  std::uint16_t asleep_interval_ms{1000};
};

class Sleeper {
 public:
  using Settings = RestSettings;

  explicit constexpr Sleeper(const Settings& settings = {}) : settings_{settings} {}

  // Once a second; `in_use` while connected or charging.
  constexpr Rest second(Tick still_for, bool in_use) {
    unused_s_ = in_use ? 0 : unused_s_ + 1;
    if (in_use)
      rest_ = Rest::awake;
    else if (unused_s_ >= settings_.unused_s)
      rest_ = Rest::in_transport;
    else if (rest_ == Rest::awake && still_for >= settings_.still)
      rest_ = Rest::asleep;
    return rest_;
  }

  // The sensor's wake-up interrupt. In transport it does not count.
  constexpr Rest moved() {
    if (rest_ == Rest::asleep) rest_ = Rest::awake;
    return rest_;
  }

  constexpr Rest rest() const { return rest_; }
  // 0: not at all.
  constexpr std::uint16_t interval_ms() const {
    return rest_ == Rest::awake    ? settings_.awake_interval_ms
           : rest_ == Rest::asleep ? settings_.asleep_interval_ms
                                   : std::uint16_t{0};
  }

 private:
  Settings settings_;
  std::uint32_t unused_s_{};
  Rest rest_{Rest::awake};
};

}  // namespace pod
