#include <doctest/doctest.h>

#include "gait/time.hpp"

using gait::Micros;

TEST_CASE("spans are seconds, and a moment before another is rounded to a microsecond") {
  CHECK(gait::seconds(Micros{250'000}) == doctest::Approx(0.25));
  CHECK(gait::seconds(Micros{-1'500}) == doctest::Approx(-0.0015));
  constexpr Micros late{3'600'000'000'123};  // an hour of a thousand: a float would lose it
  CHECK(gait::before(late, 0.0125F) == late - Micros{12'500});
  CHECK(gait::before(late, 0.0F) == late);
}
