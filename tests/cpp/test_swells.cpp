#include <doctest/doctest.h>

#include <cmath>

#include "gait/math.hpp"
#include "gait/swells.hpp"

using gait::Micros;
using gait::Swells;
using gait::SwellSettings;

namespace {

constexpr float kPeriod_s = 0.005F;

// One rounded swell from nothing to `top` and back within 0.2 s; how many were told.
int swell(Swells& swells, Micros& now, float top_mps2) {
  int told = 0;
  for (int i = 0; i < 40; ++i) {
    now += Micros{5000};
    const float turn = static_cast<float>(gait::kPi) * static_cast<float>(i) / 40.0F;
    told += swells(now, top_mps2 * std::sin(turn)).has_value() ? 1 : 0;
  }
  return told;
}

void pause(Swells& swells, Micros& now, int samples) {
  for (int i = 0; i < samples; ++i) swells(now += Micros{5000}, 0.0F);
}

Swells after(const SwellSettings& settings, Micros& now, int count) {
  Swells swells{settings};
  swells.set(kPeriod_s, 0.0F);
  swells.start();
  for (int i = 0; i < count; ++i) {
    pause(swells, now, 60);
    CHECK(swell(swells, now, 4.0F) == 1);
  }
  return swells;
}

}  // namespace

TEST_CASE("a swell that is too small to be sure of is none") {
  Micros now{};
  Swells swells = after({.sure_share = 0.4F}, now, 5);
  pause(swells, now, 60);
  CHECK(swell(swells, now, 1.4F) == 0);
  pause(swells, now, 60);
  CHECK(swell(swells, now, 1.8F) == 1);
}

TEST_CASE("what is usual was too much when nothing reaches it any more") {
  Micros now{};
  Swells swells = after({.sure_share = 0.4F}, now, 5);
  int told = 0;
  for (int i = 0; i < 6; ++i) {
    pause(swells, now, 60);
    told += swell(swells, now, 1.4F);
    if (i < 3) CHECK(told == 0);
  }
  CHECK(told >= 2);
}

TEST_CASE("a swell that comes early is one only if it is larger than usual") {
  const SwellSettings settings{.early_share = 1.2F, .shortest_s = 0.4F};
  for (const float top_mps2 : {4.0F, 6.0F}) {
    Micros now{};
    Swells swells = after(settings, now, 5);
    CHECK(swell(swells, now, top_mps2) == (top_mps2 > 4.8F ? 1 : 0));
  }
}

TEST_CASE("one broken swell teaches no more than half of what is usual") {
  Micros now{};
  Swells swells = after({}, now, 5);
  const float before_mps2 = swells.usual_mps2();
  pause(swells, now, 60);
  CHECK(swell(swells, now, 400.0F) == 1);
  CHECK(swells.usual_mps2() > before_mps2);
  CHECK(swells.usual_mps2() < 1.5F * before_mps2);
}

TEST_CASE("the first landing is what is usual, not what hummed before it") {
  Micros now{};
  Swells swells = after({}, now, 0);
  for (int i = 0; i < 5; ++i) {
    pause(swells, now, 60);
    swell(swells, now, 0.4F);
  }
  pause(swells, now, 60);
  CHECK(swell(swells, now, 4.0F) == 1);
  CHECK(swells.usual_mps2() > 3.5F);
  pause(swells, now, 60);
  CHECK(swell(swells, now, 0.9F) == 0);  // the frame still rings
}

TEST_CASE("later one blow moves what is usual but a little") {
  Micros now{};
  Swells swells = after({}, now, 5);
  const float usual_mps2 = swells.usual_mps2();
  pause(swells, now, 60);
  CHECK(swell(swells, now, 40.0F) == 1);
  CHECK(swells.usual_mps2() < 1.2F * usual_mps2);
}
