#include <doctest/doctest.h>

#include <cmath>

#include "gait/standing.hpp"

using gait::Motion;
using gait::Standing;

namespace {

const Motion kStill{gait::lanes(0.0F, 1.0F, 9.7F), gait::lanes(0.01F, 0.0F, -0.02F)};
const Motion kStep{gait::lanes(3.0F, 1.0F, 15.0F), gait::lanes(0.5F, 0.0F, 0.0F)};

// How many samples of 5 ms it takes to be known; 0 when it is not.
int samples_until_known(Standing& standing, const Motion& felt, int at_most) {
  for (int i = 1; i <= at_most; ++i) {
    if (standing(felt, true)) return i;
  }
  return 0;
}

}  // namespace

TEST_CASE("three still seconds are an upright and a bias") {
  Standing standing;
  standing.design(gait::Period{0.005F});
  const int samples = samples_until_known(standing, kStill, 1000);
  CHECK(samples >= 599);
  CHECK(samples <= 602);
  CHECK(standing.known());
  CHECK(standing.up()[2] == doctest::Approx(9.7 / std::sqrt(9.7 * 9.7 + 1.0)));
  CHECK(standing.bias_radps()[2] == doctest::Approx(-0.02));
}

TEST_CASE("a movement begins the stillness anew") {
  Standing standing;
  standing.design(gait::Period{0.005F});
  CHECK(samples_until_known(standing, kStill, 500) == 0);
  standing(kStep, true);
  CHECK(samples_until_known(standing, kStill, 500) == 0);
  CHECK(samples_until_known(standing, kStill, 200) > 0);
}

TEST_CASE("a later stillness gives a new bias, the upright only when asked") {
  Standing standing;
  standing.design(gait::Period{0.005F});
  samples_until_known(standing, kStill, 1000);
  const Motion bent{gait::lanes(5.0F, 0.0F, 8.4F), gait::lanes(0.03F, 0.0F, 0.0F)};
  REQUIRE(samples_until_known(standing, bent, 1000) > 0);
  CHECK(standing.up()[0] == doctest::Approx(0.0));
  CHECK(standing.bias_radps()[0] == doctest::Approx(0.03));
  standing.ask();
  CHECK_FALSE(standing.known());
  REQUIRE(samples_until_known(standing, bent, 1000) > 0);
  CHECK(standing.up()[0] > 0.4F);
}

TEST_CASE("without a gyroscope the acceleration alone is still or not") {
  Standing standing;
  standing.design(gait::Period{0.005F});
  for (int i = 0; i < 700; ++i)
    standing({kStill.acceleration_mps2, gait::lanes(gait::kAbsent)}, false);
  CHECK(standing.known());
  CHECK(standing.bias_radps()[0] == 0.0F);
}
