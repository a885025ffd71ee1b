#include <doctest/doctest.h>

#include "gait/facing.hpp"
#include "gait/math.hpp"

using gait::Facing;
using gait::Gait;
using gait::Vec3;

namespace {

// Ten seconds of steps: forward pushes go with rising by `together`, sideways with the stride.
void run(Facing& facing, float together, Gait gait = Gait::running) {
  for (int i = 0; i < 2000; ++i) {
    const double phase = 2.0 * gait::kPi * i * 0.005 / 0.36;
    const auto rising = static_cast<float>(gait::sin(phase));
    const auto side = static_cast<float>(2.0 * gait::sin(phase / 2.0 + 0.7));
    // Worn with y forward, x to the right.
    facing.learn(gait::lanes(side, together * rising, 9.8F), gait::lanes(0.0F, 0.0F, 1.0F), rising,
                 gait);
  }
}

}  // namespace

TEST_CASE("forward is where the push goes while the body rises") {
  Facing facing;
  facing.design(gait::Period{0.005F});
  CHECK_FALSE(facing.known());
  run(facing, 2.0F);
  REQUIRE(facing.known());
  CHECK(facing.forward()[1] > 0.99F);
}

TEST_CASE("a walker brakes while it rises, and a run that follows confirms it") {
  Facing facing;
  facing.design(gait::Period{0.005F});
  run(facing, -2.0F, Gait::walking);
  REQUIRE(facing.known());
  CHECK(facing.forward()[1] > 0.99F);
  run(facing, 2.0F, Gait::running);
  CHECK(facing.forward()[1] > 0.99F);
}

TEST_CASE("without a common direction nothing is claimed") {
  Facing facing;
  facing.design(gait::Period{0.005F});
  run(facing, 0.0F);
  CHECK_FALSE(facing.known());
}

TEST_CASE("a hint holds until running knows better") {
  Facing facing;
  facing.design(gait::Period{0.005F});
  facing.hint(gait::lanes(-1.0F, 0.0F, 0.0F));
  REQUIRE(facing.known());
  run(facing, 0.0F);
  CHECK(facing.forward()[0] == doctest::Approx(-1.0));
  run(facing, 2.0F);
  CHECK(facing.forward()[1] > 0.99F);
}
