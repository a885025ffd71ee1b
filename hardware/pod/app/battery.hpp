// Percent of a small lithium-polymer cell from its voltage at rest. The curve is flat in the
// middle: a figure to charge by, good to some ten percent, not a fuel gauge.
#pragma once
#include <array>
#include <cstdint>

#include "frames.hpp"

namespace pod {

class Battery {
 public:
  static constexpr std::uint8_t kRefuseUpdateBelow_pct = 30;
  static constexpr std::uint16_t kEmpty_mv = 3300;  // the cell's own protection cuts at 2.8 V

  // One measurement, a minute or so apart. A voltage no cell has makes the figure unknown.
  constexpr void operator()(std::uint16_t millivolts, bool charging) {
    if (millivolts < 2500 || millivolts > 4400) {
      known_ = false;
      return;
    }
    const std::uint32_t rest = millivolts - (charging ? kChargingLift_mv : 0);
    smooth_q4_ = known_ ? smooth_q4_ + rest * 4 - smooth_q4_ / 4 : rest * 16;
    known_ = true;
  }

  constexpr std::uint8_t percent() const {
    if (!known_) return kBatteryUnknown;
    const std::uint32_t mv = (smooth_q4_ + 8) / 16;
    if (mv <= kCurve.front().millivolts) return 0;
    for (std::size_t i = 1; i < kCurve.size(); ++i) {
      const Point low = kCurve[i - 1], high = kCurve[i];
      if (mv >= high.millivolts) continue;
      const std::uint32_t part = (mv - low.millivolts) * (high.percent - low.percent);
      return static_cast<std::uint8_t>(low.percent + part / (high.millivolts - low.millivolts));
    }
    return 100;
  }

 private:
  struct Point {
    std::uint32_t millivolts, percent;
  };
  static constexpr std::uint32_t kChargingLift_mv = 60;  // 50 mA over the cell's resistance
  static constexpr std::array<Point, 8> kCurve{{{kEmpty_mv, 0},
                                                {3610, 5},
                                                {3690, 10},
                                                {3770, 30},
                                                {3840, 50},
                                                {3950, 70},
                                                {4080, 88},
                                                {4180, 100}}};

  std::uint32_t smooth_q4_{};
  bool known_{};
};

}  // namespace pod
