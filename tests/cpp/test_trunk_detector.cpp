#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <utility>
#include <vector>

#include "gait/math.hpp"
#include "gait/trunk_detector.hpp"

using gait::Event;
using gait::EventKind;
using gait::Micros;
using gait::TrunkDetector;
using gait::Vec3;

namespace {

constexpr double kContact_s = 0.24;
constexpr double kStep_s = 0.36;

// Specific force of a body that is pushed up in half sines and falls freely between them.
double push_mps2(double t) {
  const double phase = std::fmod(t, kStep_s);
  const double peak = gait::kGravity_mps2 * gait::kPi / 2.0 * kStep_s / kContact_s;
  return phase < kContact_s ? peak * std::sin(gait::kPi * phase / kContact_s) : 0.0;
}

std::vector<Event> run(TrunkDetector& detector, const Vec3& up, double rate_hz, double seconds) {
  std::vector<Event> events;
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(seconds * rate_hz); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    const auto push = static_cast<float>(push_mps2(t));
    gait::ImuSample sample;
    sample.time = Micros{static_cast<std::int64_t>(t * 1e6)};
    sample.acceleration_mps2 = {up.x * push, up.y * push, up.z * push};
    if (const auto event = detector(sample)) events.push_back(*event);
  }
  return events;
}

}  // namespace

TEST_CASE("steps are found whichever way the pod is mounted") {
  for (const Vec3& up : {Vec3{0.0F, 0.0F, 1.0F}, Vec3{-1.0F, 0.0F, 0.0F}, Vec3{0.6F, -0.64F, 0.48F},
                         Vec3{gait::kAbsent, gait::kAbsent, 1.0F}}) {
    TrunkDetector detector;
    const auto events = run(detector, up, 200.0, 10.0);
    REQUIRE(events.size() > 48);
    for (std::size_t i = 8; i + 2 < events.size(); ++i) {
      CHECK(events[i].estimated);
      CHECK(events[i].kind != events[i + 1].kind);
      const auto stride = static_cast<double>((events[i + 2].time - events[i].time).count()) / 1e6;
      CHECK(stride == doctest::Approx(kStep_s).epsilon(0.01));
    }
  }
}

TEST_CASE("standing, swaying and bending the knees are not steps") {
  for (const auto& [size, turns_hz] : {std::pair{0.45, 1.9}, std::pair{4.0, 0.6}}) {
    TrunkDetector detector;
    int told = 0;
    for (int i = 0; i < 4000; ++i) {
      gait::ImuSample sample;
      sample.time = Micros{i * 5000};
      const double up = 9.8 + size * std::sin(2.0 * gait::kPi * turns_hz * i / 200.0);
      sample.acceleration_mps2 = {0.1F, 0.0F, static_cast<float>(up)};
      told += detector(sample).has_value();
    }
    CHECK(told == 0);
  }
}

TEST_CASE("a walk has landings and no toe-offs") {
  TrunkDetector detector;
  int told = 0;
  for (int i = 0; i < 4000; ++i) {
    gait::ImuSample sample;
    sample.time = Micros{i * 5000};
    const double up = 9.8 + 2.0 * std::sin(2.0 * gait::kPi * 1.9 * i / 200.0);
    sample.acceleration_mps2 = {0.1F, 0.0F, static_cast<float>(up)};
    const auto event = detector(sample);
    if (!event) continue;
    ++told;
    CHECK(event->kind == EventKind::initial_contact);
    CHECK(event->gait == gait::Gait::walking);
    CHECK(event->estimated);
  }
  CHECK(told >= 34);
  CHECK(told <= 38);
}

TEST_CASE("a pod that sends nonsense is silent") {
  TrunkDetector detector;
  for (int i = 0; i < 1000; ++i) {
    gait::ImuSample sample;
    sample.time = Micros{i * 5000};
    sample.acceleration_mps2 = {1e30F, std::numeric_limits<float>::infinity(), 0.0F};
    CHECK_FALSE(detector(sample).has_value());
  }
}

TEST_CASE("where a recording ends, a push that fades has a toe-off, one in its middle none") {
  const auto finished = [](double seconds) {
    TrunkDetector detector;
    run(detector, {0.0F, 0.0F, 1.0F}, 200.0, 20.0 * kStep_s + seconds);
    return detector.finish();
  };
  CHECK_FALSE(finished(0.5 * kContact_s).has_value());
  const auto off = finished(kContact_s - 0.01);
  REQUIRE(off.has_value());
  CHECK(off->kind == EventKind::toe_off);
  CHECK(off->estimated);
  const double late_s = static_cast<double>(off->time.count()) * 1e-6 - 20.0 * kStep_s - kContact_s;
  CHECK(std::abs(late_s) < 0.03);
  CHECK(off->time <= off->reported);
}
