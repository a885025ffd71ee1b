// The way of a shoe from one mid-stance to the next, by integrating twice what its sensor felt.
// While the sole lies on the belt it moves with the belt, so the velocity against the belt is zero
// at both ends; what the integral ends with instead is drift and is taken out evenly (zero velocity
// update; Bailey & Harle 2015 for running feet). Everything is held in the sensor's own axes, which
// turn with w:
//
//   u' = u x w             up
//   v' = v x w + a - g u   velocity against the belt
//   p' = p x w + v         position
//
// Up need not be known for the length: with no velocity at either end, what the forces of a whole
// stride add up to is gravity's alone, so their sum points up. That is truer than what the shoe
// feels while it stands, for who lands on the toes and leaves soon never stands still.
//
// The trap: rotate by a whole small turn each moment; adding x w dt alone stretches the vectors.
#pragma once
#include <array>

#include "gait/foot_history.hpp"

namespace gait {

struct FootPath {
  float length_m{kAbsent};  // along the belt
  float lift_m{kAbsent};    // highest above where it stood
  float time_s{kAbsent};
  Lanes up{};  // at the end, in the sensor's axes; of length zero when unknown
};

// Room for the heights on the way, by age; kept by who asks, for a pod's stack is small.
using FootHeights = std::array<float, FootHistory::kKept>;

namespace detail {

// `v` as seen from axes that turn by `turn` radians (Rodrigues' formula to the fourth order).
inline Lanes turned(const Lanes& v, const Lanes& turn) {
  const float square = dot(turn, turn);
  const Lanes once = cross(v, turn);
  return v + lanes(1.0F - square / 6.0F) * once + lanes(0.5F - square / 24.0F) * cross(once, turn);
}

struct Way {
  Lanes up, velocity, position;
  float time_s{};
  bool followed{true};
};

inline float apart_s(const FootHistory& history, std::size_t age) {
  return static_cast<float>((history.back(age - 1).time - history.back(age).time).count()) * 1e-6F;
}

inline Way integrate(const FootHistory& history, std::size_t from, std::size_t to, const Lanes& up,
                     FootHeights& heights) {
  constexpr auto kGravity = static_cast<float>(kGravity_mps2);
  Way way{up, {}, {}};
  for (std::size_t age = from; age > to; --age) {
    const auto& now = history.back(age);
    const auto& next = history.back(age - 1);
    const float dt_s = apart_s(history, age);
    const Lanes half = lanes(0.5F * dt_s);
    const Lanes turn = (now.motion.rate_radps + next.motion.rate_radps) * half;
    if (dot(turn, turn) > 1.0F) way.followed = false;  // sampled too slowly to know how it turned
    const Lanes pushed = now.motion.acceleration_mps2 - lanes(kGravity) * way.up;
    const Lanes before = turned(way.velocity + pushed * half, turn);
    way.up = turned(way.up, turn);
    const Lanes after = before + (next.motion.acceleration_mps2 - lanes(kGravity) * way.up) * half;
    way.position = turned(way.position + way.velocity * half, turn) + after * half;
    way.velocity = after;
    way.time_s += dt_s;
    heights[age - 1] = dot(way.position, way.up);
  }
  return way;
}

// The vertical velocity that was left at the end is drift, and grew evenly.
inline float highest_m(const FootHistory& history, std::size_t from, std::size_t to,
                       const FootHeights& heights, float drift_mps, float whole_s) {
  const float drift_mps2 = whole_s > 0.0F ? drift_mps / whole_s : 0.0F;
  float highest = 0.0F;
  float time_s = 0.0F;
  for (std::size_t age = from; age > to; --age) {
    time_s += apart_s(history, age);
    const float height_m = heights[age - 1] - 0.5F * drift_mps2 * time_s * time_s;
    if (height_m > highest) highest = height_m;
  }
  return highest;
}

}  // namespace detail

// From the moment of age `from` to the younger `to`, `up` being about up in the sensor's axes at
// first.
inline FootPath foot_path(const FootHistory& history, std::size_t from, std::size_t to,
                          const Lanes& up, FootHeights& heights) {
  constexpr auto kGravity = static_cast<float>(kGravity_mps2);
  const auto way = detail::integrate(history, from, to, up, heights);
  if (!way.followed) return {};
  const float vertical_mps = dot(way.velocity, way.up);
  const float lift_m = detail::highest_m(history, from, to, heights, vertical_mps, way.time_s);
  const Lanes moved = way.position - way.velocity * lanes(0.5F * way.time_s);
  const Lanes pushed = way.velocity + lanes(kGravity * way.time_s) * way.up;
  const float pushed_mps = length(pushed);
  if (!(pushed_mps > 0.0F)) return {};
  const Lanes truly_up = pushed / lanes(pushed_mps);
  return {length(moved - lanes(dot(moved, truly_up)) * truly_up), lift_m, way.time_s, truly_up};
}

}  // namespace gait
