#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/pitch_axis.hpp"

using gait::PitchAxis;
using gait::Vec3;

TEST_CASE("turning before a jolt is toes up, about whichever axis") {
  for (const Vec3& about :
       {Vec3{0.0F, -1.0F, 0.0F}, Vec3{0.6F, 0.0F, 0.8F}, Vec3{-0.48F, 0.64F, 0.6F}}) {
    PitchAxis axis;
    axis.design(0.005F);
    float said = 0.0F;
    for (int i = 0; i < 1000; ++i) {
      // 250 ms toes up, a jolt, 150 ms flat, 250 ms toes down.
      const int phase = i % 130;
      const float toes_up = phase < 50 ? 8.0F : (phase < 80 ? 0.0F : -8.0F);
      const float jerk = phase == 50 ? 9000.0F : 100.0F;
      said = axis(gait::lanes(gait::times(about, toes_up)), jerk);
      if (i > 300 && phase == 25) CHECK(said == doctest::Approx(8.0F).epsilon(0.02));
    }
    CHECK(gait::dot(axis.axis(), about) > 0.999F);
  }
}
