#include <doctest/doctest.h>

#include <cmath>

#include "gait/bounce.hpp"
#include "moving.hpp"

using gait::Bounce;
using gait::Inclination;

namespace {

struct Trunk {
  Inclination inclination{};
  Bounce bounce{};
  gait::Range rise{};

  Trunk() {
    inclination.design(gait::Period{moving::kPeriod_s});
    bounce.design(gait::Period{moving::kPeriod_s});
    begin();
  }

  void begin() {
    bounce.begin(inclination);
    inclination.reset();
  }

  // A landing each step, at one place of the bounce; the rise of the last step.
  void move(double from_s, double to_s) {
    const moving::Body body;
    for (double t = from_s; t < to_s; t += moving::kPeriod_s) {
      const auto felt = body.at(t);
      const auto& up = inclination(felt);
      bounce(gait::dot(felt.acceleration_mps2, up), inclination);
      const bool lands = std::fmod(t, kStep_s) < moving::kPeriod_s && t > moving::kStandUntil_s;
      if (lands) bounce.land();
      if (lands) rise.clear();
      rise.see(bounce.place_m());
    }
  }

  static constexpr double kStep_s = moving::kStride_s / 2.0;
  static double bounce_m() {
    const double turn = 4.0 * gait::kPi / moving::kStride_s;
    return 2.0 * 0.9 * gait::kGravity_mps2 / (turn * turn);
  }
};

}  // namespace

TEST_CASE("who stood still bounces at once") {
  Trunk trunk;
  trunk.move(0.0, 1.0);
  CHECK(trunk.bounce.rested());
  CHECK(trunk.bounce.known());
  trunk.move(1.0, 10.01);
  CHECK_FALSE(trunk.bounce.rested());
  CHECK(trunk.rise.size() == doctest::Approx(Trunk::bounce_m()).epsilon(0.05));
}

TEST_CASE("where samples were lost the bounce is unknown for two steps, and then right") {
  for (const double gap_s : {0.06, 0.14, 0.22, 0.30}) {
    Trunk trunk;
    trunk.move(0.0, 12.0);
    trunk.begin();
    CHECK_FALSE(trunk.bounce.known());
    trunk.move(12.0 + gap_s, 14.1);
    CHECK(trunk.bounce.known());
    trunk.move(14.1, 14.55);
    CHECK(trunk.rise.size() == doctest::Approx(Trunk::bounce_m()).epsilon(0.15));
  }
}

TEST_CASE("a sensor that is switched on in the middle learns what gravity is, too") {
  for (const double begun_s : {9.03, 9.11, 9.22, 9.30}) {
    Trunk trunk;
    trunk.move(begun_s, 12.1);
    CHECK(trunk.bounce.known());
    CHECK(trunk.rise.size() == doctest::Approx(Trunk::bounce_m()).epsilon(0.25));
  }
}
