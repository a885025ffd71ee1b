// Sine, cosine, tangent and arc tangent of our own. Mathematical libraries differ in the last bit
// between machines; these use only + - * /, so the pod, the Raspberry Pi and the PC agree.
// Errors stay below 1e-11 for angles within a few turns (tests/cpp/test_math.cpp). Series: Taylor,
// after reduction to an eighth of a turn.
#pragma once
#include <cmath>

namespace gait {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kGravity_mps2 = 9.80665;

namespace detail {

// For |a| <= pi/4.
constexpr double sin_small(double a) {
  const double s = a * a;
  return a * (1.0 -
              s / 6.0 *
                  (1.0 - s / 20.0 *
                             (1.0 - s / 42.0 *
                                        (1.0 - s / 72.0 * (1.0 - s / 110.0 * (1.0 - s / 156.0))))));
}

constexpr double cos_small(double a) {
  const double s = a * a;
  return 1.0 -
         s / 2.0 *
             (1.0 -
              s / 12.0 *
                  (1.0 - s / 30.0 *
                             (1.0 - s / 56.0 *
                                        (1.0 - s / 90.0 * (1.0 - s / 132.0 * (1.0 - s / 182.0))))));
}

// Quarter turns nearest to the angle, and what remains.
struct Reduced {
  long quarter;
  double rest;
};

constexpr Reduced reduce(double angle_rad) {
  const double turns = angle_rad * (2.0 / kPi);
  const long quarter = static_cast<long>(turns < 0.0 ? turns - 0.5 : turns + 0.5);
  return {quarter, angle_rad - static_cast<double>(quarter) * (kPi / 2.0)};
}

}  // namespace detail

constexpr double sin(double angle_rad) {
  const auto [quarter, rest] = detail::reduce(angle_rad);
  const double value = (quarter & 1) != 0 ? detail::cos_small(rest) : detail::sin_small(rest);
  return (quarter & 2) != 0 ? -value : value;
}

constexpr double cos(double angle_rad) {
  const auto [quarter, rest] = detail::reduce(angle_rad);
  const double value = (quarter & 1) != 0 ? detail::sin_small(rest) : detail::cos_small(rest);
  return ((quarter + 1) & 2) != 0 ? -value : value;
}

constexpr double tan(double angle_rad) { return sin(angle_rad) / cos(angle_rad); }

// Arc tangent of y / x in the right quadrant, -pi to pi; 0 for (0, 0).
constexpr double atan2(double y, double x) {
  const double ax = x < 0.0 ? -x : x;
  const double ay = y < 0.0 ? -y : y;
  const double longer = ax > ay ? ax : ay;
  if (!(longer > 0.0)) return 0.0;
  double ratio = (ax > ay ? ay : ax) / longer;
  // Towards zero by the angle whose tangent is one half: |ratio| is then at most 1/2.
  double offset = 0.0;
  if (ratio > 0.25) {
    constexpr double kAtanHalf = 0.46364760900080611621;
    ratio = (ratio - 0.5) / (1.0 + 0.5 * ratio);
    offset = kAtanHalf;
  }
  const double s = ratio * ratio;
  double sum = 0.0;
  for (int term = 23; term >= 1; term -= 2) sum = 1.0 / term - s * sum;
  double angle = offset + ratio * sum;
  if (ay > ax) angle = kPi / 2.0 - angle;
  if (x < 0.0) angle = kPi - angle;
  return y < 0.0 ? -angle : angle;
}

}  // namespace gait
