#include <doctest/doctest.h>

#include <cmath>

#include "gait/flat_sole.hpp"

using gait::FlatSole;
using gait::lanes;
using gait::Lanes;
using gait::Motion;
using gait::Vec3;

namespace {

const Lanes kToesUp = lanes(Vec3{0.0F, 1.0F, 0.0F});

// Up in the axes of a sensor that is turned by so much about `kToesUp`.
Lanes turned(float rad, float size = 1.0F) {
  return lanes(Vec3{-size * std::sin(rad), 0.0F, size * std::cos(rad)});
}

void rest(FlatSole& sole, float rad, int samples, float turns_radps = 0.0F) {
  for (int i = 0; i < samples; ++i)
    sole.see(Motion{turned(rad, 9.81F), lanes(Vec3{0.0F, turns_radps, 0.0F})});
}

}  // namespace

TEST_CASE("pitch is told against standing still, toes up positive") {
  FlatSole sole;
  sole.design(0.005F);
  CHECK(std::isnan(sole.pitch_rad(turned(0.0F), kToesUp)));
  rest(sole, 0.3F, 200);
  for (const float rad : {-0.5F, -0.1F, 0.0F, 0.4F})
    CHECK(sole.pitch_rad(turned(0.3F + rad), kToesUp) == doctest::Approx(rad).epsilon(0.001));
  CHECK(std::isnan(sole.pitch_rad(Lanes{}, kToesUp)));
}

TEST_CASE("the last stillness counts; a mid-stance is none") {
  FlatSole sole;
  sole.design(0.005F);
  rest(sole, 0.8F, 200);
  rest(sole, 0.0F, 400);
  CHECK(sole.pitch_rad(turned(0.2F), kToesUp) == doctest::Approx(0.2).epsilon(0.01));
  rest(sole, 0.4F, 10, 5.0F);
  rest(sole, 0.5F, 60);
  rest(sole, 0.5F, 400, 0.5F);
  CHECK(sole.pitch_rad(turned(0.2F), kToesUp) == doctest::Approx(0.2).epsilon(0.01));
}
