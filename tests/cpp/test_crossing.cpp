#include <doctest/doctest.h>

#include "gait/crossing.hpp"

using gait::Micros;

TEST_CASE("a crossing lies on the line between two samples, minus the delay") {
  CHECK(gait::crossing(Micros{10000}, 0.01F, 0.0F, 4.0F, 1.0F, 0.0F) == Micros{2500});
  CHECK(gait::crossing(Micros{10000}, 0.01F, 0.0F, 4.0F, 1.0F, 0.002F) == Micros{500});
  CHECK(gait::crossing(Micros{10000}, 0.01F, 4.0F, 0.0F, 1.0F, 0.0F) == Micros{7500});
}

TEST_CASE("a flat signal or a level outside stays between the samples") {
  CHECK(gait::crossing(Micros{10000}, 0.01F, 1.0F, 1.0F, 1.0F, 0.0F) == Micros{10000});
  CHECK(gait::crossing(Micros{10000}, 0.01F, 0.0F, 1.0F, 9.0F, 0.0F) == Micros{10000});
  CHECK(gait::crossing(Micros{10000}, 0.01F, 1.0F, 2.0F, 0.0F, 0.0F) == Micros{0});
}
