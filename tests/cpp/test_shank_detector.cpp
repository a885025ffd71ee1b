#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <vector>

#include "gait/math.hpp"
#include "gait/shank_detector.hpp"

using gait::Event;
using gait::EventKind;
using gait::ImuSample;
using gait::Micros;
using gait::ShankDetector;
using gait::Vec3;

namespace {

constexpr double kStride_s = 0.76;
constexpr double kContact_s = 0.28;
constexpr double kG = gait::kGravity_mps2;

double lobe(double t, double begin, double end) {
  if (t <= begin || t >= end) return 0.0;
  const double s = std::sin(gait::kPi * (t - begin) / (end - begin));
  return s * s;
}

// A running shank: x up, y forward. Loaded in stance, light in early swing, knocked at landing.
Vec3 running(double t) {
  const double phase = std::fmod(t, kStride_s);
  const double along = 0.8 + 1.9 * lobe(phase, 0.02, kContact_s) -
                       1.0 * lobe(phase, kContact_s - 0.09, kContact_s + 0.15) +
                       1.3 * lobe(phase, kContact_s + 0.11, kContact_s + 0.27) +
                       5.0 * lobe(phase, 0.005, 0.045);
  const double forward =
      0.6 * std::sin(2.0 * gait::kPi * phase / kStride_s) - 3.0 * lobe(phase, 0.005, 0.045);
  return {static_cast<float>(along * kG), static_cast<float>(forward * kG), 0.0F};
}

// Two turns that leave no axis in place.
Vec3 turned(const Vec3& v) { return {0.8F * v.z - 0.6F * v.x, 0.6F * v.z + 0.8F * v.x, v.y}; }

constexpr double kHop_s = 0.4;

// A hopping shank: pushed for half of the time, knocked at landing, and without weight in between.
Vec3 hopping(double t) {
  const double phase = std::fmod(t, kHop_s);
  const double push = phase < 0.2 ? 3.14 * std::sin(gait::kPi * phase / 0.2) : 0.0;
  const double knock = 2.0 * lobe(phase, 0.0, 0.04);
  return {static_cast<float>((push + knock) * kG), static_cast<float>(-knock * kG), 0.0F};
}

std::vector<Event> run(ShankDetector& detector, double rate_hz, double seconds, bool rotated,
                       Vec3 (*leg)(double) = running) {
  std::vector<Event> events;
  for (int i = 0; i < static_cast<int>(seconds * rate_hz); ++i) {
    const double t = i / rate_hz;
    ImuSample sample;
    sample.time = Micros{static_cast<std::int64_t>(t * 1e6)};
    sample.acceleration_mps2 = rotated ? turned(leg(t)) : leg(t);
    if (const auto event = detector(sample)) events.push_back(*event);
  }
  return events;
}

}  // namespace

TEST_CASE("a running shank has both events of every stride, at any rate and mounting") {
  for (const double rate_hz : {104.0, 142.857, 416.0, 1600.0}) {
    for (const bool rotated : {false, true}) {
      ShankDetector detector;
      const auto events = run(detector, rate_hz, 15.0, rotated);
      REQUIRE(events.size() > 32);
      for (std::size_t i = 6; i < events.size(); ++i) {
        CHECK(events[i].kind != events[i - 1].kind);
        const double stride_s =
            static_cast<double>((events[i].time - events[i - 2].time).count()) * 1e-6;
        CHECK(stride_s == doctest::Approx(kStride_s).epsilon(0.01));
        if (events[i].kind != EventKind::toe_off) continue;
        const double contact_s =
            static_cast<double>((events[i].time - events[i - 1].time).count()) * 1e-6;
        CHECK(contact_s > 0.15);
        CHECK(contact_s < 0.36);
      }
    }
  }
}

TEST_CASE("a shank without weight hops, and lands every time") {
  for (const double rate_hz : {104.0, 208.0, 833.0}) {
    ShankDetector detector;
    const auto events = run(detector, rate_hz, 12.0, true, hopping);
    double last_s = 0.0;
    for (const Event& event : events) {
      const double at_s = static_cast<double>(event.time.count()) * 1e-6;
      if (at_s < 4.0) continue;
      CHECK(event.gait == gait::Gait::hopping);
      CHECK(event.estimated);
      if (event.kind != EventKind::initial_contact) continue;
      if (last_s > 0.0) CHECK(at_s - last_s == doctest::Approx(kHop_s).epsilon(0.02));
      last_s = at_s;
    }
    CHECK(last_s > 11.0);
  }
}

TEST_CASE("a leg that stands, or is rocked, does not step") {
  ShankDetector detector;
  for (int i = 0; i < 6000; ++i) {
    const float sway = 0.4F * static_cast<float>(std::sin(i * 0.02));
    ImuSample sample;
    sample.time = Micros{i * 7000};
    sample.acceleration_mps2 = {9.8F * std::cos(sway), 9.8F * std::sin(sway), 0.0F};
    CHECK_FALSE(detector(sample).has_value());
  }
}

TEST_CASE("nonsense is ignored") {
  ShankDetector detector;
  for (int i = 0; i < 1000; ++i) {
    ImuSample sample;
    sample.time = Micros{i * 7000};
    sample.acceleration_mps2 = {std::numeric_limits<float>::quiet_NaN(), 1e30F, 0.0F};
    CHECK_FALSE(detector(sample).has_value());
  }
}

TEST_CASE("who never ran has nothing left to finish") {
  gait::ShankDetector detector;
  CHECK_FALSE(detector.finish().has_value());
  for (int i = 0; i < 2000; ++i) detector({gait::Micros{i * 5000}, {0.0F, 0.0F, 9.8F}, {}});
  CHECK_FALSE(detector.finish().has_value());
}
