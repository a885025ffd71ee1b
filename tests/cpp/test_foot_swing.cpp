#include <doctest/doctest.h>

#include <optional>

#include "gait/foot_swing.hpp"

using gait::Micros;

namespace {

constexpr std::int64_t kPeriod_us = 2000;

// A shoe's swing, as a test makes it: so fast toes up, so hard a jolt.
struct Swung {
  gait::FootSettings settings{};
  gait::FootSignals signals{settings};
  gait::FootUsual usual{settings};
  gait::FootSwing swing{settings.landing};
  std::int64_t now{};
  float z_mps2{9.8F};

  Swung() {
    gait::SampleClock clock;
    for (std::int64_t i = -20; i < 0; ++i) clock(Micros{i * kPeriod_us});
    signals.mounted({0.0F, 1.0F, 0.0F});
    signals.design(clock);
    signals.settle({gait::lanes(0.0F, 0.0F, z_mps2), gait::lanes(0.0F)});
    swing.design(signals.period_s());
    swing.lose();
    swing.begin(0.0F);
  }

  std::optional<gait::Landing> see(float toes_up_radps) {
    signals({gait::lanes(0.0F, 0.0F, z_mps2), gait::lanes(0.0F, toes_up_radps, 0.0F)});
    swing.feel(signals);
    return swing({Micros{kPeriod_us * now++}, settings, signals, usual, false});
  }
  std::optional<gait::Landing> see(float toes_up_radps, int samples) {
    std::optional<gait::Landing> found;
    for (int i = 0; i < samples && !found; ++i) found = see(toes_up_radps);
    return found;
  }
};

}  // namespace

TEST_CASE("a foot that has swung forward lands with a jolt") {
  Swung foot;
  CHECK_FALSE(foot.see(8.0F, 100).has_value());
  CHECK_FALSE(foot.see(0.0F, 20).has_value());
  foot.z_mps2 = 60.0F;
  const auto landed = foot.see(0.0F, 10);
  REQUIRE(landed.has_value());
  CHECK(landed->hard);
  CHECK_FALSE(foot.swing.hops());
  CHECK(foot.swing.turned_at() > Micros{190'000});
}

TEST_CASE("a jolt in the forward swing is no landing") {
  Swung foot;
  CHECK_FALSE(foot.see(8.0F, 100).has_value());
  foot.z_mps2 = 60.0F;
  CHECK_FALSE(foot.see(8.0F, 20).has_value());
}

TEST_CASE("a foot that left the ground and comes down as it went up hops") {
  Swung foot;
  foot.swing.leave(0.0F);
  CHECK_FALSE(foot.see(0.5F, 100).has_value());
  foot.z_mps2 = 80.0F;
  REQUIRE(foot.see(0.5F, 10).has_value());
  CHECK(foot.swing.hops());
  CHECK_FALSE(foot.swing.left());
}

TEST_CASE("toes that turn down for long have landed unheard") {
  Swung foot;
  foot.see(8.0F, 100);
  for (int i = 0; i < 60 && !foot.swing.missed(); ++i) foot.see(-8.0F);
  CHECK(foot.swing.missed());
}
