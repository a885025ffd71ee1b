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
// The trap: rotate by a whole small turn each moment; adding x w dt alone stretches the vectors.
#pragma once
#include "gait/foot_history.hpp"

namespace gait {

struct FootPath {
  float length_m{kAbsent};  // along the belt
  float lift_m{kAbsent};    // highest above where it stood
  float time_s{kAbsent};
};

namespace detail {

// `v` as seen from axes that turn by `turn` radians (Rodrigues' formula to the fourth order).
inline Lanes turned(const Lanes& v, const Lanes& turn) {
  const float square = dot(turn, turn);
  const Lanes once = cross(v, turn);
  return v + lanes(1.0F - square / 6.0F) * once + lanes(0.5F - square / 24.0F) * cross(once, turn);
}

struct Way {
  Lanes up, velocity, position;
  float highest_m{}, time_s{};
  bool followed{true};
};

// `drift_mps` is the vertical velocity that a first pass ended with, over `whole_s`.
inline Way integrate(const FootHistory& history, std::size_t from, std::size_t to, const Lanes& up,
                     float drift_mps, float whole_s) {
  constexpr auto kGravity = static_cast<float>(kGravity_mps2);
  Way way{up, {}, {}};
  for (std::size_t age = from; age > to; --age) {
    const auto& now = history.back(age);
    const auto& next = history.back(age - 1);
    const float dt_s = static_cast<float>((next.time - now.time).count()) * 1e-6F;
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
    const float drifted = whole_s > 0.0F ? 0.5F * drift_mps * way.time_s * way.time_s / whole_s : 0;
    const float height_m = dot(way.position, way.up) - drifted;
    if (height_m > way.highest_m) way.highest_m = height_m;
  }
  return way;
}

}  // namespace detail

// From the moment of age `from` to the younger `to`, `up` being up in the sensor's axes at first.
inline FootPath foot_path(const FootHistory& history, std::size_t from, std::size_t to,
                          const Lanes& up) {
  const auto first = detail::integrate(history, from, to, up, 0.0F, 0.0F);
  if (!first.followed) return {};
  const float vertical_mps = dot(first.velocity, first.up);
  const auto way = detail::integrate(history, from, to, up, vertical_mps, first.time_s);
  const Lanes moved = way.position - way.velocity * lanes(0.5F * way.time_s);
  return {length(moved - lanes(dot(moved, way.up)) * way.up), way.highest_m, way.time_s};
}

}  // namespace gait
