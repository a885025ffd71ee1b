// What an inertial sensor measured, without its time: the value a Bridge carries over a lost
// sample.
#pragma once
#include <cmath>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/lanes.hpp"
#include "gait/math.hpp"
#include "gait/sample.hpp"

namespace gait {

struct Motion {
  Lanes acceleration_mps2{};
  Lanes rate_radps{};
};

inline Motion between(const Motion& from, const Motion& to, float part) {
  const Lanes share = lanes(part);
  return {from.acceleration_mps2 + (to.acceleration_mps2 - from.acceleration_mps2) * share,
          from.rate_radps + (to.rate_radps - from.rate_radps) * share};
}

constexpr float dot(const Vec3& a, const Vec3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline float dot(const Lanes& a, const Lanes& b) {
  const Lanes p = a * b;
  return p[0] + p[1] + p[2];
}
// Whether a sensor feels its weight and hardly more; false for NaN.
[[gnu::always_inline]] inline bool about_1_g(const Lanes& acceleration_mps2, float within_mps2) {
  constexpr auto kG = static_cast<float>(kGravity_mps2);
  const float low = kG - within_mps2, high = kG + within_mps2;
  const float felt = dot(acceleration_mps2, acceleration_mps2);
  return felt > low * low && felt < high * high;
}
inline float length(const Vec3& v) { return std::sqrt(dot(v, v)); }
inline float length(const Lanes& v) { return std::sqrt(dot(v, v)); }
// False for NaN too.
inline bool within(const Lanes& v, float limit) { return dot(v, v) < limit * limit; }
// Of length one; unchanged when there is nothing to point along.
inline Lanes direction(const Lanes& v) {
  const float n = length(v);
  return n > 0.0F ? v * lanes(1.0F / n) : v;
}
constexpr Vec3 minus(const Vec3& a, const Vec3& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vec3 times(const Vec3& v, float by) { return {v.x * by, v.y * by, v.z * by}; }

// One filter for all three axes at once (see biquad.hpp for the form).
class Smooth3 {
 public:
  void set(const Coefficients& c) {
    b0_ = lanes(static_cast<float>(c.b0));
    b1_ = lanes(static_cast<float>(c.b1));
    b2_ = lanes(static_cast<float>(c.b2));
    a1_ = lanes(static_cast<float>(c.a1));
    a2_ = lanes(static_cast<float>(c.a2));
  }

  void settle(const Vec3& v) { settle(lanes(v)); }
  void settle(const Lanes& value) {
    const Lanes out = value * (b0_ + b1_ + b2_) / (lanes(1.0F) + a1_ + a2_);
    s2_ = b2_ * value - a2_ * out;
    s1_ = b1_ * value - a1_ * out + s2_;
  }

  Vec3 operator()(const Vec3& v) { return axes((*this)(lanes(v))); }
  Lanes operator()(const Lanes& value) {
    const Lanes out = b0_ * value + s1_;
    s1_ = b1_ * value - a1_ * out + s2_;
    s2_ = b2_ * value - a2_ * out;
    return out;
  }

 private:
  Lanes b0_{lanes(1.0F)}, b1_{}, b2_{}, a1_{}, a2_{};
  Lanes s1_{}, s2_{};
};

}  // namespace gait
