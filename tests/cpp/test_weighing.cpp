#include <doctest/doctest.h>

#include "gait/weighing.hpp"

namespace {

gait::Weighing weighing() {
  gait::Weighing weight{20.0F};
  weight.design(100.0F);
  return weight;
}

}  // namespace

TEST_CASE("the mean of a while that began and ended before now") {
  auto weight = weighing();
  for (int i = 0; i < 10; ++i) weight(15.0F);
  for (int i = 0; i < 10; ++i) weight(5.0F);
  CHECK(weight.mean_mps2(0.101F) == doctest::Approx(15.0));
  CHECK(weight.lasted_s(0.101F) == doctest::Approx(0.1));
  weight.begin(0.101F);
  CHECK(weight.lasted_s(0.0F) == doctest::Approx(0.1));
  for (int i = 0; i < 4; ++i) weight(9.0F);
  CHECK(weight.mean_mps2(0.041F) == doctest::Approx(5.0));
}

TEST_CASE("a blow is no weight") {
  auto weight = weighing();
  for (int i = 0; i < 9; ++i) weight(8.0F);
  weight(800.0F);
  CHECK(weight.mean_mps2(0.0F) == doctest::Approx(9.2));
}

TEST_CASE("a while that has not begun is nothing, however long ago it is asked for") {
  auto weight = weighing();
  CHECK(weight.mean_mps2(1.0F) == 0.0F);
  weight(9.0F);
  CHECK(weight.mean_mps2(5.0F) == 0.0F);
  CHECK(weight.lasted_s(5.0F) == 0.0F);
  weight.clear();
  CHECK(weight.lasted_s(0.0F) == 0.0F);
}
