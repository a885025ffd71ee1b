// Which axes a sensor has. One that never said a number is absent and counts as nothing; one that
// did and now does not has lost a sample. After a long silence it is taken to be gone.
#pragma once
#include <cstdint>

#include "gait/sample.hpp"

namespace gait {

class PresentAxes {
 public:
  // Fill the absent axes; false when the sample is lost: a number is missing, or beyond `limit`.
  bool operator()(Vec3& v, float limit) {
    const std::uint8_t here = bit(v.x, 1) | bit(v.y, 2) | bit(v.z, 4);
    if (here == kAll) [[likely]] {
      seen_ = kAll;
    } else if (!bear(here)) {
      return false;
    }
    return v.x * v.x + v.y * v.y + v.z * v.z < limit * limit;
  }

  // Whoever has looked already, and missed none.
  void all() { seen_ = kAll; }

 private:
  static constexpr std::uint8_t kAll = 7;
  static constexpr int kGone = 256;  // samples; half a second to five

  static constexpr std::uint8_t bit(float& value, std::uint8_t mask) {
    if (value == value) return mask;
    value = 0.0F;
    return 0;
  }

  bool bear(std::uint8_t here) {
    const bool lost = here == 0 || (seen_ & ~here) != 0;
    if (!lost) {
      seen_ = here;
      silent_ = 0;
    } else if (here != 0 && ++silent_ >= kGone) {
      seen_ = here;
    }
    return !lost;
  }

  std::uint8_t seen_{};
  int silent_{};
};

}  // namespace gait
