#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "gait/biquad.hpp"

using gait::Biquad;
using gait::butterworth_high_pass;
using gait::butterworth_low_pass;

namespace {

// The largest output to a sine of this frequency after its first second.
double gain(Biquad<float> filter, double hz, double rate_hz) {
  double largest = 0.0;
  for (int i = 0; i < 4 * static_cast<int>(rate_hz); ++i) {
    const double out = static_cast<double>(
        filter(static_cast<float>(std::sin(2.0 * gait::kPi * hz * i / rate_hz))));
    if (i > static_cast<int>(rate_hz)) largest = std::max(largest, std::abs(out));
  }
  return largest;
}

}  // namespace

TEST_CASE("a Butterworth filter halves the power at its corner") {
  for (const double rate : {100.0, 500.0, 1600.0}) {
    CHECK(gain(Biquad<float>{butterworth_low_pass(20.0, rate)}, 20.0, rate) ==
          doctest::Approx(std::sqrt(0.5)).epsilon(0.01));
    CHECK(gain(Biquad<float>{butterworth_high_pass(20.0, rate)}, 20.0, rate) ==
          doctest::Approx(std::sqrt(0.5)).epsilon(0.01));
  }
}

TEST_CASE("a settled low-pass starts where the signal is") {
  Biquad<float> filter{butterworth_low_pass(10.0, 500.0)};
  filter.settle(9.81F);
  for (int i = 0; i < 100; ++i) CHECK(filter(9.81F) == doctest::Approx(9.81F));
}

TEST_CASE("a ramp leaves the low-pass as late as the delay says") {
  const double rate = 416.0;
  const auto coefficients = butterworth_low_pass(30.0, rate);
  Biquad<double> filter{coefficients};
  double out = 0.0;
  for (int i = 0; i < 1000; ++i) out = filter(i / rate);
  CHECK(999.0 / rate - out == doctest::Approx(gait::delay_s(coefficients, rate)).epsilon(1e-6));
  CHECK(gait::delay_s(coefficients, rate) ==
        doctest::Approx(std::sqrt(2.0) / (2.0 * gait::kPi * 30.0)).epsilon(0.02));
}

TEST_CASE("a sensor too slow for the corner gets the widest filter there is") {
  CHECK(gait::reachable_hz(45.0, 50.0) == doctest::Approx(22.5));
  CHECK(gait::reachable_hz(45.0, 500.0) == doctest::Approx(45.0));
}
