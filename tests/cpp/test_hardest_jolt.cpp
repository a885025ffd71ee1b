#include <doctest/doctest.h>

#include "gait/hardest_jolt.hpp"

using gait::HardestJolt;

TEST_CASE("The hardest moment within the time is told once") {
  HardestJolt jolt{0.08F};
  jolt.begin(1000.0F);
  CHECK_FALSE(jolt.see(3000.0F, 0.02F));
  CHECK_FALSE(jolt.see(2000.0F, 0.04F));
  CHECK(jolt.see(9000.0F, 0.08F) == 3000.0F);
  CHECK_FALSE(jolt.see(9000.0F, 0.09F));
}

TEST_CASE("Nothing is told of a landing that was given up, or never was") {
  HardestJolt jolt{0.08F};
  CHECK_FALSE(jolt.see(3000.0F, 0.1F));
  jolt.begin(1000.0F);
  jolt.give_up();
  CHECK_FALSE(jolt.see(3000.0F, 0.1F));
}
