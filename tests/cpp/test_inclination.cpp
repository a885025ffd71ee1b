#include <doctest/doctest.h>

#include <cmath>

#include "gait/inclination.hpp"
#include "moving.hpp"

using gait::Inclination;

namespace {

// Angle between up as found and up as it is, at the end of half a minute.
double error_deg(const moving::Body& body, bool gyroscope) {
  Inclination inclination;
  inclination.design(gait::Period{moving::kPeriod_s});
  double worst = 0.0;
  for (int i = 0; i < 6000; ++i) {
    const double t = i / moving::kRate_hz;
    gait::Motion felt = body.at(t);
    if (!gyroscope) felt.rate_radps = gait::lanes(gait::kAbsent);
    const gait::Vec3 up = gait::axes(inclination(felt));
    if (t < 20.0) continue;
    const double phase = 2.0 * gait::kPi * (t - moving::kStandUntil_s) / moving::kStride_s;
    const double roll = body.drop_rad * std::sin(phase);
    const double x = -std::sin(body.lean_rad);
    const double y = std::cos(body.lean_rad) * std::sin(roll);
    const double z = std::cos(body.lean_rad) * std::cos(roll);
    const double along = x * static_cast<double>(up.x) + y * static_cast<double>(up.y) +
                         z * static_cast<double>(up.z);
    worst = std::max(worst, std::acos(std::min(1.0, along)) * 180.0 / gait::kPi);
  }
  return worst;
}

}  // namespace

TEST_CASE("up is found through flight, lean and swing") {
  CHECK(error_deg({.lean_rad = 0.15, .drop_rad = 0.08}, true) < 0.5);
  CHECK(error_deg({}, true) < 0.3);
}

TEST_CASE("a gyroscope bias is found while moving") {
  CHECK(error_deg({.lean_rad = 0.1, .drop_rad = 0.05, .bias_radps = {0.02F, -0.02F, 0.01F}}, true) <
        1.0);
}

TEST_CASE("without a gyroscope the mean remains") {
  CHECK(error_deg({.lean_rad = 0.15, .drop_rad = 0.0}, false) < 1.0);
}

TEST_CASE("flight weighs nothing: one landing in three samples tells up as well") {
  Inclination inclination;
  inclination.design(gait::Period{0.005F});
  gait::Lanes up{};
  for (int i = 0; i < 4000; ++i) {
    const float push = i % 3 == 0 ? 29.4F : 0.0F;
    // In flight a little of nothing, in a wrong direction.
    const float wrong = i % 3 == 0 ? 0.0F : 0.3F;
    up = inclination({gait::lanes(wrong, 0.0F, push), gait::lanes(0.0F)});
  }
  CHECK(std::abs(up[0]) < 0.03F);
}

TEST_CASE("a bias beyond any part, and absent or broken rates, are not believed") {
  Inclination inclination;
  inclination.design(gait::Period{0.005F});
  inclination.know_bias(gait::lanes(1.0F, 0.0F, 0.0F));
  CHECK(inclination.bias_radps()[0] == 0.0F);
  for (int i = 0; i < 100; ++i) {
    inclination({gait::lanes(0.0F, 0.0F, 9.8F), gait::lanes(gait::kAbsent, 1e9F, 0.0F)});
  }
  CHECK(inclination.up()[2] == doctest::Approx(1.0));
  CHECK(inclination.gravity_mps2() == doctest::Approx(9.8));
}

TEST_CASE("a sensor that spins wildly keeps gravity's length") {
  for (const float period_s : {0.005F, 0.0192F, 0.04F}) {
    Inclination up;
    up.design(gait::Period{period_s});
    for (int i = 0; i < 5000; ++i) {
      up({gait::lanes(0.0F, 0.0F, 9.8F), gait::lanes(34.0F, 5.0F, -20.0F)});
      REQUIRE(up.gravity_mps2() < 9.9F);
    }
  }
}

TEST_CASE("a mean is steady once it is of some steps, and after a gap anew") {
  Inclination inclination;
  inclination.design(gait::Period{0.005F});
  const auto feel = [&](int n) {
    for (int i = 0; i < n; ++i)
      inclination({gait::lanes(0.0F, 0.0F, 9.8F), gait::lanes(0.0F, 0.0F, 0.0F)});
  };
  feel(60);
  CHECK_FALSE(inclination.steady());
  feel(300);
  CHECK(inclination.steady());
  inclination.reset();
  feel(60);
  CHECK_FALSE(inclination.steady());
}
