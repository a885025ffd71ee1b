#include <doctest/doctest.h>

#include "gait/leg_knock.hpp"

using gait::LegKnock;
using gait::Vec3;

namespace {

constexpr Vec3 kUp{0.0F, 0.0F, 1.0F};

LegKnock standing() {
  LegKnock knock;
  knock.design(0.005F, 200.0);
  knock.settle({0.0F, 0.0F, 9.8F});
  return knock;
}

}  // namespace

TEST_CASE("a leg that stands is not knocked") {
  LegKnock runner = standing(), walker = standing();
  for (int i = 0; i < 100; ++i) {
    CHECK(runner({0.0F, 0.0F, 9.8F}, kUp, true) < 0.5F);
    CHECK(walker({0.0F, 0.0F, 9.8F}, kUp, false) < 0.5F);
  }
}

TEST_CASE("a walker is knocked across the leg, a runner from any side") {
  for (const bool running : {true, false}) {
    LegKnock along = standing(), across = standing();
    float hardest_along = 0.0F, hardest_across = 0.0F;
    for (int i = 0; i < 20; ++i) {
      const float push = i < 6 ? 20.0F : 0.0F;
      const float one = along({0.0F, 0.0F, 9.8F + push}, kUp, running);
      const float other = across({push, 0.0F, 9.8F}, kUp, running);
      hardest_along = one > hardest_along ? one : hardest_along;
      hardest_across = other > hardest_across ? other : hardest_across;
    }
    CHECK(hardest_across > (running ? 500.0F : 100.0F));
    CHECK((hardest_along > 500.0F) == running);
  }
}

TEST_CASE("the hardest jolt is remembered over a gap, and fades") {
  LegKnock knock = standing();
  for (int i = 0; i < 20; ++i) knock({i < 6 ? 20.0F : 0.0F, 0.0F, 9.8F}, kUp, true);
  const float hardest = knock.hardest_mps3();
  CHECK(hardest > 500.0F);
  knock.settle({0.0F, 0.0F, 9.8F});
  CHECK(knock.hardest_mps3() == hardest);
  for (int i = 0; i < 300; ++i) knock({0.0F, 0.0F, 9.8F}, kUp, true);
  CHECK(knock.hardest_mps3() < 0.45F * hardest);
  knock.forget();
  CHECK(knock.hardest_mps3() == 0.0F);
}

TEST_CASE("a leg that falls feels nothing, for as long as it falls") {
  LegKnock leg = standing();
  for (int i = 0; i < 40; ++i) leg({0.0F, 0.0F, 1.0F}, kUp, true);
  CHECK(leg.weightless_s() > 0.15F);
  CHECK(leg.weightless_s() < 0.20F);
  for (int i = 0; i < 20; ++i) leg({0.0F, 0.0F, 20.0F}, kUp, true);
  CHECK(leg.weightless_s() == 0.0F);
}
