#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "gait/trunk_posture.hpp"
#include "moving.hpp"

using gait::Micros;
using gait::TrunkPosture;
using gait::TrunkStep;

namespace {

// A landing each step from the fifth second on.
std::vector<TrunkStep> run(TrunkPosture& posture, const moving::Body& body, double seconds,
                           bool land = true) {
  std::vector<TrunkStep> steps;
  gait::SampleClock clock;
  double next_s = moving::kStandUntil_s + 1.0;
  for (int i = 0; i < static_cast<int>(seconds * moving::kRate_hz); ++i) {
    const Micros time{i * 5000};
    if (clock(time) == gait::Arrival::retimed) posture.design(clock);
    if (!clock.known()) continue;
    const double t = i / moving::kRate_hz;
    const auto gait = t > 5.0 ? gait::Gait::running : gait::Gait::unknown;
    if (const auto quiet = posture.sample(time, body.at(t), gait)) steps.push_back(*quiet);
    if (land && t >= next_s) {
      steps.push_back(*posture.land({time - Micros{20000}, time}, time));
      next_s += moving::kStride_s / 2.0;
    }
  }
  return steps;
}

}  // namespace

TEST_CASE("lean, side drop and bounce are told against standing") {
  TrunkPosture posture;
  const auto steps = run(posture, {.lean_rad = 0.12, .drop_rad = 0.07}, 25.0);
  const TrunkStep& last = steps.back();
  const TrunkStep& before = steps[steps.size() - 2];
  REQUIRE(last.landed);
  CHECK(last.lean_rad == doctest::Approx(0.12).epsilon(0.05));
  const float high = std::max(last.side_high_rad, before.side_high_rad);
  const float low = std::min(last.side_low_rad, before.side_low_rad);
  CHECK(high - low == doctest::Approx(0.14).epsilon(0.05));
  // Vertical acceleration of 0.9 g, twice a stride: amplitude a / turn^2.
  const double turn = 4.0 * gait::kPi / moving::kStride_s;
  CHECK(last.rise_m == doctest::Approx(2.0 * 0.9 * 9.80665 / (turn * turn)).epsilon(0.05));
}

TEST_CASE("without running nothing is said of forward, and of angles") {
  TrunkPosture posture;
  const auto steps = run(posture, {.lean_rad = 0.12, .push_forward_mps2 = 0.0}, 12.0, false);
  REQUIRE(steps.size() >= 10);
  CHECK_FALSE(steps.back().landed);
  CHECK(std::isnan(steps.back().lean_rad));
  CHECK(std::isnan(steps.back().sway_low_m));
  CHECK(std::isfinite(steps.back().rise_m));
}

TEST_CASE("a hint of forward gives angles at once") {
  TrunkPosture posture;
  posture.hint_forward({1.0F, 0.0F, 0.0F});
  const auto steps = run(posture, {.lean_rad = 0.12, .push_forward_mps2 = 0.0}, 12.0, false);
  CHECK(steps.back().lean_rad == doctest::Approx(0.12).epsilon(0.05));
}

TEST_CASE("braking becomes pushing between two landings") {
  TrunkPosture posture;
  const auto steps = run(posture, {.push_forward_mps2 = 3.0}, 25.0);
  int told = 0;
  for (std::size_t i = steps.size() - 10; i < steps.size(); ++i)
    told += std::isfinite(steps[i].reversal_s);
  CHECK(told >= 9);
  // The push changes its sign a stride's three quarters after the fourth second, and every half.
  CHECK(steps.back().reversal_s == doctest::Approx(0.28).epsilon(0.01));
}

TEST_CASE("what tips from side to side is no push to the side") {
  TrunkPosture posture;
  const auto steps = run(posture, {.drop_rad = 0.07}, 25.0);
  CHECK(std::abs(steps.back().left_mps2) < 0.05F);
}

TEST_CASE("how far a walker sinks is over when the landing is told") {
  TrunkPosture posture;
  run(posture, {}, 12.0);
  for (const auto gait : {gait::Gait::running, gait::Gait::walking}) {
    gait::Event landed{};
    landed.gait = gait;
    landed.time = Micros{12'000'000};
    posture.land(landed, landed.time);
    posture.sample(Micros{12'005'000}, moving::Body{}.at(12.0), gait);
    const auto step = posture.land(landed, Micros{12'010'000});
    REQUIRE(step.has_value());
    CHECK(std::isfinite(step->rise_m));
    CHECK(std::isfinite(step->drop_m) == (gait == gait::Gait::running));
  }
}
