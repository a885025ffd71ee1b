#include <doctest/doctest.h>

#include <initializer_list>

#include "double_tap.hpp"

namespace {

// One second of quiet, shocks at the given times (ms after it), then quiet.
int taps(std::initializer_list<int> shocks_ms, float shock_g = 6.0F, int from_ms = 1000) {
  pod::DoubleTap tap;
  int found = 0;
  for (int ms = 0; ms < 4000; ms += 2) {
    float norm_g = 1.0F;
    for (const int at : shocks_ms)
      if (ms >= from_ms + at && ms < from_ms + at + 8) norm_g = shock_g;
    const auto tick = static_cast<pod::Tick>(ms * 32768LL / 1000);
    found += tap(tick, norm_g) ? 1 : 0;
  }
  return found;
}

}  // namespace

TEST_CASE("two knocks, and only two") {
  CHECK(taps({0, 250}) == 1);
  CHECK(taps({0, 130}) == 1);
  CHECK(taps({0, 480}) == 1);
  CHECK(taps({}) == 0);
  CHECK(taps({0}) == 0);
  CHECK(taps({0, 250, 500}) == 0);
  CHECK(taps({0, 90}) == 0);
  CHECK(taps({0, 600}) == 0);
}

TEST_CASE("a shock's own ringing is part of it") { CHECK(taps({0, 20, 40, 250, 280}) == 1); }

TEST_CASE("two pairs are two") { CHECK(taps({0, 250, 1000, 1250}) == 2); }

TEST_CASE("soft knocks are none") { CHECK(taps({0, 250}, 3.5F) == 0); }

TEST_CASE("knocks before the pod has been quiet do not count") {
  CHECK(taps({0, 250}, 6.0F, 100) == 0);
}

TEST_CASE("walking is no tapping") {
  pod::DoubleTap tap;
  int found = 0;
  for (int ms = 0; ms < 60'000; ms += 2) {
    const int phase = ms % 1050;  // heel, flat foot, push, swing
    const float norm_g = phase < 10    ? 5.0F
                         : phase < 420 ? 1.1F
                         : phase < 430 ? 4.5F
                         : phase < 640 ? 1.2F
                                       : 2.2F;
    found += tap(static_cast<pod::Tick>(ms * 32768LL / 1000), norm_g) ? 1 : 0;
  }
  CHECK(found == 0);
}
