#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/math.hpp"
#include "gait/push_width.hpp"

namespace {

// Adds a half sine of this length to the push.
gait::PushWidth half_sine(double length_s, double period_s) {
  gait::PushWidth push;
  for (double t = 0.0; t < length_s; t += period_s) {
    push.add(static_cast<float>(20.0 * std::sin(gait::kPi * t / length_s)));
  }
  return push;
}

}  // namespace

TEST_CASE("a half sine lasts 4.60 of its standard deviations") {
  const gait::PushWidthSettings only_spread{4.60F, 0.0F, 0.0F};
  for (const double length_s : {0.15, 0.25, 0.35}) {
    const auto push = half_sine(length_s, 0.001);
    CHECK(push(0.001F, 0.36F, 9.8F, 20.0F, only_spread) == doctest::Approx(length_s).epsilon(0.01));
  }
}

TEST_CASE("a half sine lasts pi / 2 steps over its peak in body weights") {
  const gait::PushWidthSettings only_peak{0.0F, 1.5708F, 0.0F};
  const double step_s = 0.36;
  const double length_s = 0.24;
  const auto peak = static_cast<float>(gait::kPi / 2.0 * step_s / length_s);
  CHECK(half_sine(length_s, 0.001)(0.001F, 0.36F, 1.0F, peak, only_peak) ==
        doctest::Approx(length_s).epsilon(0.001));
}

TEST_CASE("without a push there is no width") {
  gait::PushWidth push;
  push.add(-1.0F);
  CHECK(push(0.001F, 0.36F, 9.8F, 20.0F, {}) == 0.0F);
}
