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

}  // namespace

TEST_CASE("every landing once, told as an estimate, at any rate; never the push") {
  for (const double rate_hz : {104.0, 208.0, 833.0}) {
    for (const double stride_s : {0.9, 1.1}) {
      for (const double push : {0.2, 0.6}) {
        const auto events = walk(rate_hz, stride_s, push);
        const auto strides = static_cast<std::size_t>(22.0 / stride_s);
        REQUIRE(events.size() >= strides);
        CHECK(events.size() <= strides + 4);
        for (std::size_t i = 1; i < events.size(); ++i) {
          CHECK(events[i].kind == EventKind::initial_contact);
          CHECK(events[i].estimated);
          const double at_s = static_cast<double>(events[i].time.count()) * 1e-6;
          CHECK(std::fabs(std::remainder(at_s, stride_s)) < 0.03);
        }
      }
    }
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
