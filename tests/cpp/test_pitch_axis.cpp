#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/pitch_axis.hpp"

using gait::PitchAxis;
using gait::Vec3;

constexpr gait::Lanes kStands{0.0F, 0.0F, 9.81F, 0.0F};  // m/s2

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
      said = axis(gait::lanes(gait::times(about, toes_up)), kStands, jerk);
      if (i > 300 && phase == 25) CHECK(said == doctest::Approx(8.0F).epsilon(0.02));
    }
    CHECK(gait::dot(axis.axis(), about) > 0.999F);
  }
}

TEST_CASE("a foot that turns back in the air has not rested") {
  PitchAxis standing;
  PitchAxis swinging;
  standing.hint({0.0F, 1.0F, 0.0F});
  swinging.hint({0.0F, 1.0F, 0.0F});
  standing.design(0.005F);
  swinging.design(0.005F);
  const gait::Lanes swung{30.0F, 0.0F, 30.0F, 0.0F};
  for (int i = 0; i < 2000; ++i) {
    // Still for 0.15 s, then toes "up": after standing it must have been the heel, toes down.
    const gait::Lanes rate = gait::lanes(Vec3{0.0F, i % 60 < 30 ? 0.0F : 8.0F, 0.0F});
    standing(rate, kStands, 0.0F);
    swinging(rate, swung, 0.0F);
  }
  CHECK(standing.axis().y < -0.99F);
  CHECK(swinging.axis().y > 0.99F);
}

TEST_CASE("an axis that was told holds from the first sample and may be overruled") {
  for (const float told : {1.0F, -1.0F}) {
    PitchAxis axis;
    axis.design(0.005F);
    axis.hint({0.0F, 2.0F * told, 0.0F});
    for (int i = 0; i < 4000; ++i) {
      const int phase = i % 130;
      const float toes_up = phase < 50 ? 8.0F : (phase < 80 ? 0.0F : -8.0F);
      const float said =
          axis(gait::lanes(Vec3{0.0F, toes_up, 0.0F}), kStands, phase == 50 ? 9000.0F : 100.0F);
      if (i < 50) CHECK(said == doctest::Approx(8.0F * told).epsilon(0.02));
    }
    CHECK(axis.axis().y > 0.99F);
  }
}
