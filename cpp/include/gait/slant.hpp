// An angle by its two sides, as long as nobody asks for radians: to add up directions, and to find
// the widest of many, no arc tangent is needed.
#pragma once
#include "gait/math.hpp"

namespace gait {

struct Slant {
  float across{}, along{};
};

// Grows with the angle from -2 to 2, a right angle being 1: the place on a square that stands on
// its corner instead of on a circle.
constexpr float grade(const Slant& s) {
  const float wide = s.across < 0.0F ? -s.across : s.across;
  const float deep = s.along < 0.0F ? -s.along : s.along;
  const float whole = wide + deep;
  if (!(whole > 0.0F)) return 0.0F;
  const float place = s.along < 0.0F ? 2.0F - wide / whole : wide / whole;
  return s.across < 0.0F ? -place : place;
}

// The same angle again.
constexpr Slant graded(float grade) {
  const float place = grade < 0.0F ? -grade : grade;
  const float wide = place > 1.0F ? 2.0F - place : place;
  return {grade < 0.0F ? -wide : wide, 1.0F - place};
}

constexpr float angle_rad(const Slant& s) {
  return static_cast<float>(atan2(static_cast<double>(s.across), static_cast<double>(s.along)));
}

}  // namespace gait
