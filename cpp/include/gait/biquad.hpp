// Second-order Butterworth filters: what takes noise off a footfall without moving it
// unpredictably. A low-pass delays everything well below its corner by sqrt(2) / (2 pi fc);
// detectors subtract that `delay_s`, so that event times do not depend on the filter. Bilinear
// transform with pre-warping, transposed direct form II (Oppenheim & Schafer, ch. 6 and 7). The
// trap: float coefficients are good down to fc = fs / 1000; below that use `Biquad<double>`.
#pragma once
#include "gait/math.hpp"

namespace gait {

struct Coefficients {
  double b0{1.0}, b1{}, b2{}, a1{}, a2{};
};

// The corner is kept below 0.45 of the rate: a slow sensor gets the widest filter that exists.
constexpr double reachable_hz(double corner_hz, double rate_hz) {
  return corner_hz < 0.45 * rate_hz ? corner_hz : 0.45 * rate_hz;
}

constexpr Coefficients butterworth_low_pass(double corner_hz, double rate_hz) {
  const double k = tan(kPi * reachable_hz(corner_hz, rate_hz) / rate_hz);
  constexpr double kRoot2 = 1.41421356237309504880;
  const double norm = 1.0 / (1.0 + kRoot2 * k + k * k);
  return {k * k * norm, 2.0 * k * k * norm, k * k * norm, 2.0 * (k * k - 1.0) * norm,
          (1.0 - kRoot2 * k + k * k) * norm};
}

constexpr Coefficients butterworth_high_pass(double corner_hz, double rate_hz) {
  const double k = tan(kPi * reachable_hz(corner_hz, rate_hz) / rate_hz);
  constexpr double kRoot2 = 1.41421356237309504880;
  const double norm = 1.0 / (1.0 + kRoot2 * k + k * k);
  return {norm, -2.0 * norm, norm, 2.0 * (k * k - 1.0) * norm, (1.0 - kRoot2 * k + k * k) * norm};
}

// How late slow changes leave this filter: minus the derivative of its phase at 0 Hz.
constexpr double delay_s(const Coefficients& c, double rate_hz) {
  const double b = c.b0 + c.b1 + c.b2;
  const double a = 1.0 + c.a1 + c.a2;
  return ((c.b1 + 2.0 * c.b2) / b - (c.a1 + 2.0 * c.a2) / a) / rate_hz;
}

template <class T>
class Biquad {
 public:
  constexpr Biquad() = default;
  constexpr explicit Biquad(const Coefficients& c) { set(c); }

  // New coefficients keep the state: a rate that drifts by a percent must not ring.
  constexpr void set(const Coefficients& c) {
    b0_ = static_cast<T>(c.b0);
    b1_ = static_cast<T>(c.b1);
    b2_ = static_cast<T>(c.b2);
    a1_ = static_cast<T>(c.a1);
    a2_ = static_cast<T>(c.a2);
  }

  // As if `value` had always been there: no transient at the start.
  constexpr void settle(T value) {
    const T out = value * (b0_ + b1_ + b2_) / (T{1} + a1_ + a2_);
    s2_ = b2_ * value - a2_ * out;
    s1_ = b1_ * value - a1_ * out + s2_;
  }

  constexpr T operator()(T value) {
    const T out = b0_ * value + s1_;
    // Only what needs `out` waits for it: the next sample can follow sooner.
    s1_ = (b1_ * value + s2_) - a1_ * out;
    s2_ = b2_ * value - a2_ * out;
    return out;
  }

 private:
  T b0_{1}, b1_{}, b2_{}, a1_{}, a2_{};
  T s1_{}, s2_{};
};

}  // namespace gait
