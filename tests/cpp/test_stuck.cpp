#include <doctest/doctest.h>

#include "gait/stuck.hpp"

namespace {

// The first of so many samples, 5 ms apart, that is taken for a stuck sensor's; 0: none.
int first_stuck(int count, float x, float y_step = 1.0F) {
  gait::Stuck stuck{gait::kClippedTrunk};
  for (int i = 1; i <= count; ++i) {
    const gait::Vec3 a{x, y_step * static_cast<float>(i % 2), 9.8F};
    if (stuck(gait::Micros{5000 * i}, a)) return i;
  }
  return 0;
}

}  // namespace

TEST_CASE("an axis that stays at its full scale is stuck, whatever the others say") {
  CHECK(first_stuck(100, 78.45F) == 4);
  CHECK(first_stuck(100, -156.9F) == 4);
}

TEST_CASE("whoever rests, and a landing that is clipped, is not") {
  CHECK(first_stuck(1000, 9.8F, 0.0F) == 0);
  CHECK(first_stuck(1000, 39.2F, 0.0F) == 0);
  CHECK(first_stuck(3, 78.45F) == 0);
}

TEST_CASE("landings that are clipped alike are no stuck sensor") {
  gait::Stuck stuck{gait::kClippedTrunk};
  bool ever = false;
  for (int step = 0; step < 50; ++step)
    for (int i = 0; i < 2; ++i)
      ever = stuck(gait::Micros{350'000 * step + 5000 * i}, {78.45F, 0.0F, 0.0F}) || ever;
  CHECK_FALSE(ever);
}

TEST_CASE("samples that are sent again, and a clock that goes back, are no stuck sensor") {
  gait::Stuck stuck{gait::kClippedTrunk};
  bool ever = false;
  for (int i = 0; i < 50; ++i)
    ever = stuck(gait::Micros{i % 2 == 0 ? 5000 : 0}, {78.45F, 0.0F, 0.0F}) || ever;
  CHECK_FALSE(ever);
}
