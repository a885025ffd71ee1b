#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "gait/foot_jolts.hpp"
#include "gait/math.hpp"

using gait::Event;
using gait::EventKind;
using gait::FootJolts;
using gait::ImuSample;
using gait::Micros;

namespace {

// One walker's shoe without a gyroscope: a knock at each landing, then it stands, then a push of
// `push` times that knock, then it swings.
ImuSample shoe(double t, double stride_s, double push) {
  const double phase = std::fmod(t, stride_s);
  const double off_s = 0.6 * stride_s;
  double over = 0.0;
  if (phase < 0.1) over = 60.0 * std::exp(-phase / 0.02) * std::cos(150.0 * phase);
  if (phase > off_s) {
    const double swung_s = phase - off_s;
    over = 12.0 * std::sin(gait::kPi * swung_s / (stride_s - off_s)) +
           60.0 * push * std::exp(-swung_s / 0.02) * std::cos(150.0 * swung_s);
  }
  const auto felt = static_cast<float>(gait::kGravity_mps2 + over);
  return {Micros{static_cast<std::int64_t>(t * 1e6)}, {0.6F * felt, 0.0F, 0.8F * felt}, {}};
}

std::vector<Event> walk(double rate_hz, double stride_s, double push) {
  FootJolts detector;
  std::vector<Event> events;
  for (int i = 0; i < static_cast<int>(25.0 * rate_hz); ++i)
    if (const auto event = detector(shoe(i / rate_hz, stride_s, push))) events.push_back(*event);
  return events;
}

std::vector<Event> of(const std::vector<Event>& events, EventKind kind) {
  std::vector<Event> found;
  for (const Event& event : events)
    if (event.kind == kind) found.push_back(event);
  return found;
}

double seconds(Micros time) { return static_cast<double>(time.count()) * 1e-6; }

constexpr double kHop_s = 0.36;

// On the ground for two thirds of a hop, where it is heavy; jolted as hard when it leaves.
ImuSample hopper(double t) {
  const double phase = std::fmod(t, kHop_s);
  const double since_s = phase < 0.24 ? phase : phase - 0.24;
  const double weight = phase < 0.24 ? 16.0 : 4.0;
  const auto felt =
      static_cast<float>(weight + 60.0 * std::exp(-since_s / 0.01) * std::cos(150.0 * since_s));
  return {Micros{static_cast<std::int64_t>(t * 1e6)}, {0.6F * felt, 0.0F, 0.8F * felt}, {}};
}

}  // namespace

TEST_CASE("every landing once, told as an estimate, at any rate; never the push") {
  for (const double rate_hz : {104.0, 208.0, 833.0}) {
    for (const double stride_s : {0.9, 1.1}) {
      for (const double push : {0.2, 0.6}) {
        const auto events = of(walk(rate_hz, stride_s, push), EventKind::initial_contact);
        const auto strides = static_cast<std::size_t>(22.0 / stride_s);
        REQUIRE(events.size() >= strides);
        CHECK(events.size() <= strides + 4);
        for (std::size_t i = 1; i < events.size(); ++i) {
          CHECK(events[i].estimated);
          CHECK(std::fabs(std::remainder(seconds(events[i].time), stride_s)) < 0.03);
        }
      }
    }
  }
}

TEST_CASE("every leaving once, told as an estimate, between two landings") {
  for (const double rate_hz : {104.0, 208.0, 833.0, 1600.0}) {
    const double stride_s = 1.1;
    const auto events = walk(rate_hz, stride_s, 0.6);
    const auto left = of(events, EventKind::toe_off);
    REQUIRE(left.size() >= 18);
    for (std::size_t i = 1; i < left.size(); ++i) {
      CHECK(left[i].estimated);
      CHECK(std::fabs(std::remainder(seconds(left[i].time) - 0.6 * stride_s, stride_s)) < 0.03);
      CHECK(left[i].reported - left[i].time < Micros{150'000});
    }
    for (std::size_t i = 5; i < events.size(); ++i) CHECK(events[i].kind != events[i - 1].kind);
  }
}

TEST_CASE("who hops lands where the foot was light, though leaving is jolted as hard") {
  for (const double rate_hz : {104.0, 208.0, 833.0}) {
    FootJolts detector;
    int right = 0, wrong = 0;
    for (int i = 0; i < static_cast<int>(25.0 * rate_hz); ++i) {
      const auto event = detector(hopper(i / rate_hz));
      if (!event || event->kind != EventKind::initial_contact) continue;
      ++(std::fabs(std::remainder(seconds(event->time), kHop_s)) < 0.05 ? right : wrong);
    }
    CAPTURE(rate_hz);
    CHECK(right >= 50);
    CHECK(right > 8 * wrong);
  }
}

TEST_CASE("a shoe that is knocked where it stands does not land") {
  FootJolts detector;
  for (int i = 0; i < 208 * 20; ++i) {
    const double t = i / 208.0;
    const double phase = std::fmod(t, 0.7);
    const double knock = phase < 0.1 ? 60.0 * std::exp(-phase / 0.01) * std::cos(500.0 * phase) : 0;
    const auto felt = static_cast<float>(gait::kGravity_mps2 + knock);
    CHECK_FALSE(detector({Micros{static_cast<std::int64_t>(t * 1e6)}, {0.0F, 0.0F, felt}, {}}));
  }
}

TEST_CASE("a sensor too slow to tell a push from a landing says nothing") {
  CHECK(walk(52.0, 1.1, 0.6).empty());
}
