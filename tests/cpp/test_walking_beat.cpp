#include <doctest/doctest.h>

#include "gait/math.hpp"
#include "gait/slow_beat.hpp"

using gait::Period;
using gait::WalkingBeat;

namespace {

// Landings told of a body that is pushed up by a sine, top of the first swell at half a step.
int landings(double step_s, double size_mps2, double seconds, double* worst_s = nullptr) {
  WalkingBeat beat;
  constexpr double kRate_hz = 50.0;
  beat.design(Period{static_cast<float>(1.0 / kRate_hz)});
  beat.begin();
  int told = 0;
  for (int i = 0; i < static_cast<int>(seconds * kRate_hz); ++i) {
    const double t = i / kRate_hz;
    const double push = -0.5 * size_mps2 * gait::cos(2.0 * gait::kPi * t / step_s);
    const auto ago_s = beat(static_cast<float>(push));
    if (!ago_s) continue;
    ++told;
    const double landed = t - static_cast<double>(*ago_s) + 0.17 * step_s - 0.5 * step_s;
    const double off = landed - step_s * static_cast<double>(static_cast<int>(landed / step_s));
    const double wrong_s = off < 0.5 * step_s ? off : step_s - off;
    if (worst_s != nullptr && wrong_s > *worst_s) *worst_s = wrong_s;
  }
  return told;
}

}  // namespace

TEST_CASE("every step of a walk is told, from the third on, and when it was") {
  for (const double step_s : {0.42, 0.55, 0.8}) {
    double worst_s = 0.0;
    const int steps = landings(step_s, 3.0, 20.0 * step_s, &worst_s);
    CHECK(steps >= 16);
    CHECK(steps <= 18);
    CHECK(worst_s < 0.025);
  }
}

TEST_CASE("swaying, trembling and running are no walk") {
  CHECK(landings(0.55, 0.6, 30.0) == 0);   // too little
  CHECK(landings(1.6, 6.0, 30.0) == 0);    // knee bends
  CHECK(landings(0.33, 12.0, 30.0) == 0);  // as quick as running
  CHECK(landings(0.55, 40.0, 30.0) == 0);  // jumps
}

TEST_CASE("a rise that came to nothing is forgotten") {
  WalkingBeat beat;
  beat.design(Period{0.02F});
  beat.begin();
  int told = 0;
  for (int i = 0; i < 100; ++i) told += beat(0.6F).has_value();
  for (int i = 0; i < 500; ++i) {
    const auto push = static_cast<float>(gait::sin(2.0 * gait::kPi * i / 28.0));
    told += beat(push).has_value();
  }
  CHECK(told > 12);
}

TEST_CASE("whoever ran, paused and then marches is found again") {
  for (const int pause : {0, 20, 40, 60, 90}) {
    WalkingBeat beat;
    beat.design(Period{0.02F});
    beat.begin();
    for (int i = 0; i < 500; ++i) {
      beat(static_cast<float>(9.0 * gait::sin(2.0 * gait::kPi * i / 18.0)));
    }
    for (int i = 0; i < pause; ++i) beat(-0.5F);
    int told = 0;
    for (int i = 0; i < 500; ++i) {
      told += beat(static_cast<float>(gait::sin(2.0 * gait::kPi * i / 31.0))).has_value();
    }
    CHECK(told > 10);
  }
}
