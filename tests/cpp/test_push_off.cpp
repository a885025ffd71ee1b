#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "gait/push_off.hpp"

using gait::FootSettings;
using gait::Micros;

namespace {

constexpr std::int64_t kPeriod_us = 2000;

// A push that turns the toes down, fastest after 0.1 s, as a shoe's gyroscope feels it.
float toes_up_radps(std::int64_t i) {
  const double s = 1e-6 * static_cast<double>(i * kPeriod_us);
  return static_cast<float>(-8.0 * std::exp(-(s - 0.1) * (s - 0.1) / (2.0 * 0.03 * 0.03)));
}

}  // namespace

TEST_CASE(
    "a push lets go where its rate has fallen to the chosen share, and is told once it is sure") {
  FootSettings settings;
  gait::SampleClock clock;
  for (std::int64_t i = -20; i < 0; ++i) clock(Micros{i * kPeriod_us});
  gait::FootSignals signals{settings};
  signals.mounted({0.0F, 1.0F, 0.0F});
  signals.design(clock);
  signals.settle({});
  gait::PushOff push{settings};
  push.begin();
  Micros told{};
  for (std::int64_t i = 0; i < 90 && told == Micros{}; ++i) {
    signals({gait::Lanes{0.0F, 0.0F, 9.8F, 0.0F}, gait::Lanes{0.0F, toes_up_radps(i), 0.0F, 0.0F}});
    push.see(Micros{i * kPeriod_us}, signals);
    if (push.gone(Micros{i * kPeriod_us}, signals)) told = Micros{i * kPeriod_us};
  }
  CHECK(push.fastest_radps() == doctest::Approx(8.0).epsilon(0.03));
  CHECK(1e-3 * static_cast<double>(push.fastest_at().count()) ==
        doctest::Approx(100.0).epsilon(0.04));
  // exp(-x^2 / 2 sd^2) = 0.955 at x = 0.304 sd, 0.80 at 0.668 sd.
  CHECK(1e-3 * static_cast<double>(push.let_go_at().count()) ==
        doctest::Approx(109.1).epsilon(0.04));
  CHECK(told > push.let_go_at());
  CHECK(told - push.let_go_at() < Micros{26000});
}
