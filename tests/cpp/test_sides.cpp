#include <doctest/doctest.h>

#include "gait/sides.hpp"

using gait::Side;
using gait::Sides;

TEST_CASE("feet are named at the third step, once their changes alternate") {
  Sides sides;
  CHECK(sides(0.05F) == Side::unknown);
  CHECK(sides(-0.05F) == Side::unknown);
  CHECK(sides(0.05F) == Side::right);
  CHECK(sides(-0.05F) == Side::left);
}

TEST_CASE("a runner who drifts across the belt keeps both feet") {
  Sides sides;
  float across = -0.2F;
  for (int i = 0; i < 30; ++i) {
    across += 0.01F;
    const Side side = sides(across + (i % 2 == 0 ? 0.03F : -0.03F));
    if (i > 2) CHECK(side == (i % 2 == 0 ? Side::right : Side::left));
  }
}

TEST_CASE("one odd step does not swap the feet, a missed one does after a few") {
  Sides sides;
  for (int i = 0; i < 8; ++i) sides(i % 2 == 0 ? 0.05F : -0.05F);
  CHECK(sides(-0.04F) == Side::right);  // landed inwards
  CHECK(sides(-0.05F) == Side::left);
  int wrong = 0;
  for (int i = 1; i < 12; ++i) wrong += sides(i % 2 == 0 ? 0.05F : -0.05F) == Side::unknown;
  CHECK(wrong <= 8);
  CHECK(sides(0.05F) == Side::right);
}

TEST_CASE("steps that do not differ are hops, a dead channel is not") {
  Sides sides;
  sides(0.001F);
  sides(0.0F);
  CHECK(sides(0.002F) == Side::both);
  Sides dead;
  for (int i = 0; i < 10; ++i) CHECK(dead(0.0F) == Side::unknown);
  Sides silent;
  for (int i = 0; i < 10; ++i) CHECK(silent(gait::kAbsent) == Side::unknown);
}
