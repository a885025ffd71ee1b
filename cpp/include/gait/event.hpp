// A footfall has two events: initial contact and toe-off.
#pragma once
#include <cstdint>

#include "gait/time.hpp"

namespace gait {

enum class EventKind : std::uint8_t { initial_contact = 1, toe_off = 2 };
enum class Side : std::uint8_t { unknown, left, right, both };

// How somebody moves, as far as one sensor can tell: a walker keeps a foot on the ground, a runner
// flies between landings of one foot each, a hop lands on both; quick feet step as fast as a runner
// and are hardly shaken.
enum class Gait : std::uint8_t { unknown, walking, running, hopping, quick_feet };

struct Event {
  Micros time{};      // when it happened, between samples, filter delay removed
  Micros reported{};  // time of the sample at which it was known: reported - time is the latency
  EventKind kind{};
  Side side{};
  bool estimated{};    // true where the placement sees it only indirectly, such as the trunk
  float confidence{};  // 0 to 1
  Gait gait{Gait::unknown};
};

}  // namespace gait
