#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <vector>

#include "gait/force_detector.hpp"
#include "gait/math.hpp"

using gait::Event;
using gait::EventKind;
using gait::ForceDetector;
using gait::Micros;

namespace {

struct Belt {
  double rate_hz{500.0};
  double contact_s{0.24};
  double step_s{0.36};
  double peak_n{1600.0};
  double zero_n{0.0};
  double drift_n_per_s{0.0};
};

// Half-sine contacts, the first at 0.4 s.
double force_n(const Belt& belt, double t) {
  const double zero = belt.zero_n + belt.drift_n_per_s * t;
  if (t < 0.4) return zero;
  const double phase = std::fmod(t - 0.4, belt.step_s);
  return zero + (phase < belt.contact_s ? belt.peak_n * std::sin(gait::kPi * phase / belt.contact_s)
                                        : 0.0);
}

std::vector<Event> run(ForceDetector& detector, const Belt& belt, double from_s, double to_s) {
  std::vector<Event> events;
  const auto first = static_cast<std::int64_t>(from_s * belt.rate_hz);
  const auto last = static_cast<std::int64_t>(to_s * belt.rate_hz);
  for (std::int64_t i = first; i < last; ++i) {
    const double t = static_cast<double>(i) / belt.rate_hz;
    const auto event = detector({Micros{static_cast<std::int64_t>(t * 1e6)},
                                 static_cast<float>(force_n(belt, t)), gait::kAbsent});
    if (event) events.push_back(*event);
  }
  return events;
}

// Where the half sine exceeds the threshold.
double over_threshold_s(const Belt& belt, double threshold_n) {
  return belt.contact_s * (1.0 - 2.0 * std::asin(threshold_n / belt.peak_n) / gait::kPi);
}

}  // namespace

TEST_CASE("contact times are those above the threshold, at any rate and with any drift") {
  for (const double rate : {200.0, 500.0, 1000.0, 3200.0}) {
    for (const double drift : {0.0, 20.0, -20.0}) {
      Belt belt;
      belt.rate_hz = rate;
      belt.drift_n_per_s = drift;
      belt.zero_n = 60.0;
      ForceDetector detector;
      const auto events = run(detector, belt, 0.0, 10.0);
      REQUIRE(events.size() > 40);
      for (std::size_t i = 3; i + 1 < events.size(); i += 2) {
        REQUIRE(events[i].kind == EventKind::toe_off);
        const double contact_s =
            static_cast<double>((events[i].time - events[i - 1].time).count()) / 1e6;
        CHECK(contact_s == doctest::Approx(over_threshold_s(belt, 50.0)).epsilon(0.02));
        CHECK(events[i].reported - events[i].time < Micros{40000});
      }
    }
  }
}

TEST_CASE("a runner who stands on the belt between two bouts is found again") {
  Belt belt;
  ForceDetector detector;
  run(detector, belt, 0.0, 3.0);
  for (std::int64_t i = 0; i < 2500; ++i) {
    CHECK_FALSE(detector({Micros{3'000'000 + i * 2000}, 720.0F, gait::kAbsent}).has_value());
  }
  CHECK(run(detector, belt, 8.0, 12.0).size() >= 18);
}

TEST_CASE("walking never leaves the belt: landings by the beat, never a toe-off") {
  ForceDetector detector;
  int told = 0;
  for (int i = 0; i < 10000; ++i) {
    const float weight = 700.0F * (1.0F + 0.25F * static_cast<float>(std::sin(i * 0.025)));
    const auto event = detector({Micros{i * 2000}, weight, gait::kAbsent});
    if (!event) continue;
    CHECK(event->kind == EventKind::initial_contact);
    CHECK(event->gait == gait::Gait::walking);
    ++told;
  }
  CHECK(told >= 36);
  CHECK(told <= 39);
  CHECK_FALSE(detector.loaded().has_value());
}

TEST_CASE("four cells name the feet of a runner, and know a hop of both") {
  for (const float across_m : {0.03F, 0.0F}) {
    Belt belt;
    ForceDetector detector;
    std::vector<Event> offs;
    for (std::int64_t i = 0; i < 3000; ++i) {
      const double t = static_cast<double>(i) / belt.rate_hz;
      const auto force = static_cast<float>(force_n(belt, t));
      const auto number = static_cast<std::int64_t>((t + 2.0 * belt.step_s - 0.4) / belt.step_s);
      const float wobble = 0.001F * static_cast<float>(number % 3);
      const float cop_m =
          force > 30.0F ? wobble + (number % 2 == 0 ? across_m : -across_m) : gait::kAbsent;
      const auto event = detector({Micros{i * 2000}, force, cop_m});
      if (event && event->kind == EventKind::toe_off) offs.push_back(*event);
    }
    REQUIRE(offs.size() > 8);
    for (std::size_t i = 3; i < offs.size(); ++i) {
      if (across_m == 0.0F) CHECK(offs[i].side == gait::Side::both);
      if (across_m == 0.0F) CHECK(offs[i].gait == gait::Gait::hopping);
      if (across_m > 0.0F) CHECK(offs[i].side != gait::Side::unknown);
      if (across_m > 0.0F) CHECK(offs[i].side != offs[i - 1].side);
    }
  }
}

TEST_CASE("who is on the belt is known once its zero was seen") {
  Belt belt;
  ForceDetector detector;
  run(detector, belt, 0.0, 3.0);
  CHECK(detector.loaded() == true);
  for (std::int64_t i = 0; i < 500; ++i) detector({Micros{3'000'000 + i * 2000}, 3.0F});
  CHECK(detector.loaded() == false);
  for (std::int64_t i = 0; i < 1000; ++i) detector({Micros{4'000'000 + i * 2000}, 720.0F});
  CHECK(detector.loaded() == true);
}

TEST_CASE("a lost half second forgets the contact, not the craft") {
  Belt belt;
  ForceDetector detector;
  const auto before = run(detector, belt, 0.0, 3.05);
  const auto after = run(detector, belt, 3.6, 6.0);
  REQUIRE(after.size() > 8);
  CHECK(before.back().kind != EventKind::toe_off);
  CHECK(after.front().kind == EventKind::initial_contact);
  CHECK(after.front().time > Micros{3600000});
}

TEST_CASE("absent and impossible forces are lost samples, not zeros") {
  Belt belt;
  ForceDetector detector;
  const auto clean = run(detector, belt, 0.0, 2.0);
  detector.reset();
  std::vector<Event> events;
  for (std::int64_t i = 0; i < 1000; ++i) {
    const double t = static_cast<double>(i) / belt.rate_hz;
    const float value = i % 100 == 50 ? gait::kAbsent : static_cast<float>(force_n(belt, t));
    const auto event = detector({Micros{i * 2000}, value, gait::kAbsent});
    if (event) events.push_back(*event);
  }
  CHECK(events.size() == clean.size());
}
