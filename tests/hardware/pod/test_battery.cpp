#include <doctest/doctest.h>

#include "battery.hpp"

namespace {

int percent(std::uint16_t millivolts, bool charging = false) {
  pod::Battery battery;
  battery(millivolts, charging);
  return battery.percent();
}

}  // namespace

TEST_CASE("unknown until measured, and when no cell has such a voltage") {
  CHECK(pod::Battery{}.percent() == pod::kBatteryUnknown);
  CHECK(percent(0) == pod::kBatteryUnknown);
  CHECK(percent(5000) == pod::kBatteryUnknown);
}

TEST_CASE("full, half, empty") {
  CHECK(percent(4200) == 100);
  CHECK(percent(3840) == 50);
  CHECK(percent(3300) == 0);
  CHECK(percent(3000) == 0);
}

TEST_CASE("more voltage is never less charge") {
  int last = 0;
  for (std::uint16_t mv = 3000; mv <= 4300; ++mv) {
    const int now = percent(mv);
    CHECK(now >= last);
    last = now;
  }
}

TEST_CASE("a charging cell shows more than it has") { CHECK(percent(3900, true) < percent(3900)); }

TEST_CASE("one bad reading moves the figure little, a lasting one wholly") {
  pod::Battery battery;
  for (int i = 0; i < 20; ++i) battery(3950, false);
  CHECK(battery.percent() == 70);
  battery(3840, false);
  CHECK(battery.percent() > 60);
  for (int i = 0; i < 40; ++i) battery(3840, false);
  CHECK(battery.percent() == 50);
}
