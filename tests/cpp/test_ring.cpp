#include <doctest/doctest.h>

#include <initializer_list>

#include "gait/ring.hpp"

TEST_CASE("a ring keeps the newest values, newest first") {
  gait::Ring<int, 3> ring;
  CHECK(ring.size() == 0);
  for (int i = 1; i <= 5; ++i) ring.push(i);
  CHECK(ring.full());
  CHECK(ring.back(0) == 5);
  CHECK(ring.back(1) == 4);
  CHECK(ring.back(2) == 3);
  ring.clear();
  CHECK(ring.size() == 0);
}

TEST_CASE("the median is the middle of what is there") {
  gait::Ring<float, 5> ring;
  CHECK(gait::median(ring) == 0.0F);
  for (const float value : {9.0F, 1.0F, 5.0F}) ring.push(value);
  CHECK(gait::median(ring) == 5.0F);
  for (const float value : {7.0F, 7.0F, 7.0F}) ring.push(value);
  CHECK(gait::median(ring) == 7.0F);
}
