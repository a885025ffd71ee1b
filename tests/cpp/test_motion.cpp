#include <doctest/doctest.h>

#include "gait/motion.hpp"

using gait::Motion;
using gait::Smooth3;
using gait::Vec3;

TEST_CASE("a lost sample lies on the line between its neighbours, on every axis") {
  const Motion from{gait::lanes({0.0F, 2.0F, 4.0F}), gait::lanes({1.0F, 1.0F, 1.0F})};
  const Motion to{gait::lanes({4.0F, 2.0F, 0.0F}), gait::lanes({3.0F, -1.0F, 1.0F})};
  const Motion middle = gait::between(from, to, 0.25F);
  CHECK(middle.acceleration_mps2[0] == 1.0F);
  CHECK(middle.acceleration_mps2[1] == 2.0F);
  CHECK(middle.acceleration_mps2[2] == 3.0F);
  CHECK(middle.rate_radps[0] == 1.5F);
  CHECK(middle.rate_radps[1] == 0.5F);
}

TEST_CASE("three axes are filtered each on its own, from where they started") {
  Smooth3 smooth;
  smooth.set(gait::butterworth_low_pass(20.0, 200.0));
  smooth.settle(Vec3{1.0F, -2.0F, 9.8F});
  Vec3 out{};
  for (int i = 0; i < 50; ++i) out = smooth(Vec3{1.0F, -2.0F, 9.8F});
  CHECK(out.x == doctest::Approx(1.0F));
  CHECK(out.y == doctest::Approx(-2.0F));
  CHECK(out.z == doctest::Approx(9.8F));
}
