#include <doctest/doctest.h>

#include "tap_log.hpp"

TEST_CASE("the age of the last tap grows to 25.4 s and stays there when the tick wraps") {
  pod::TapLog log;
  CHECK(log.age_ds(0, 0) == pod::kNeverTapped);
  log.tapped(0xFFFFFFF0U, 10);
  CHECK(log.count() == 1);
  CHECK(log.age_ds(0xFFFFFFF0U, 10) == 0);
  CHECK(log.age_ds(0xFFFFFFF0U + pod::kTicksPerSecond, 11) == 10);
  CHECK(log.age_ds(0xFFFFFFF0U + 26 * pod::kTicksPerSecond, 36) == pod::kTapLongAgo);
  CHECK(log.age_ds(0xFFFFFFF0U, 10 + 131072) == pod::kTapLongAgo);
}
