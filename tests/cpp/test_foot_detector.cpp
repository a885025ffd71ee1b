#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "gait/foot_detector.hpp"
#include "gait/math.hpp"

using gait::Event;
using gait::EventKind;
using gait::FootDetector;
using gait::ImuSample;
using gait::Micros;
using gait::Vec3;

namespace {

constexpr double kStride_s = 0.72;
constexpr double kContact_s = 0.24;

double lobe(double t, double begin, double end) {
  if (t <= begin || t >= end) return 0.0;
  const double s = std::sin(gait::kPi * (t - begin) / (end - begin));
  return s * s;
}

// A shoe with x forward, y left, z up: slap, push and swing of the pitch, a jolt at landing.
ImuSample shoe(double t) {
  const double phase = std::fmod(t, kStride_s);
  const double swing = kContact_s + 0.1;
  const double toes_up = 10.0 * (lobe(phase, swing, kStride_s + 0.02) +
                                 lobe(phase + kStride_s, swing, kStride_s + 0.02)) -
                         5.0 * lobe(phase, 0.0, 0.07) -
                         9.0 * lobe(phase, kContact_s - 0.16, kContact_s + 0.1197);
  const double jolt = 90.0 * lobe(phase, 0.0, 0.016);
  return {Micros{static_cast<std::int64_t>(t * 1e6)},
          {static_cast<float>(-0.4 * jolt), 0.0F, static_cast<float>(9.8 + jolt)},
          {0.0F, static_cast<float>(-toes_up), 0.0F}};
}

// A rotation by 120 degrees about (1, 1, 1), then one by 40 degrees about z: no axis stays in
// place.
Vec3 turned(const Vec3& v) {
  constexpr float c = 0.76604444F;
  constexpr float s = 0.64278761F;
  return {c * v.z - s * v.x, s * v.z + c * v.x, v.y};
}

std::vector<Event> run(FootDetector& detector, double from_s, double to_s, bool rotated = false) {
  std::vector<Event> events;
  for (auto i = static_cast<std::int64_t>(from_s * 208.0);
       i < static_cast<std::int64_t>(to_s * 208.0); ++i) {
    ImuSample sample = shoe(static_cast<double>(i) / 208.0);
    if (rotated) {
      sample.acceleration_mps2 = turned(sample.acceleration_mps2);
      sample.rate_radps = turned(sample.rate_radps);
    }
    if (const auto event = detector(sample)) events.push_back(*event);
  }
  return events;
}

double off_by_s(const Event& event) {
  const double t = static_cast<double>(event.time.count()) * 1e-6;
  const double ideal = event.kind == EventKind::toe_off ? kContact_s : 0.0;
  return std::remainder(t - ideal, kStride_s);
}

}  // namespace

TEST_CASE("every stride has its two events, where they are") {
  for (const bool rotated : {false, true}) {
    FootDetector detector;
    const auto events = run(detector, 0.0, 14.4, rotated);
    REQUIRE(events.size() >= 36);
    for (std::size_t i = 4; i < events.size(); ++i) {
      CHECK(events[i].kind != events[i - 1].kind);
      CHECK(std::abs(off_by_s(events[i])) < 0.003);
      CHECK(events[i].reported >= events[i].time);
    }
  }
}

TEST_CASE("the side its owner said is on every event") {
  gait::FootSettings settings;
  settings.side = gait::Side::left;
  FootDetector detector{settings};
  for (const Event& event : run(detector, 0.0, 4.0)) CHECK(event.side == gait::Side::left);
}

TEST_CASE("a foot that stands still does not step, however long") {
  FootDetector detector;
  CHECK(run(detector, 0.0, 4.0).size() > 6);
  for (int i = 0; i < 20 * 208; ++i) {
    ImuSample sample;
    sample.time = Micros{4'000'000 + i * 4808};
    sample.acceleration_mps2 = {0.0F, 0.02F * static_cast<float>(i % 3), 9.8F};
    sample.rate_radps = {0.0F, 0.01F * static_cast<float>(i % 5), 0.0F};
    const auto event = detector(sample);
    if (event) CHECK(event->time < Micros{4'000'000});
  }
}

TEST_CASE("steps are found again within two seconds of a gap") {
  FootDetector detector;
  run(detector, 0.0, 7.2);
  const auto after = run(detector, 12.0, 14.0);
  CHECK(after.size() >= 3);
}

TEST_CASE("without a gyroscope, and with nonsense, it is silent") {
  FootDetector detector;
  for (int i = 0; i < 2000; ++i) {
    ImuSample sample = shoe(i / 208.0);
    sample.rate_radps = {};
    CHECK_FALSE(detector(sample).has_value());
    sample = shoe(i / 208.0);
    sample.acceleration_mps2.y = std::numeric_limits<float>::infinity();
    CHECK_FALSE(detector(sample).has_value());
  }
}
