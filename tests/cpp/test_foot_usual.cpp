#include <doctest/doctest.h>

#include "gait/foot_usual.hpp"

using gait::FootUsual;

TEST_CASE("what is usual follows what is seen, stride by stride") {
  FootUsual usual{gait::FootSettings{}};
  for (int i = 0; i < 30; ++i) {
    usual.swung(12.0F);
    usual.pushed(9.0F);
    usual.lasted(0.2F, 0.45F);
    usual.was_in_air(0.45F);
  }
  CHECK(usual.swing_radps() == doctest::Approx(12.0).epsilon(0.01));
  CHECK(usual.push_radps() == doctest::Approx(9.0).epsilon(0.01));
  CHECK(usual.contact_s() == doctest::Approx(0.2).epsilon(0.01));
  CHECK(usual.swing_s() == doctest::Approx(0.45).epsilon(0.01));
}

TEST_CASE("the first landing is taken as it is, the next ones gradually") {
  FootUsual usual{gait::FootSettings{}};
  usual.landed(9000.0F);
  CHECK(usual.jolt_mps3() == 9000.0F);
  usual.landed(19000.0F);
  CHECK(usual.jolt_mps3() == doctest::Approx(12000.0));
}

TEST_CASE("a long contact is a walk's, and nothing gets softer than a very slow walk") {
  FootUsual usual{gait::FootSettings{}};
  for (int i = 0; i < 40; ++i) usual.lasted(0.75F, 0.4F);
  CHECK(usual.contact_s() == doctest::Approx(0.4));
  for (int i = 0; i < 100; ++i) usual.tire();
  CHECK(usual.swing_radps() == gait::FootSettings{}.least_rate_radps);
  CHECK(usual.push_radps() == gait::FootSettings{}.least_rate_radps);
}

TEST_CASE("the first swing is taken as it is; one in which a landing was missed is none") {
  FootUsual usual{gait::FootSettings{}};
  usual.was_in_air(1.4F);
  CHECK(usual.swing_s() == 0.0F);
  usual.was_in_air(0.36F);
  CHECK(usual.swing_s() == 0.36F);
}

TEST_CASE("a slap that was taken for the push does not become usual") {
  FootUsual usual{gait::FootSettings{}};
  for (int i = 0; i < 40; ++i) usual.lasted(0.1F, 0.95F);
  CHECK(usual.contact_s() == doctest::Approx(0.315).epsilon(0.01));
}
