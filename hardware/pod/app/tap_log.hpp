// The double taps as the advertisement tells them: how many since power-on, how long ago the last.
#pragma once
#include <cstdint>

#include "frames.hpp"
#include "ticks.hpp"

namespace pod {

class TapLog {
 public:
  // The seconds since power-on stand beside the tick, which wraps.
  constexpr void tapped(Tick now, std::uint32_t uptime_s) {
    ++count_;
    at_ = now;
    at_uptime_s_ = uptime_s;
    ever_ = true;
  }

  constexpr std::uint8_t count() const { return count_; }

  constexpr std::uint8_t age_ds(Tick now, std::uint32_t uptime_s) const {
    if (!ever_) return kNeverTapped;
    const Tick age_ds = elapsed(at_, now) / (kTicksPerSecond / 10);
    const bool long_ago = uptime_s - at_uptime_s_ > 30 || age_ds >= kTapLongAgo;
    return long_ago ? kTapLongAgo : static_cast<std::uint8_t>(age_ds);
  }

 private:
  Tick at_{};
  std::uint32_t at_uptime_s_{};
  std::uint8_t count_{};
  bool ever_{};
};

}  // namespace pod
