#include <doctest/doctest.h>

#include <optional>

#include "gait/landing.hpp"

using gait::Landing;
using gait::LandingFinder;

namespace {

constexpr float kPeriod_s = 0.002F;

std::optional<Landing> feed(LandingFinder& finder, float jerk_mps3) {
  finder.see(jerk_mps3);
  return finder.settled(8000.0F);
}

std::optional<Landing> strike(LandingFinder& finder, float jerk_mps3, float least_mps3 = 0.0F) {
  finder.see(jerk_mps3);
  return finder.sudden(least_mps3);
}

LandingFinder quiet() {
  LandingFinder finder;
  finder.design(kPeriod_s);
  for (int i = 0; i < 40; ++i) finder.see(100.0F);
  return finder;
}

}  // namespace

TEST_CASE("a hard landing is told at once and began before the first sample that shows it") {
  const auto ago = [](float before_mps3) {
    LandingFinder finder = quiet();
    CHECK_FALSE(strike(finder, before_mps3).has_value());
    const auto landing = strike(finder, 20000.0F);
    REQUIRE(landing.has_value());
    CHECK(landing->hard);
    return landing->ago_s / kPeriod_s;
  };
  CHECK(ago(1000.0F) == doctest::Approx(1.68));  // ten times the calm: it had begun
  CHECK(ago(300.0F) == doctest::Approx(0.68));   // beside what followed this is still the calm
}

TEST_CASE("a foot that brakes more and more has not landed before it does") {
  LandingFinder finder = quiet();
  for (const float braking : {140.0F, 200.0F, 290.0F, 420.0F, 610.0F, 880.0F})
    CHECK_FALSE(strike(finder, braking).has_value());
  const auto landing = strike(finder, 9000.0F);
  REQUIRE(landing.has_value());
  CHECK(landing->ago_s == doctest::Approx(0.68F * kPeriod_s));
}

TEST_CASE("what grows as slowly as a leg brakes is not hard, and nor is less than was asked for") {
  LandingFinder finder = quiet();
  for (int i = 0; i < 30; ++i)
    CHECK_FALSE(strike(finder, 100.0F + 150.0F * static_cast<float>(i)).has_value());
  finder = quiet();
  CHECK_FALSE(strike(finder, 6000.0F, 7000.0F).has_value());
  CHECK(strike(finder, 8000.0F, 7000.0F).has_value());
}

TEST_CASE("a soft landing is told once nothing sharper follows, the braking before it ignored") {
  LandingFinder finder = quiet();
  std::optional<Landing> landing;
  int at = 0;
  const auto jerk = [](int i) {
    return i < 5 ? 2000.0F : i < 8 ? 500.0F : i < 12 ? 4900.0F : 400.0F;
  };
  while (!landing && at < 60) landing = feed(finder, jerk(at++));
  REQUIRE(landing.has_value());
  CHECK_FALSE(landing->hard);
  CHECK(landing->peak_mps3 == 4900.0F);
  const float began_s = static_cast<float>(at - 1) * kPeriod_s - landing->ago_s;
  CHECK(began_s == doctest::Approx(7.277 * kPeriod_s).epsilon(0.01));
}

TEST_CASE("nothing is a landing below the least that is looked at") {
  LandingFinder finder = quiet();
  for (int i = 0; i < 500; ++i) CHECK_FALSE(feed(finder, 400.0F).has_value());
  CHECK_FALSE(finder.watching());
}

TEST_CASE("the first landing is not the braking before it") {
  const auto landed = [](float usual_mps3) {
    LandingFinder finder = quiet();
    for (int i = 0; i < 60; ++i) {
      // Braking at 8 ms, 40 ms later the landing.
      finder.see(i == 4 ? 2000.0F : i == 24 ? 8000.0F : 600.0F);
      if (const auto landing = finder.settled(usual_mps3)) return landing->peak_mps3;
    }
    return 0.0F;
  };
  CHECK(landed(0.0F) == 8000.0F);
  CHECK(landed(2000.0F) == 2000.0F);  // where landings are as soft, it was one
}

TEST_CASE("what has passed its peak when it is looked for is not the first landing") {
  LandingFinder finder = quiet();
  finder.see(4000.0F);
  for (float jerk_mps3 = 3900.0F; jerk_mps3 > 600.0F; jerk_mps3 -= 100.0F) {
    finder.see(jerk_mps3);
    CHECK_FALSE(finder.settled(0.0F).has_value());
    CHECK_FALSE(finder.watching());
  }
}
