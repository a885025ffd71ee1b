// What an inertial sensor measured, without its time: the value a Bridge carries over a lost
// sample.
#pragma once
#include <cmath>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/sample.hpp"

namespace gait {

struct Motion {
  Vec3 acceleration_mps2{};
  Vec3 rate_radps{};
};

constexpr Motion between(const Motion& from, const Motion& to, float part) {
  return {between(from.acceleration_mps2, to.acceleration_mps2, part),
          between(from.rate_radps, to.rate_radps, part)};
}

constexpr float dot(const Vec3& a, const Vec3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline float length(const Vec3& v) { return std::sqrt(dot(v, v)); }
constexpr Vec3 minus(const Vec3& a, const Vec3& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vec3 times(const Vec3& v, float by) { return {v.x * by, v.y * by, v.z * by}; }

// True when every axis is a number below `limit`; false for NaN and infinities.
constexpr bool within(const Vec3& v, float limit) { return dot(v, v) < limit * limit; }

// One filter an axis.
class Smooth3 {
 public:
  void set(const Coefficients& c) { x_.set(c), y_.set(c), z_.set(c); }
  void settle(const Vec3& v) { x_.settle(v.x), y_.settle(v.y), z_.settle(v.z); }
  Vec3 operator()(const Vec3& v) { return {x_(v.x), y_(v.y), z_(v.z)}; }

 private:
  Biquad<float> x_{}, y_{}, z_{};
};

}  // namespace gait
