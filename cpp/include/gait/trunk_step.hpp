// How the trunk was carried through one step, as a sensor on it felt. What was not stood for, or
// turned for, is NaN.
#pragma once
#include "gait/event.hpp"
#include "gait/sample.hpp"

namespace gait {

// From one landing to the next, or a second where nobody lands.
struct TrunkStep {
  Micros begin{};  // initial contact, or the begin of the second
  bool landed{};
  Gait gait{Gait::unknown};
  Side side{Side::unknown};     // of the foot that landed; both in a hop
  float lean_rad{kAbsent};      // mean, forward positive
  float mid_lean_rad{kAbsent};  // when the push is hardest: mid-stance
  float mid_side_rad{kAbsent};  // right side down positive, when the push is hardest
  float side_low_rad{kAbsent};  // right side down positive
  float side_high_rad{kAbsent};
  float turn_low_rad{kAbsent};  // left positive, about its middle
  float turn_high_rad{kAbsent};
  float rise_m{kAbsent};      // highest minus lowest: vertical oscillation
  float drop_m{kAbsent};      // from initial contact to the lowest point; absent in a walk
  float sway_low_m{kAbsent};  // left positive, about its middle
  float sway_high_m{kAbsent};
  float jolt_mps3{kAbsent};   // steepest change of the vertical acceleration
  float reversal_s{kAbsent};  // initial contact to the change from braking to pushing
  // What one foot's step has and the other's has not: it alternates, and in hops it does not.
  float turned_rad{kAbsent};  // about up over the whole step, left positive
  float left_mps2{kAbsent};   // mean push to the left, where forward is known
};

}  // namespace gait
