#include <doctest/doctest.h>

#include <cmath>

#include "gait/foot_stride.hpp"

using gait::FootStrides;
using gait::Lanes;
using gait::Micros;

namespace {

constexpr double kRate_hz = 208.0;
const Lanes kToesUp{0.0F, -1.0F, 0.0F, 0.0F};  // y to the left: toes up turns against it

// A sole that lands toes up by `strike`, is flat after 60 ms, stands, and lifts its heel.
double pitch_rate(double t, double strike_rad) {
  if (t > 0.0 && t < 0.06) return -strike_rad / 0.06;
  return t > 0.17 ? -6.0 : 0.0;
}

std::optional<gait::FootStride> contact(double strike_rad, float bias_radps,
                                        float slap_mps2 = 0.0F) {
  FootStrides strides;
  strides.design(static_cast<float>(kRate_hz));
  for (int i = -40; i < 60; ++i) {
    const double t = i / kRate_hz;
    const auto rate = static_cast<float>(pitch_rate(t, strike_rad)) + bias_radps;
    const bool slaps = t > 0.055 && t < 0.062;
    const float jolt = t >= 0.0 && t < 0.01 ? 90.0F : slaps ? slap_mps2 : 0.0F;
    strides.add(Micros{1'000'000 + static_cast<std::int64_t>(t * 1e6)},
                {Lanes{0.0F, 0.0F, 9.8F + jolt, 0.0F}, Lanes{0.0F, -rate, 0.0F, 0.0F}});
  }
  return strides.end(Micros{1'000'000}, Micros{1'240'000}, kToesUp);
}

}  // namespace

TEST_CASE("the strike angle is how far the sole turned until it was flat, bias or not") {
  for (const double strike : {0.30, 0.02, -0.14}) {
    for (const float bias : {0.0F, 0.05F}) {
      const auto stride = contact(strike, bias);
      REQUIRE(stride.has_value());
      CHECK(stride->strike_rad == doctest::Approx(strike).epsilon(0.02).scale(1.0));
    }
  }
}

TEST_CASE("the landing's rate and sharpness are those of the landing") {
  const auto stride = contact(0.30, 0.0F);
  REQUIRE(stride.has_value());
  CHECK(stride->strike_rate_radps == doctest::Approx(-0.30 / 0.06).epsilon(0.15));
  CHECK(stride->peak_mps2 == doctest::Approx(99.8).epsilon(0.01));
  CHECK(stride->jerk_mps3 == doctest::Approx(90.0 * kRate_hz).epsilon(0.02));
}

TEST_CASE("a second blow is told apart from the landing's") {
  CHECK(contact(-0.3, 0.0F)->slap_mps3 == 0.0F);
  const auto slammed = contact(-0.3, 0.0F, 40.0F);
  CHECK(slammed->slap_mps3 == doctest::Approx(40.0 * kRate_hz).epsilon(0.02));
  CHECK(slammed->jerk_mps3 == doctest::Approx(90.0 * kRate_hz).epsilon(0.02));
}

TEST_CASE("one contact has no stride yet, and what is not kept has no landing") {
  const auto stride = contact(0.2, 0.0F);
  REQUIRE(stride.has_value());
  CHECK(std::isnan(stride->length_m));
  CHECK(std::isnan(stride->speed_mps));
  FootStrides empty;
  empty.design(208.0F);
  CHECK_FALSE(empty.end(Micros{1}, Micros{2}, kToesUp).has_value());
}
