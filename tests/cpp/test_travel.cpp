#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/math.hpp"
#include "gait/travel.hpp"

TEST_CASE("a bounce of known height is found from its acceleration, drift or not") {
  for (const double drift_mps2 : {0.0, 0.05}) {
    gait::Travel travel;
    travel.design(gait::Period{0.005F});
    const double turn = 2.0 * gait::kPi / 0.36;
    gait::Range range;
    for (int i = 0; i < 4000; ++i) {
      const double a = -0.04 * turn * turn * std::sin(turn * i * 0.005) + drift_mps2;
      travel(static_cast<float>(a));
      if (i >= 3000) range.see(travel.place_m());
    }
    CHECK(range.size() == doctest::Approx(0.08).epsilon(0.02));
  }
}

TEST_CASE("a speed that nobody knew is known after one rhythm") {
  gait::Travel travel;
  travel.design(gait::Period{0.005F});
  travel.reset();
  const double turn = 2.0 * gait::kPi / 0.4;
  for (int i = 0; i < 200; ++i) {
    CHECK(travel.settled() == (i > 160));
    if (i % 80 == 0) travel.land(2);
    travel(static_cast<float>(-0.04 * turn * turn * std::cos(turn * i * 0.005 + 1.0)));
  }
  CHECK(travel.speed_mps() ==
        doctest::Approx(-0.04 * turn * std::sin(turn * 0.995 + 1.0)).epsilon(0.1));
}

TEST_CASE("a range is empty until it sees something, and again when cleared") {
  gait::Range range;
  range.see(-2.0F);
  range.see(3.0F);
  CHECK(range.size() == 5.0F);
  range.clear();
  range.see(7.0F);
  CHECK(range.low() == 7.0F);
  CHECK(range.high() == 7.0F);
}
