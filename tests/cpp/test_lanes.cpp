#include <doctest/doctest.h>

#include "gait/lanes.hpp"

TEST_CASE("lanes carry three axes there and back, and turn them in a circle") {
  const gait::Vec3 v{1.0F, 2.0F, 3.0F};
  const gait::Vec3 same = gait::axes(gait::lanes(v));
  CHECK(same.x == 1.0F);
  CHECK(same.y == 2.0F);
  CHECK(same.z == 3.0F);
  const gait::Vec3 turned = gait::axes(gait::next_axis(gait::lanes(v)));
  CHECK(turned.x == 2.0F);
  CHECK(turned.y == 3.0F);
  CHECK(turned.z == 1.0F);
  CHECK(gait::lanes(v)[3] == 0.0F);
}
