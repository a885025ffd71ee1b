// A body for the tests of posture: stands for four seconds, then swings and bounces with a stride.
#pragma once
#include "gait/inclination.hpp"
#include "gait/math.hpp"

namespace moving {

constexpr double kRate_hz = 200.0;
constexpr float kPeriod_s = 0.005F;
constexpr double kStride_s = 0.72;
constexpr double kStandUntil_s = 4.0;

// What a sensor worn straight (x forward, y left, z up) feels of a body that leans by `lean_rad`
// and drops from side to side by `drop_rad`, pushed up in half sines, with braking before pushing.
struct Body {
  double lean_rad{};
  double drop_rad{};
  double push_forward_mps2{2.0};
  gait::Vec3 bias_radps{0.0F, 0.0F, 0.0F};

  gait::Motion at(double t) const {
    if (t < kStandUntil_s) return felt(0.0, 0.0, 0.0, 0.0, gait::kGravity_mps2, 0.0);
    const double ease = t - kStandUntil_s < 1.0 ? t - kStandUntil_s : 1.0;
    const double easing = t - kStandUntil_s < 1.0 ? 1.0 : 0.0;
    const double phase = 2.0 * gait::kPi * (t - kStandUntil_s) / kStride_s;
    const double turn_radps = 2.0 * gait::kPi / kStride_s;
    const double roll = ease * drop_rad * gait::sin(phase);
    const double roll_rate =
        drop_rad * (easing * gait::sin(phase) + ease * turn_radps * gait::cos(phase));
    // Twice a stride; the body sinks fastest where it brakes hardest.
    const double up = gait::kGravity_mps2 * (1.0 - 0.9 * gait::cos(2.0 * phase));
    const double forward = -push_forward_mps2 * gait::sin(2.0 * phase);
    return felt(ease * lean_rad, easing * lean_rad, roll, roll_rate, up, forward);
  }

 private:
  // Lean turns about the left axis, roll about the forward axis; small angles add.
  gait::Motion felt(double lean, double lean_rate, double roll, double roll_rate, double up,
                    double forward) const {
    const auto f = [](double value) { return static_cast<float>(value); };
    const double sl = gait::sin(lean), cl = gait::cos(lean);
    const double sr = gait::sin(roll), cr = gait::cos(roll);
    // World to body: roll about x after pitch about y.
    const double x = cl * forward - sl * up;
    const double z = sl * forward + cl * up;
    gait::Motion felt;
    felt.acceleration_mps2 = gait::lanes(f(x), f(sr * z), f(cr * z));
    felt.rate_radps = gait::lanes(f(roll_rate) + bias_radps.x, f(cr * lean_rate) + bias_radps.y,
                                  f(-sr * lean_rate) + bias_radps.z);
    return felt;
  }
};

}  // namespace moving
