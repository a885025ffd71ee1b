#include <doctest/doctest.h>

#include <limits>

#include "gait/whole_motion.hpp"

using gait::ImuSample;
using gait::WholeMotion;

TEST_CASE("a sample is whole, or it is lost") {
  WholeMotion whole;
  ImuSample sample{{}, {1.0F, 2.0F, 9.0F}, {0.1F, 0.2F, 0.3F}};
  const auto motion = whole(sample);
  REQUIRE(motion.has_value());
  CHECK(motion->acceleration_mps2[2] == 9.0F);
  CHECK(motion->rate_radps[1] == 0.2F);
  sample.acceleration_mps2.y = gait::kAbsent;
  CHECK_FALSE(whole(sample).has_value());
  sample.acceleration_mps2.y = 1e6F;
  CHECK_FALSE(whole(sample).has_value());
  sample.acceleration_mps2.y = 2.0F;
  sample.rate_radps.x = std::numeric_limits<float>::infinity();
  CHECK_FALSE(whole(sample).has_value());
}

TEST_CASE("an axis that never spoke counts as nothing") {
  WholeMotion whole;
  const auto motion =
      whole({{}, {1.0F, gait::kAbsent, 9.0F}, {gait::kAbsent, 0.2F, gait::kAbsent}});
  REQUIRE(motion.has_value());
  CHECK(motion->acceleration_mps2[1] == 0.0F);
  CHECK(motion->rate_radps[0] == 0.0F);
}
