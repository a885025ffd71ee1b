#include <doctest/doctest.h>

#include <cmath>

#include "gait/first_rise.hpp"

using gait::FirstRise;

TEST_CASE("of the first few the middle of the period is the guess") {
  FirstRise rise;
  for (const float first : {5000.0F, 100.0F, 9000.0F, 3000.0F}) CHECK(rise.earlier(first) == 0.0F);
  CHECK(rise.earlier(10.0F) == doctest::Approx(-0.4));
  CHECK(rise.earlier(99999.0F) == doctest::Approx(0.5 - 1.0 / 12.0));
}

TEST_CASE("whatever the shape of a rise, beginnings are told to a fraction of a period") {
  for (const float power : {0.5F, 1.0F, 2.0F}) {
    FirstRise rise;
    double squares = 0.0;
    for (int i = 0; i < 400; ++i) {
      const auto passed = static_cast<float>(std::fmod(0.61803398875 * i, 1.0));
      const float told = rise.earlier(4000.0F * std::pow(passed, power));
      if (i >= 32) squares += std::pow(told - (passed - 0.5), 2);
    }
    CHECK(std::sqrt(squares / 368.0) < 0.08);  // a third of what not knowing costs, 0.29
  }
}
