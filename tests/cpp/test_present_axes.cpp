#include <doctest/doctest.h>

#include <limits>

#include "gait/present_axes.hpp"

using gait::kAbsent;
using gait::PresentAxes;
using gait::Vec3;

TEST_CASE("an axis that never spoke counts as nothing") {
  PresentAxes present;
  Vec3 v{1.0F, kAbsent, 3.0F};
  CHECK(present(v, 100.0F));
  CHECK(v.y == 0.0F);
  CHECK(v.z == 3.0F);
  Vec3 nothing{};
  CHECK_FALSE(present(nothing, 100.0F));
}

TEST_CASE("an axis that spoke and falls silent has lost the sample, until it is gone for good") {
  PresentAxes present;
  Vec3 whole{1.0F, 2.0F, 3.0F};
  CHECK(present(whole, 100.0F));
  int lost = 0;
  for (int i = 0; i < 1000; ++i) {
    Vec3 v{1.0F, 2.0F, kAbsent};
    lost += present(v, 100.0F) ? 0 : 1;
  }
  CHECK(lost == 256);
  CHECK(present(whole, 100.0F));
  Vec3 again{kAbsent, 2.0F, 3.0F};
  CHECK_FALSE(present(again, 100.0F));
}

TEST_CASE("what no sensor measures is lost") {
  PresentAxes present;
  Vec3 far{90.0F, 90.0F, 0.0F};
  Vec3 infinite{std::numeric_limits<float>::infinity(), 0.0F, 0.0F};
  CHECK_FALSE(present(far, 100.0F));
  CHECK_FALSE(present(infinite, 100.0F));
}
