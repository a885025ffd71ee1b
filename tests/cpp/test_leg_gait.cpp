#include <doctest/doctest.h>

#include <cmath>

#include "gait/leg_gait.hpp"

using gait::Gait;
using gait::LegGait;

namespace {

constexpr float kPeriod_s = 0.005F;

// Shaken by so much on average, jolted once every `beat_s`, and for `light_s` of it without weight.
struct Leg {
  Leg() {
    told.design(kPeriod_s);
    told.interrupt(9.8F);
  }
  void move(float seconds, float size_mps2, float beat_s, float light_s = 0.0F) {
    for (float end_s = now_s + seconds; now_s < end_s; now_s += kPeriod_s) {
      const float phase_s = std::fmod(now_s, beat_s);
      told(size_mps2, phase_s < 0.05F ? 1500.0F : 30.0F, phase_s < light_s ? phase_s : 0.0F);
    }
  }
  LegGait told{gait::LegGaitSettings{}};
  float now_s{};
};

Gait after(float size_mps2, float beat_s, float light_s = 0.0F) {
  Leg leg;
  leg.move(6.0F, size_mps2, beat_s, light_s);
  return leg.told.gait();
}

}  // namespace

TEST_CASE("a leg's gait is told by its beat and by how hard it is shaken") {
  CHECK(after(12.0F, 1.08F) == Gait::walking);
  CHECK(after(19.0F, 0.76F) == Gait::running);
  CHECK(after(12.8F, 0.7F) == Gait::quick_feet);
  CHECK(after(16.0F, 0.38F) == Gait::hopping);
}

TEST_CASE("where size and beat contradict each other the beat is believed") {
  CHECK(after(17.0F, 1.2F) == Gait::walking);   // nobody runs 100 steps a minute
  CHECK(after(12.0F, 0.38F) == Gait::walking);  // and no hop is so soft
}

TEST_CASE("without weight again and again is a hop at once, once a stride is none") {
  Leg leg;
  leg.move(1.1F, 16.0F, 0.4F, 0.12F);
  CHECK(leg.told.gait() == Gait::hopping);
  CHECK(after(12.0F, 1.1F, 0.12F) == Gait::walking);
}

TEST_CASE("a quick foot is up until its beat is nearly over, and a hop may land then") {
  Leg quick, hop;
  quick.move(6.0F, 12.8F, 0.7F);
  CHECK(quick.told.early(0.3F));
  CHECK_FALSE(quick.told.early(0.6F));
  CHECK_FALSE(quick.told.hopped(0.6F));
  hop.move(6.0F, 16.0F, 0.38F);
  CHECK_FALSE(hop.told.hopped(0.2F));
  CHECK(hop.told.hopped(0.3F));
  CHECK_FALSE(hop.told.early(0.2F));
}

TEST_CASE("who may move otherwise now is looked at anew") {
  Leg leg;
  leg.move(6.0F, 16.0F, 0.38F);
  CHECK(leg.told.springs());
  leg.told.forget();
  CHECK(leg.told.gait() == Gait::unknown);
  CHECK_FALSE(leg.told.runs());
}
