#include <doctest/doctest.h>

#include <initializer_list>

#include "gait/pendulum.hpp"

TEST_CASE("each swing begins once") {
  gait::Pendulum leg;
  leg.begin(1.0F);
  int begun = 0;
  for (int i = 0; i < 1000; ++i) {
    const bool low = i % 100 >= 60;
    if (leg(low ? 1.0F : 9.8F, 0.4F)) {
      ++begun;
      CHECK(i % 100 == 60);
    }
    CHECK(leg.swinging() == low);
  }
  CHECK(begun == 10);
}

TEST_CASE("what a slow walker swings is learnt, and standing still is no swing") {
  gait::Pendulum leg;
  leg.begin(1.0F);
  int begun = 0;
  for (int i = 0; i < 3000; ++i) begun += leg(i % 100 >= 60 ? 4.0F : 9.8F, 0.4F) ? 1 : 0;
  CHECK(begun == 30);
  // Once the usual least force is 4 m/s2, 6 is on the way down: 4 + 0.4 (9.8 - 4) = 6.3.
  leg(9.8F, 0.4F);
  CHECK(leg(6.0F, 0.4F));
  leg(9.8F, 0.4F);
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(leg(9.0F, 0.4F));
}

TEST_CASE("a shallow dip late in each swing does not become a swing of its own") {
  for (const int first : {0, 1}) {  // whichever dip comes first
    gait::Pendulum leg;
    leg.begin(1.0F);
    int begun = 0;
    for (int i = 100; i < 5000; ++i) {
      const int phase = (i + 50 * first) % 100;
      const float force = phase < 20 ? -4.0F : (phase >= 50 && phase < 60 ? 3.0F : 15.0F);
      const bool begins = leg(force, 0.4F);
      if (i >= 1000) begun += begins ? 1 : 0;
    }
    CHECK(begun == 40);
  }
}
