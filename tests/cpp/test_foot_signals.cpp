#include <doctest/doctest.h>

#include <cmath>

#include "gait/foot_signals.hpp"
#include "gait/math.hpp"

using gait::FootSignals;
using gait::Micros;
using gait::Motion;

namespace {

constexpr int kPeriod_us = 2000;

FootSignals designed() {
  gait::SampleClock clock;
  for (int i = 0; i < 600; ++i) clock(Micros{i * kPeriod_us});
  FootSignals signals{gait::FootSettings{}};
  signals.design(clock);
  return signals;
}

}  // namespace

TEST_CASE("jerk is the length of the change of acceleration, whichever way it points") {
  for (const gait::Vec3 way : {gait::Vec3{1.0F, 0.0F, 0.0F}, gait::Vec3{0.0F, -0.6F, 0.8F}}) {
    FootSignals signals = designed();
    for (int i = 0; i < 200; ++i) {
      const auto grown = static_cast<float>(i) * 0.4F;  // m/s2 more each 2 ms: 200 m/s3
      const Motion motion{gait::lanes(gait::times(way, grown)), {}};
      if (i == 0) signals.settle(motion);
      signals(motion);
    }
    CHECK(signals.jerk_mps3() == doctest::Approx(200.0).epsilon(0.01));
  }
}

TEST_CASE("the pitch rate is late by its delay, whichever axis it is about") {
  for (const gait::Vec3 axis : {gait::Vec3{0.0F, 1.0F, 0.0F}, gait::Vec3{0.6F, 0.0F, -0.8F}}) {
    FootSignals signals = designed();
    const auto turning = [](double t) { return 4.0 + 2.0 * gait::cos(2.0 * gait::kPi * 1.3 * t); };
    for (int i = 0; i < 600; ++i) {
      const double t = i * kPeriod_us * 1e-6;
      const auto w = static_cast<float>(turning(t));
      const Motion motion{gait::lanes(gait::Vec3{0.0F, 0.0F, 9.8F}),
                          gait::lanes(gait::times(axis, w))};
      if (i == 0) signals.settle(motion);
      signals(motion);
      if (t < 0.5) continue;
      const double then = turning(t - static_cast<double>(signals.pitch_delay_s()));
      CHECK(std::abs(signals.toes_up_radps()) == doctest::Approx(then).epsilon(0.01));
    }
  }
}
