// Levels and times of `ForceDetector`; where they come from: DECISIONS.md.
#pragma once
#include "gait/sides.hpp"
#include "gait/walking_beat.hpp"

namespace gait {

struct ForceSettings {
  float cutoff_hz{45.0F};        // Hz; belt and motor ring above, footfall edges live below
  float threshold_n{50.0F};      // N above the flight level; what most laboratories name
  float sure_n{120.0F};          // N; a contact is believed once it rises this far: noise does not
  float min_contact_s{0.08F};    // s; sprinters stay 0.09 s, a dropped bottle does not
  float min_flight_s{0.02F};     // s under the threshold before a toe-off is believed
  float max_contact_s{1.2F};     // s; longer is standing: the zero is then unknown
  float max_flight_s{2.0F};      // s; longer is an empty belt: the zero keeps following
  float flight_share{0.35F};     // of the peak; walking stays above it between its steps
  float still_n{40.0F};          // N; flight is flat within this, the foot of a contact is not
  float still_s{0.025F};         // s of flatness that make a flight
  float weight_s{1.5F};          // s; mean force over this long is the walker's weight
  float least_weight_n{200.0F};  // N; less is no member
  float empty_s{0.6F};           // s without load; longer is no flight, nobody is there
  SidesSettings sides{};         // m across the belt from step to step, where there are four cells
  WalkingBeatSettings walking{};
};

}  // namespace gait
