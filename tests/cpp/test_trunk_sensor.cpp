#include <doctest/doctest.h>

#include <cmath>

#include "gait/trunk_sensor.hpp"
#include "moving.hpp"

using gait::EventKind;
using gait::Micros;
using gait::TrunkSensor;

namespace {

struct Tally {
  int landings{}, steps{}, landed_steps{};
};

Tally run(TrunkSensor& sensor, const moving::Body& body, double from_s, double to_s) {
  Tally tally;
  for (auto i = static_cast<std::int64_t>(from_s * 200.0);
       i < static_cast<std::int64_t>(to_s * 200.0); ++i) {
    const gait::Motion felt = body.at(static_cast<double>(i) / 200.0);
    const auto event =
        sensor({Micros{i * 5000}, gait::axes(felt.acceleration_mps2), gait::axes(felt.rate_radps)});
    tally.landings += event && event->kind == EventKind::initial_contact;
    if (const auto step = sensor.take_step()) {
      ++tally.steps;
      tally.landed_steps += step->landed;
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("every landing ends a step; standing is told by the second") {
  TrunkSensor sensor;
  const Tally still = run(sensor, {}, 0.0, 4.0);
  CHECK(still.landings == 0);
  CHECK(still.steps == 3);
  const Tally moving = run(sensor, {}, 4.0, 24.0);
  CHECK(moving.landings > 50);
  CHECK(std::abs(moving.landed_steps - moving.landings) <= 1);
  CHECK(sensor.posture().standing_known());
  CHECK(sensor.posture().facing_known());
}

TEST_CASE("a missing axis stops posture, not footfalls") {
  TrunkSensor sensor;
  int landings = 0;
  for (std::int64_t i = 0; i < 4000; ++i) {
    const gait::Motion felt = moving::Body{}.at(static_cast<double>(i) / 200.0);
    const auto event =
        sensor({Micros{i * 5000}, {gait::kAbsent, gait::kAbsent, felt.acceleration_mps2[2]}, {}});
    landings += event && event->kind == EventKind::initial_contact;
    CHECK_FALSE(sensor.take_step().has_value());
  }
  CHECK(landings > 40);
}

TEST_CASE("reset forgets standing and facing") {
  TrunkSensor sensor;
  run(sensor, {}, 0.0, 24.0);
  sensor.reset();
  CHECK_FALSE(sensor.posture().standing_known());
  CHECK_FALSE(sensor.posture().facing_known());
}
