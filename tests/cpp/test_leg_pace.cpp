#include <doctest/doctest.h>

#include "gait/leg_pace.hpp"

using gait::Gait;
using gait::LegPace;

TEST_CASE("a leg walks or runs by how hard it is shaken, and says so once") {
  LegPace pace;
  pace.begin(11.0F);
  int changes = 0;
  for (int i = 0; i < 300; ++i) changes += pace(11.0F, 0.01F);
  CHECK(pace.gait() == Gait::walking);
  for (int i = 0; i < 300; ++i) changes += pace(18.0F, 0.01F);
  CHECK(pace.gait() == Gait::running);
  CHECK(changes == 2);
}

TEST_CASE("nothing is said before the mean has settled, and the edge does not chatter") {
  LegPace pace;
  pace.begin(18.0F);
  CHECK_FALSE(pace(18.0F, 0.01F));
  CHECK(pace.gait() == Gait::unknown);
  int changes = 0;
  for (int i = 0; i < 3000; ++i) changes += pace(i % 200 < 100 ? 13.8F : 14.6F, 0.01F);
  CHECK(changes == 1);
}
