#include <doctest/doctest.h>

#include <array>

#include "gait/bridge.hpp"

using gait::Micros;

namespace {

// Writes down what a detector is given.
struct Listener {
  std::array<float, 64> values{};
  std::array<std::int64_t, 64> times{};
  std::size_t count{};
  int begun{};
  Micros away_us{-1};

  void design(const gait::SampleClock&) {}
  void begin() { ++begun; }
  void away(Micros so_long) { away_us = so_long; }
  std::optional<gait::Event> sample(Micros time, float value) {
    times[count] = time.count();
    values[count++] = value;
    return std::nullopt;
  }
};

void run(gait::Bridge<float>& bridge, Listener& listener, std::int64_t& time_us) {
  for (int i = 0; i < 12; ++i) bridge(Micros{time_us += 5000}, 1.0F, listener);
}

}  // namespace

TEST_CASE("a detector hears evenly spaced samples; a hole is a straight line") {
  gait::Bridge<float> bridge;
  Listener listener;
  std::int64_t time_us = 0;
  run(bridge, listener, time_us);
  const std::size_t before = listener.count;
  bridge(Micros{time_us + 15000}, 4.0F, listener);
  REQUIRE(listener.count == before + 3);
  CHECK(listener.values[before] == doctest::Approx(2.0));
  CHECK(listener.values[before + 1] == doctest::Approx(3.0));
  CHECK(listener.values[before + 2] == doctest::Approx(4.0));
  CHECK(listener.times[before + 1] == time_us + 10000);
}

TEST_CASE("after a gap the detector begins anew and goes on at once, the rate still known") {
  gait::Bridge<float> bridge;
  Listener listener;
  std::int64_t time_us = 0;
  run(bridge, listener, time_us);
  run(bridge, listener, time_us);
  const std::size_t before = listener.count;
  bridge(Micros{time_us + 100000}, 7.0F, listener);
  CHECK(listener.begun == 1);
  REQUIRE(listener.count == before + 1);
  CHECK(listener.values[before] == 7.0F);
  CHECK(listener.away_us == Micros{100000});
}

TEST_CASE("after long the detector hears nothing until the rate is known, and how long it was") {
  gait::Bridge<float> bridge;
  Listener listener;
  std::int64_t time_us = 0;
  run(bridge, listener, time_us);
  const std::size_t before = listener.count;
  time_us += 3'000'000;
  bridge(Micros{time_us}, 1.0F, listener);
  CHECK(listener.begun == 1);
  CHECK(listener.count == before);
  run(bridge, listener, time_us);
  CHECK(listener.count == before + 5);
  CHECK(listener.away_us > Micros{3'000'000});
}
