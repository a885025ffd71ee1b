#include <doctest/doctest.h>

#include <cmath>

#include "gait/standing.hpp"

using gait::Felt;
using gait::Standing;

namespace {

const Felt kStill{{0.0F, 1.0F, 9.7F}, {0.01F, 0.0F, -0.02F}};
const Felt kStep{{3.0F, 1.0F, 15.0F}, {0.5F, 0.0F, 0.0F}};

// How many samples of 5 ms it takes to be known; 0 when it is not.
int samples_until_known(Standing& standing, const Felt& felt, int at_most) {
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
  CHECK(standing.up().z == doctest::Approx(9.7 / std::sqrt(9.7 * 9.7 + 1.0)));
  CHECK(standing.bias_radps().z == doctest::Approx(-0.02));
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
  const Felt bent{{5.0F, 0.0F, 8.4F}, {0.03F, 0.0F, 0.0F}};
  REQUIRE(samples_until_known(standing, bent, 1000) > 0);
  CHECK(standing.up().x == doctest::Approx(0.0));
  CHECK(standing.bias_radps().x == doctest::Approx(0.03));
  standing.ask();
  CHECK_FALSE(standing.known());
  REQUIRE(samples_until_known(standing, bent, 1000) > 0);
  CHECK(standing.up().x > 0.4F);
}

TEST_CASE("without a gyroscope the acceleration alone is still or not") {
  Standing standing;
  standing.design(gait::Period{0.005F});
  for (int i = 0; i < 700; ++i) standing({kStill.acceleration_mps2, {}}, false);
  CHECK(standing.known());
  CHECK(standing.bias_radps().x == 0.0F);
}
