#include <doctest/doctest.h>

#include <initializer_list>

#include "gait/sample_clock.hpp"

using gait::Arrival;
using gait::Micros;
using gait::SampleClock;

namespace {

// A clock that has seen half a second of this period; time is where it stands.
SampleClock running(std::int64_t period_us, std::int64_t& time_us) {
  SampleClock clock;
  for (int i = 0; i * period_us < 500000; ++i) clock(Micros{time_us += period_us});
  return clock;
}

}  // namespace

TEST_CASE("the rate is measured from the samples' times") {
  for (const std::int64_t period_us : {313, 625, 2000, 4808, 7000, 40000}) {
    std::int64_t time_us = 1'000'000'000'000;
    SampleClock clock = running(period_us, time_us);
    CHECK(clock.rate_hz() == doctest::Approx(1e6 / static_cast<double>(period_us)).epsilon(0.001));
    CHECK(clock(Micros{time_us + period_us}) == Arrival::steady);
  }
}

TEST_CASE("out of range there is no rate") {
  for (const std::int64_t period_us : {100, 100000}) {
    std::int64_t time_us = 0;
    CHECK_FALSE(running(period_us, time_us).known());
  }
}

TEST_CASE("two lost samples are a hole, three a gap after which the rate is still known") {
  std::int64_t time_us = 0;
  SampleClock clock = running(5000, time_us);
  CHECK(clock(Micros{time_us += 15000}) == Arrival::hole);
  CHECK(clock.missing() == 2);
  CHECK(clock(Micros{time_us += 5000}) == Arrival::steady);
  CHECK(clock(Micros{time_us += 20000}) == Arrival::gap);
  CHECK(clock.rate_hz() == doctest::Approx(200.0));
  CHECK(clock(Micros{time_us += 5000}) == Arrival::steady);
}

TEST_CASE("after a second, or gaps that follow each other, the rate is measured anew") {
  std::int64_t time_us = 0;
  SampleClock away = running(5000, time_us);
  CHECK(away(Micros{time_us + 1'000'000}) == Arrival::gap);
  CHECK_FALSE(away.known());
  SampleClock slower = running(5000, time_us);
  CHECK(slower(Micros{time_us += 30000}) == Arrival::gap);
  CHECK(slower(Micros{time_us += 20000}) == Arrival::gap);
  CHECK_FALSE(slower.known());
  for (int i = 0; i < 10; ++i) slower(Micros{time_us += 20000});
  CHECK(slower.rate_hz() == doctest::Approx(50.0));
}

TEST_CASE("a hole longer than a foot may be in the air is a gap") {
  std::int64_t time_us = 0;
  SampleClock clock = running(30000, time_us);
  CHECK(clock(Micros{time_us += 60000}) == Arrival::gap);
}

TEST_CASE("repeats and late samples are ignored, a clock that starts again is not") {
  std::int64_t time_us = 0;
  SampleClock clock = running(5000, time_us);
  CHECK(clock(Micros{time_us}) == Arrival::stale);
  CHECK(clock(Micros{time_us - 10000}) == Arrival::stale);
  CHECK(clock(Micros{time_us + 5000}) == Arrival::steady);
  CHECK(clock(Micros{time_us - 3000000}) == Arrival::gap);
}

TEST_CASE("a rate that drifts is followed") {
  std::int64_t time_us = 0;
  SampleClock clock = running(5000, time_us);
  bool retimed = false;
  for (int i = 0; i < 2000; ++i) {
    retimed = clock(Micros{time_us += 5250}) == Arrival::retimed || retimed;
  }
  CHECK(retimed);
  CHECK(clock.rate_hz() == doctest::Approx(1e6 / 5250).epsilon(0.025));
}
