#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <vector>

#include "gait/deck_detector.hpp"
#include "gait/math.hpp"

using gait::DeckDetector;
using gait::Event;
using gait::EventKind;
using gait::ImuSample;
using gait::Micros;

namespace {

// A frame that rings after every landing, beside a motor that hums at 50 Hz, on a tilted sensor.
ImuSample shaken(double t, double step_s, double peak_mps2, double hum_mps2) {
  const double phase = std::fmod(t, step_s);
  const double ring =
      peak_mps2 * std::exp(-phase / 0.08) * std::sin(2.0 * gait::kPi * 15.0 * phase);
  const double hum = hum_mps2 * std::sin(2.0 * gait::kPi * 50.0 * t);
  const auto along = static_cast<float>(9.8 + ring + hum);
  return {Micros{static_cast<std::int64_t>(t * 1e6)}, {0.6F * along, 0.0F, 0.8F * along}, {}};
}

std::vector<Event> run(DeckDetector& detector, double rate_hz, double step_s, double peak_mps2,
                       double hum_mps2, double seconds = 20.0) {
  std::vector<Event> events;
  for (int i = 0; i < static_cast<int>(seconds * rate_hz); ++i) {
    if (const auto event = detector(shaken(i / rate_hz, step_s, peak_mps2, hum_mps2)))
      events.push_back(*event);
  }
  return events;
}

}  // namespace

TEST_CASE("every landing shakes the deck once, hum or no hum, at any rate") {
  for (const double rate_hz : {100.0, 208.0, 833.0}) {
    for (const double hum_mps2 : {0.0, 1.0}) {
      for (const double step_s : {0.30, 0.37, 0.60}) {
        DeckDetector detector;
        const auto events = run(detector, rate_hz, step_s, 6.0, hum_mps2);
        REQUIRE(events.size() > static_cast<std::size_t>(18.0 / step_s));
        for (std::size_t i = 5; i < events.size(); ++i) {
          CHECK(events[i].kind == EventKind::initial_contact);
          CHECK(events[i].estimated);
          const double late_s =
              std::remainder(static_cast<double>(events[i].time.count()) * 1e-6, step_s);
          CHECK(late_s > -0.012);
          CHECK(late_s < 0.04);
        }
      }
    }
  }
}

TEST_CASE("a motor that only hums is not walked on") {
  DeckDetector detector;
  const auto events = run(detector, 208.0, 0.37, 0.0, 2.0);
  // Its start is a jolt like any other.
  CHECK(events.size() <= 1);
}

TEST_CASE("a lighter runner after a heavy one is found again") {
  DeckDetector detector;
  run(detector, 208.0, 0.37, 9.0, 0.2, 8.0);
  std::size_t found = 0;
  for (int i = 8 * 208; i < 16 * 208; ++i) {
    if (const auto event = detector(shaken(i / 208.0, 0.37, 1.8, 0.2)))
      found += event->time > Micros{10'000'000} ? 1 : 0;
  }
  CHECK(found >= 15);
}

TEST_CASE("a frame that swings back between landings makes no runner of it") {
  DeckDetector detector;
  std::size_t told = 0;
  for (int i = 0; i < 20 * 100; ++i) {
    const double t = i / 100.0;
    ImuSample sample = shaken(t, 0.44, 6.0, 0.0);
    sample.acceleration_mps2.x += shaken(t + 0.22, 0.44, 6.0, 0.0).acceleration_mps2.x;
    const auto event = detector(sample);
    told += event && event->time > Micros{3'000'000} ? 1 : 0;
  }
  CHECK(told == 0);
}

TEST_CASE("a stream too slow to count in is not counted in") {
  DeckDetector detector;
  CHECK(run(detector, 60.0, 0.37, 6.0, 0.0).empty());
}

TEST_CASE("nonsense shakes nothing") {
  DeckDetector detector;
  for (int i = 0; i < 1000; ++i) {
    ImuSample sample = shaken(i / 208.0, 0.37, 6.0, 0.0);
    sample.acceleration_mps2.x = std::numeric_limits<float>::infinity();
    CHECK_FALSE(detector(sample).has_value());
  }
}
