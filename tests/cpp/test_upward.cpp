#include <doctest/doctest.h>

#include <cmath>

#include "gait/math.hpp"
#include "gait/upward.hpp"

TEST_CASE("up is where the mean specific force points, however the sensor is mounted") {
  gait::Upward upward;
  upward.design(0.005F, 1.5F);
  float last = 0.0F;
  for (int i = 0; i < 2000; ++i) {
    const float push = 9.81F * (1.0F + static_cast<float>(std::sin(i * 0.1)));
    last = upward({0.6F * push, 0.0F, -0.8F * push});
    if (i > 500) CHECK(last == doctest::Approx(push).epsilon(0.01));
  }
  CHECK(upward.gravity_mps2() == doctest::Approx(9.81).epsilon(0.05));
}

TEST_CASE("a sensor that is turned is believed within a few seconds") {
  gait::Upward upward;
  upward.design(0.005F, 1.5F);
  for (int i = 0; i < 400; ++i) upward({0.0F, 0.0F, 9.81F});
  float last = 0.0F;
  for (int i = 0; i < 2000; ++i) last = upward({9.81F, 0.0F, 0.0F});
  CHECK(last == doctest::Approx(9.81).epsilon(0.01));
}

TEST_CASE("without gravity nothing is divided by zero") {
  gait::Upward upward;
  upward.design(0.005F, 1.5F);
  for (int i = 0; i < 100; ++i) CHECK(upward({0.0F, 0.0F, 0.0F}) == 0.0F);
}

TEST_CASE("up that was told is not looked for") {
  gait::Upward upward;
  upward.design(0.005F, 1.5F);
  upward.fix({0.0F, 0.0F, 2.0F});
  for (int i = 0; i < 400; ++i) CHECK(upward({9.81F, 0.0F, 4.0F}) == doctest::Approx(4.0));
}

TEST_CASE("a runner's pushes say where up is, though the mean leans") {
  for (const float mean_weight : {0.0F, 0.05F}) {
    gait::Upward upward;
    upward.design(0.005F, 1.5F, mean_weight);
    for (int i = 0; i < 2000; ++i) {
      const float push = 9.81F * (1.0F + static_cast<float>(std::sin(i * 0.1)));
      upward({-4.0F, 0.0F, push});  // a zero that is off to the side
    }
    CHECK(upward.up().z > (mean_weight > 0.0F ? 0.99F : 0.9F));
    if (mean_weight <= 0.0F) CHECK(upward.up().z < 0.95F);
  }
}

TEST_CASE("who hardly moves is stood upright by the mean") {
  gait::Upward upward;
  upward.design(0.005F, 1.5F, 0.05F);
  for (int i = 0; i < 2000; ++i)
    upward({2.0F * static_cast<float>(std::sin(i * 0.1)), 0.0F, 9.81F});
  CHECK(upward.up().z > 0.999F);
}
