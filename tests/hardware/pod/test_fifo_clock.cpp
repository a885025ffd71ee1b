#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "fifo_clock.hpp"

namespace {

// A sensor whose rate is off, read at a watermark of 16 with some ticks of lateness.
struct Sensor {
  double period_ticks;
  std::uint32_t taken{0};
  std::mt19937 random{1};

  pod::Tick newest(std::uint32_t count, pod::Tick start) {
    taken += count;
    const double late = std::uniform_real_distribution{0.0, 6.0}(random);
    const double at = (taken - 1) * period_ticks + late;
    return start + static_cast<pod::Tick>(static_cast<std::uint64_t>(at));
  }
};

void check_times(double rate_error, pod::Tick start) {
  Sensor sensor{pod::kTicksPerSecond / (416.0 * (1 + rate_error))};
  pod::FifoClock clock{416};
  double worst = 0;
  for (int i = 0; i < 2000; ++i) {
    const auto batch = clock(16, sensor.newest(16, start), false);
    if (i < 20) continue;
    const auto truth = static_cast<pod::Tick>(
        static_cast<std::uint64_t>((sensor.taken - 16) * sensor.period_ticks));
    const auto off = static_cast<std::int32_t>(batch.first_tick - start - truth);
    worst = std::fmax(worst, std::fabs(off));
    CHECK(batch.period_q6 == doctest::Approx(sensor.period_ticks * 64).epsilon(2e-3));
    CHECK(batch.first_index == sensor.taken - 16);
  }
  CHECK(worst <= 10);  // 0.3 ms: the lateness itself
}

}  // namespace

TEST_CASE("times follow the sensor's own rate, 5 % off either way") {
  for (const double error : {-0.05, 0.0, 0.05}) check_times(error, 0);
}

TEST_CASE("the counter may wrap") { check_times(0.01, 0xFFFF0000U); }

TEST_CASE("the first batch has no measured period") {
  pod::FifoClock clock{416};
  CHECK(clock(16, 5000, false).period_q6 == 0);
  CHECK(clock(16, 5000 + 1260, false).period_q6 == 5040);
}

TEST_CASE("after an overrun lost samples are counted by the time that has passed") {
  pod::FifoClock clock{416};
  std::uint32_t newest = 0;
  for (int i = 1; i <= 50; ++i)
    newest = static_cast<std::uint32_t>(i) * 1260, clock(16, newest, false);
  const auto batch = clock(16, newest + 3 * 1260, true);
  CHECK(batch.gap_before);
  CHECK(batch.first_index == 50 * 16 + 2 * 16);
}

TEST_CASE("after a sleep the period is the sensor's, not the sleep's") {
  pod::FifoClock clock{416};
  pod::Tick newest = 0;
  for (int i = 0; i < 50; ++i) clock(16, newest += 1260, false);
  clock.paused();
  newest += pod::ticks(600.0);
  for (int i = 0; i < 200; ++i) {
    const auto batch = clock(16, newest += 1260, false);
    CHECK(batch.period_q6 == 5040);
    CHECK(batch.first_tick == newest - 1181);
    CHECK(batch.first_index == static_cast<std::uint32_t>((50 + i) * 16));
  }
}
