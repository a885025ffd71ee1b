#include <doctest/doctest.h>

#include "gait/belt_flight.hpp"

TEST_CASE("the zero is that of the middle half: both ends still hold the feet's edges") {
  gait::BeltFlight flight;
  flight.design(0.001F);
  for (int i = 0; i < 120; ++i) {
    const bool edge = i < 25 || i >= 95;
    flight(edge ? 300.0F : 12.0F + 0.01F * static_cast<float>(i % 5));
  }
  REQUIRE(flight.zero_n().has_value());
  CHECK(*flight.zero_n() == doctest::Approx(12.02).epsilon(0.002));
}

TEST_CASE("a part lasts 4 ms at any rate") {
  for (const float period_s : {0.0005F, 0.001F, 0.005F}) {
    gait::BeltFlight flight;
    flight.design(period_s);
    int parts = 0;
    const int samples = static_cast<int>(0.4F / period_s);
    for (int i = 0; i < samples; ++i) parts += flight(1.0F);
    CHECK(0.4F / static_cast<float>(parts) < 0.004F + 1.2F * period_s);
    CHECK(0.4F / static_cast<float>(parts) > 0.99F * period_s);
  }
}

TEST_CASE("of few parts a slow sensor takes the least, and a quick one says nothing") {
  gait::BeltFlight slow;
  gait::BeltFlight quick;
  slow.design(0.019F);
  quick.design(0.005F);
  for (const float force_n : {40.0F, 10.0F, 30.0F}) {
    slow(force_n);
    quick(force_n);
  }
  CHECK(slow.zero_n() == 10.0F);
  CHECK_FALSE(quick.zero_n().has_value());
}

TEST_CASE("nothing is said of no flight, nor of one whose beginning is forgotten") {
  gait::BeltFlight flight;
  flight.design(0.005F);
  CHECK_FALSE(flight.zero_n().has_value());
  for (int i = 0; i < 1000; ++i) flight(7.0F);
  CHECK_FALSE(flight.zero_n().has_value());
  CHECK(flight.recent_n() == doctest::Approx(7.0));
  flight.clear();
  CHECK_FALSE(flight.zero_n().has_value());
}
