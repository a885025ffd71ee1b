#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "gait/jolt_burst.hpp"
#include "gait/math.hpp"

namespace {

struct Found {
  double at_s;
  float peak_mps3;
};

// Quiet, then `knocks` pulses of 20 ms, 30 ms from one to the next, from the first second on.
std::vector<Found> felt(double rate_hz, int knocks, double size_mps2, double x, double y) {
  gait::JoltBursts bursts;
  bursts.design(rate_hz);
  std::vector<Found> found;
  for (int i = 0; i < static_cast<int>(2.0 * rate_hz); ++i) {
    const double t = i / rate_hz;
    double pulse = 0.0;
    for (int k = 0; k < knocks; ++k) {
      const double since_s = t - 1.0 - 0.03 * k;
      if (since_s > 0.0 && since_s < 0.02) pulse += std::sin(gait::kPi * since_s / 0.02);
    }
    const auto felt = static_cast<float>(gait::kGravity_mps2 + size_mps2 * pulse);
    const auto burst =
        bursts(gait::lanes(static_cast<float>(x) * felt, static_cast<float>(y) * felt, 0.0F));
    if (burst) found.push_back({t - static_cast<double>(burst->ago_s), burst->peak_mps3});
  }
  return found;
}

}  // namespace

TEST_CASE("knocks that follow each other closely are one burst, at its beginning, at any rate") {
  for (const double rate_hz : {104.0, 208.0, 416.0, 833.0, 1600.0}) {
    for (const int knocks : {1, 2, 3}) {
      const auto found = felt(rate_hz, knocks, 20.0, 1.0, 0.0);
      REQUIRE(found.size() == 1);
      CHECK(found[0].at_s > 1.0);
      CHECK(found[0].at_s < 1.04);
    }
  }
}

TEST_CASE("a burst is the same whichever way the sensor is mounted, and twice as hard is twice") {
  const auto along = felt(208.0, 2, 20.0, 1.0, 0.0);
  const auto across = felt(208.0, 2, 20.0, 0.6, 0.8);
  const auto twice = felt(208.0, 2, 40.0, 1.0, 0.0);
  REQUIRE(along.size() == 1);
  REQUIRE(across.size() == 1);
  REQUIRE(twice.size() == 1);
  CHECK(across[0].at_s == doctest::Approx(along[0].at_s).epsilon(1e-4));
  CHECK(across[0].peak_mps3 == doctest::Approx(along[0].peak_mps3).epsilon(1e-3));
  CHECK(twice[0].peak_mps3 == doctest::Approx(2.0 * static_cast<double>(along[0].peak_mps3)));
}

TEST_CASE("what trembles is no burst") { CHECK(felt(208.0, 1, 0.5, 1.0, 0.0).empty()); }

TEST_CASE("after lost samples the jump from what was felt before is no burst") {
  gait::JoltBursts bursts;
  bursts.design(208.0);
  for (int i = 0; i < 100; ++i) CHECK_FALSE(bursts(gait::lanes(9.8F, 0.0F, 0.0F)));
  bursts.begin();
  for (int i = 0; i < 100; ++i) CHECK_FALSE(bursts(gait::lanes(0.0F, 30.0F, 0.0F)));
}
