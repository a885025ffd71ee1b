#include <doctest/doctest.h>

#include <cmath>

#include "gait/foot_path.hpp"

using gait::FootHistory;
using gait::Lanes;
using gait::Micros;

namespace {

constexpr double kStride_s = 0.7, kLength_m = 2.1, kLift_m = 0.3, kPitch_rad = 1.2;

// A shoe that swings forward, rises and pitches, and stands still at both ends: what its sensor
// feels follows from the second derivatives, seen from axes pitched by `pitch` about y.
gait::Motion felt(double t, double tilt_rad) {
  const double s = t / kStride_s;
  const double k = 2.0 * gait::kPi / kStride_s;
  const double forward = kLength_m / kStride_s * k * std::sin(2.0 * gait::kPi * s);
  const double upward = kLift_m * k * k / 2.0 * std::cos(2.0 * gait::kPi * s);
  const double pitch = kPitch_rad * std::pow(std::sin(gait::kPi * s), 2) + tilt_rad;
  const double rate = kPitch_rad * gait::kPi / kStride_s * std::sin(2.0 * gait::kPi * s);
  const double push = upward + gait::kGravity_mps2;
  return {Lanes{static_cast<float>(forward * std::cos(pitch) - push * std::sin(pitch)), 0.0F,
                static_cast<float>(forward * std::sin(pitch) + push * std::cos(pitch)), 0.0F},
          Lanes{0.0F, static_cast<float>(rate), 0.0F, 0.0F}};
}

gait::FootPath measured(double rate_hz, double tilt_rad, float bias_mps2, double wrong_rad = 0.0) {
  FootHistory history;
  history.design(static_cast<float>(rate_hz));
  const int n = static_cast<int>(kStride_s * rate_hz);
  for (int i = 0; i <= n; ++i) {
    auto motion = felt(i / rate_hz, tilt_rad);
    motion.acceleration_mps2 += gait::lanes(bias_mps2);
    history.add(Micros{static_cast<std::int64_t>(i * 1e6 / rate_hz)}, motion);
  }
  const Lanes up{static_cast<float>(-std::sin(tilt_rad + wrong_rad)), 0.0F,
                 static_cast<float>(std::cos(tilt_rad + wrong_rad)), 0.0F};
  gait::FootHeights heights{};
  return gait::foot_path(history, history.size() - 1, 0, up, heights);
}

}  // namespace

TEST_CASE("a pitching, rising swing is as long and as high as it was, however it is mounted") {
  for (const double tilt : {0.0, 0.6}) {
    const auto path = measured(200.0, tilt, 0.0F);
    CHECK(path.length_m == doctest::Approx(kLength_m).epsilon(0.01));
    CHECK(path.lift_m == doctest::Approx(kLift_m).epsilon(0.03));
    CHECK(path.time_s == doctest::Approx(kStride_s).epsilon(0.01));
  }
}

TEST_CASE("a bias that would carry the shoe away is taken out with the velocity it leaves") {
  // Uncorrected, 0.3 m/s2 over 0.7 s add 0.07 m forward and as much upward.
  const auto path = measured(200.0, 0.0, 0.3F);
  CHECK(path.length_m == doctest::Approx(kLength_m).epsilon(0.015));
}

TEST_CASE("the length needs no up, and tells where it was") {
  const auto path = measured(200.0, 0.2, 0.0F, 1.2);
  CHECK(path.length_m == doctest::Approx(kLength_m).epsilon(0.01));
  CHECK(path.up[0] == doctest::Approx(-std::sin(0.2)).epsilon(0.02).scale(1.0));
  CHECK(path.up[2] == doctest::Approx(std::cos(0.2)).epsilon(0.02));
}
