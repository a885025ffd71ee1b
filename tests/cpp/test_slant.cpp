#include <doctest/doctest.h>

#include <cmath>

#include "gait/slant.hpp"

using gait::Slant;

TEST_CASE("a grade grows with its angle and leads back to it") {
  float before = -3.0F;
  for (int i = -179; i <= 179; ++i) {
    const double rad = i * gait::kPi / 180.0;
    const Slant slant{static_cast<float>(7.0 * std::sin(rad)),
                      static_cast<float>(7.0 * std::cos(rad))};
    const float now = gait::grade(slant);
    CHECK(now > before);
    CHECK(gait::angle_rad(gait::graded(now)) == doctest::Approx(rad).epsilon(1e-5));
    before = now;
  }
}

TEST_CASE("what points nowhere has no angle") {
  CHECK(gait::grade({0.0F, 0.0F}) == 0.0F);
  CHECK(gait::angle_rad(gait::graded(0.0F)) == 0.0F);
}
