#include <doctest/doctest.h>

#include "gait/push_span.hpp"

TEST_CASE("levels are shares of the span between the lightest and the hardest push") {
  gait::PushSpan span;
  span.start(10.0F);
  span.fly(2.0F);
  span.stand(22.0F);
  CHECK(span.size() == doctest::Approx(20.0));
  CHECK(span.floor() == doctest::Approx(2.0));
  CHECK(span.level(0.15F) == doctest::Approx(5.0));
}

TEST_CASE("what was once so hard is forgotten by half a second of relaxing from either side") {
  gait::PushSpan span;
  span.start(10.0F);
  span.fly(0.0F);
  span.stand(20.0F);
  constexpr float kPeriod_s = 0.005F;
  span.relax(kPeriod_s);
  for (int i = 0; i < 100; ++i) span.fly(9.0F);
  CHECK(span.floor() == doctest::Approx(5.0));
  for (int i = 0; i < 100; ++i) span.stand(11.0F);
  CHECK(span.size() == doctest::Approx(10.0));
}

TEST_CASE("a span settles on a signal that stands still") {
  gait::PushSpan span;
  span.start(9.8F);
  span.fly(0.0F);
  span.stand(25.0F);
  for (int i = 0; i < 4000; ++i) span.settle(9.8F, 0.005F);
  CHECK(span.size() < 0.01F);
  CHECK(span.level(0.5F) == doctest::Approx(9.8).epsilon(0.01));
}

TEST_CASE("no broken sample moves a level without end") {
  gait::PushSpan span;
  span.start(9.8F);
  span.stand(5000.0F);
  span.fly(-5000.0F);
  CHECK(span.size() == doctest::Approx(70.0));
}
