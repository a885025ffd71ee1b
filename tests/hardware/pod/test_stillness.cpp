#include <doctest/doctest.h>

#include "stillness.hpp"

namespace {

pod::RawSample lying(std::int16_t noise) { return {{noise, 0, 2048, 0, 0, 0}}; }

}  // namespace

TEST_CASE("noise is stillness, a nudge is not") {
  pod::Stillness stillness{16};
  CHECK(stillness.still_for(5) == 0);
  stillness(100, lying(0));
  stillness(200, lying(20));
  stillness(300, lying(-20));
  CHECK(stillness.still_for(300) == 200);
  stillness(400, lying(200));
  CHECK(stillness.still_for(400) == 0);
}

TEST_CASE("a nudge is as large at every range") {
  for (const int range_g : {2, 4, 8, 16}) {
    CAPTURE(range_g);
    pod::Stillness stillness{static_cast<std::uint16_t>(range_g)};
    const auto counts = [&](int mg) {
      return static_cast<std::int16_t>(mg * 32768 / 1000 / range_g);
    };
    stillness(100, lying(0));
    stillness(200, lying(counts(55)));
    CHECK(stillness.still_for(200) == 100);
    stillness(300, lying(counts(65)));
    CHECK(stillness.still_for(300) == 0);
  }
}

TEST_CASE("a slow tilt is movement once it has gone far enough") {
  pod::Stillness stillness{16};
  pod::Tick moved = 0;
  for (std::int16_t i = 0; i < 500; ++i) {
    const auto now = static_cast<pod::Tick>(i) * 100;
    stillness(now, lying(i));
    if (stillness.still_for(now) == 0) moved = now;
  }
  CHECK(moved > 30'000);
}

TEST_CASE("the wake-up interrupt counts as movement, also across the wrap") {
  pod::Stillness stillness{16};
  stillness(0xFFFFFF00U, lying(0));
  CHECK(stillness.still_for(0x100) == 0x200);
  stillness.moved(0x100);
  CHECK(stillness.still_for(0x180) == 0x80);
}
