#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/peak.hpp"

TEST_CASE("the top of a parabola is found between the samples") {
  for (const float top : {4.0F, 4.3F, 4.49F, 3.6F}) {
    gait::Peak peak;
    for (int i = 0; i <= 9; ++i) {
      const float x = static_cast<float>(i) - top;
      peak(7.0F - x * x);
    }
    CHECK(9.0F - peak.samples_ago() == doctest::Approx(top));
  }
}

TEST_CASE("the first of equal heights stays, and the latest sample may be the highest") {
  gait::Peak peak;
  CHECK_FALSE(peak.any());
  CHECK(peak(1.0F));
  CHECK(peak(5.0F));
  CHECK_FALSE(peak(5.0F));
  CHECK_FALSE(peak(2.0F));
  CHECK(peak.age() == 2);
  CHECK(peak(6.0F));
  CHECK(peak.samples_ago() == 0.0F);
  peak.clear();
  CHECK_FALSE(peak.any());
  CHECK(peak(-3.0F));
  CHECK(peak.height() == -3.0F);
}
