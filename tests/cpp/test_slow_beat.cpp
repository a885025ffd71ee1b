#include <doctest/doctest.h>

#include "gait/math.hpp"
#include "gait/slow_beat.hpp"

TEST_CASE("a walk is the same walk at every rate") {
  for (const double rate_hz : {50.0, 104.0, 208.0, 833.0, 1600.0}) {
    gait::SlowBeat beat;
    beat.design(gait::Period{static_cast<float>(1.0 / rate_hz)});
    beat.begin();
    int told = 0;
    double last_s = 0.0;
    for (int i = 0; i < static_cast<int>(11.0 * rate_hz); ++i) {
      const double t = i / rate_hz;
      const double force = 9.8 - 1.5 * gait::cos(2.0 * gait::kPi * t / 0.55);
      const auto ago_s = beat(static_cast<float>(force), 9.8F);
      if (!ago_s) continue;
      const double landed_s = t - static_cast<double>(*ago_s);
      if (told > 0) CHECK(landed_s - last_s == doctest::Approx(0.55).epsilon(0.01));
      last_s = landed_s;
      ++told;
    }
    CHECK(told >= 16);
    CHECK(beat.clear() > 0.5F);
  }
}
