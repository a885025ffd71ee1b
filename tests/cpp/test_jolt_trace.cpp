#include <doctest/doctest.h>

#include <initializer_list>

#include "gait/jolt_trace.hpp"

TEST_CASE("a jolt is traced back from its highest peak over its first to where that rose") {
  gait::JoltTrace trace;
  //                         first peak 80        highest 100
  for (const float jerk : {5.0F, 10.0F, 40.0F, 80.0F, 30.0F, 60.0F, 100.0F, 50.0F, 20.0F})
    trace.push(jerk);
  // Two samples after the highest, the first peak is 5 samples ago; half of it, 40, was 6 ago.
  CHECK(trace.rise_ago(2, 10, 0.5F, 0.5F) == doctest::Approx(6.0F));
  // Where only peaks of 90 % count, the highest is also the first: 60 % of it lies 3 samples ago.
  CHECK(trace.rise_ago(2, 10, 0.9F, 0.6F) == doctest::Approx(3.0F));
  // Nor does one count that came too early.
  CHECK(trace.rise_ago(2, 3, 0.5F, 0.6F) == doctest::Approx(3.0F));
}

TEST_CASE("a trace that begins high is only followed to its beginning") {
  gait::JoltTrace trace;
  trace.push(90.0F);
  trace.push(100.0F);
  CHECK(trace.rise_ago(0, 10, 0.5F, 0.5F) == 1.0F);
}
