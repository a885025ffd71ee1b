#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <cmath>

#include "gait/math.hpp"

TEST_CASE("sine, cosine and tangent agree with the library over some turns") {
  for (int i = -700; i <= 700; ++i) {
    const double angle = i * 0.0173;
    CHECK(std::abs(gait::sin(angle) - std::sin(angle)) < 1e-11);
    CHECK(std::abs(gait::cos(angle) - std::cos(angle)) < 1e-11);
    if (i != 0 && std::abs(std::cos(angle)) > 1e-2) {
      CHECK(std::abs(gait::tan(angle) / std::tan(angle) - 1.0) < 1e-8);
    }
  }
}

TEST_CASE("arc tangent agrees with the library in all quadrants") {
  for (int i = 0; i < 720; ++i) {
    const double angle = (i - 360) * 0.0087;
    const double x = 3.0 * std::cos(angle);
    const double y = 3.0 * std::sin(angle);
    CHECK(std::abs(gait::atan2(y, x) - std::atan2(y, x)) < 1e-11);
  }
  CHECK(gait::atan2(0.0, 0.0) == 0.0);
}

static_assert(gait::sin(0.5) > 0.479 && gait::sin(0.5) < 0.480, "usable at compile time");
