#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/falling.hpp"
#include "gait/math.hpp"

TEST_CASE("the moment of a fall does not depend on the filter") {
  for (const double corner_hz : {6.0, 15.0, 25.0}) {
    gait::Falling force;
    force.design(corner_hz, 500.0);
    force.settle(2.0F);
    double fell_s = 0.0;
    for (int i = 0; i < 1500; ++i) {
      const double t = i / 500.0;
      force(static_cast<float>(2.0 - 0.5 * t));  // 1.2 is reached at 1.6 s
      if (!force.through(1.2F)) continue;
      CHECK(fell_s == 0.0);
      const auto moment = force.moment(gait::Micros{static_cast<std::int64_t>(t * 1e6)}, 1.2F);
      fell_s = static_cast<double>(moment.count()) * 1e-6;
    }
    CHECK(fell_s == doctest::Approx(1.6).epsilon(0.0005));
  }
}

TEST_CASE("rising, or lying on the level, is not falling") {
  gait::Falling force;
  force.design(10.0, 100.0);
  force.settle(1.0F);
  for (int i = 0; i < 200; ++i) {
    force(i < 100 ? 1.0F : 3.0F);
    CHECK_FALSE(force.through(0.99F));
  }
}
