#include <doctest/doctest.h>

#include "gait/math.hpp"
#include "gait/shank_off.hpp"

using gait::Micros;

namespace {

constexpr float kPeriod_s = 0.002F;
constexpr std::int64_t kPeriod_us = 2000;

// A push of 2 g along the shank that dies down to half a g, least 0.25 s after its top at 0.1 s.
double along(std::int64_t i) {
  const double t = 0.002 * static_cast<double>(i);
  const double s = (t - 0.1) / 0.25;
  const double part = s < 0.0 ? 0.0 : (s > 1.6 ? 1.6 : s);
  return gait::kGravity_mps2 * (1.25 + 0.75 * gait::cos(gait::kPi * part));
}

struct Followed {
  gait::ShankOff off{gait::ShankSettings{}};
  std::int64_t now{};
  Micros time() const { return Micros{now * kPeriod_us}; }
  void until(std::int64_t end) {
    for (; now < end; ++now) {
      off.feel(static_cast<float>(along(now)));
      off.follow(time());
    }
  }
};

Followed begun() {
  Followed leg;
  leg.off.design(kPeriod_s, 500.0);
  leg.off.settle(static_cast<float>(along(0)), Micros{-10'000'000});
  return leg;
}

}  // namespace

TEST_CASE("a runner's toe-off lies between the fall through 1 g and the least force") {
  Followed leg = begun();
  leg.until(150);
  leg.off.begin();
  std::optional<Micros> off;
  for (; !off && leg.now < 260; leg.until(leg.now + 1)) off = leg.off.of_running(leg.time());
  REQUIRE(off.has_value());
  // Falls through 1 g where the cosine is -1/3: at 0.252 s; least at 0.35 s.
  const double fell_s = 0.1 + 0.25 * 1.910633 / gait::kPi;
  const gait::ShankRunningSettings at;
  const double by_fall_s = fell_s + static_cast<double>(at.fall_before_s);
  const double by_least_s = 0.35 - static_cast<double>(at.least_after_s);
  CHECK(static_cast<double>(off->count()) * 1e-6 ==
        doctest::Approx(0.5 * (by_fall_s + by_least_s)).epsilon(0.02));
}

TEST_CASE("a walker's toe-off is where the push has died down, of this push alone") {
  Followed leg = begun();
  leg.until(170);
  const auto off = leg.off.of_walking(leg.time(), Micros{0});
  REQUIRE(off.has_value());
  CHECK(*off > Micros{100'000});
  CHECK(*off < Micros{300'000});
  CHECK_FALSE(leg.off.of_walking(leg.time(), *off - Micros{50'000}).has_value());
  leg.until(600);
  CHECK_FALSE(leg.off.of_walking(leg.time(), Micros{0}).has_value());
}
