#include <doctest/doctest.h>

#include <cmath>

#include "gait/foot_steps.hpp"
#include "gait/math.hpp"

using gait::EventKind;
using gait::FootSteps;
using gait::Micros;
using gait::Motion;

namespace {

constexpr int kPeriod_us = 4808;
constexpr double kStands_s = 1.0;

double lobe(double t, double begin, double end) {
  if (t <= begin || t >= end) return 0.0;
  const double s = std::sin(gait::kPi * (t - begin) / (end - begin));
  return s * s;
}

// Hops on the spot, three a second: the toes land first, the heel comes down and rises again; in
// the air the foot comes slowly back to where it lands.
Motion hop(double t) {
  const double phase = std::fmod(t, 1.0 / 3.0);
  const double toes_up =
      9.0 * lobe(phase, 0.0, 0.07) - 8.0 * lobe(phase, 0.10, 0.25) + 1.5 * lobe(phase, 0.22, 0.38);
  const double jolt = 60.0 * lobe(phase, 0.0, 0.03);
  return {gait::lanes(gait::Vec3{0.0F, 0.0F, static_cast<float>(9.8 + jolt)}),
          gait::lanes(gait::Vec3{0.0F, static_cast<float>(-toes_up), 0.0F})};
}

FootSteps designed(int period_us = kPeriod_us) {
  gait::SampleClock clock;
  for (int i = 0; i < 300; ++i) clock(Micros{i * period_us});
  FootSteps steps;
  steps.design(clock);
  steps.begin();
  return steps;
}

}  // namespace

TEST_CASE("hops are found without a swing") {
  FootSteps steps = designed();
  int landed = 0;
  int left = 0;
  for (int i = 0; i < 2000; ++i) {
    const double t = i * kPeriod_us * 1e-6;
    const Motion motion = hop(t < kStands_s ? 0.09 : 0.09 + t - kStands_s);  // heels up first
    const auto event = steps.sample(Micros{i * kPeriod_us}, motion);
    if (!event || t < 3.0) continue;
    (event->kind == EventKind::initial_contact ? landed : left)++;
    if (event->kind != EventKind::initial_contact) continue;
    const double at = static_cast<double>(event->time.count()) * 1e-6 - kStands_s + 0.09;
    CHECK(std::abs(std::remainder(at, 1.0 / 3.0)) < 0.008);
  }
  CHECK(landed >= 19);
  CHECK(std::abs(landed - left) <= 1);
}

TEST_CASE("a slow sensor, which does not see how a hop lands, soon says nothing of it") {
  constexpr int kSlow_us = 19231;
  FootSteps steps = designed(kSlow_us);
  for (int i = 0; i < 500; ++i) {
    const double t = i * kSlow_us * 1e-6;
    const Motion motion = hop(t < kStands_s ? 0.09 : 0.09 + t - kStands_s);
    const bool told = steps.sample(Micros{i * kSlow_us}, motion).has_value();
    if (t > kStands_s + 1.0) CHECK_FALSE(told);
  }
}

TEST_CASE("where the samples end in a push it is as good as over, and only there") {
  FootSteps steps = designed();
  bool foretold = false;
  for (int i = 0; i < 1200; ++i) {
    const double t = i * kPeriod_us * 1e-6;
    steps.sample(Micros{i * kPeriod_us}, hop(t < kStands_s ? 0.09 : 0.09 + t - kStands_s));
    if (t < 4.0) continue;
    FootSteps ended = steps;
    const double phase = std::fmod(t - kStands_s + 0.09, 1.0 / 3.0);
    const auto off = ended.finish();
    if (off) {
      foretold = true;
      CHECK(off->kind == EventKind::toe_off);
      CHECK(off->estimated);
      CHECK(std::abs(phase - 0.185) < 0.03);
      CHECK_FALSE(ended.finish().has_value());
    }
  }
  CHECK(foretold);
}

TEST_CASE("who begins in the middle of a push has not left the ground yet") {
  FootSteps steps = designed();
  for (int i = 0; i < 20; ++i) {
    const auto w = static_cast<float>(8.0 * gait::cos(i * kPeriod_us * 1e-6 * 20.0));
    const Motion motion{gait::lanes(gait::Vec3{0.0F, 0.0F, 9.8F}),
                        gait::lanes(gait::Vec3{0.0F, w, 0.0F})};
    CHECK_FALSE(steps.sample(Micros{i * kPeriod_us}, motion).has_value());
  }
}
