// Levels and times of `TrunkDetector`; where they come from: DECISIONS.md.
#pragma once
#include "gait/push_width.hpp"
#include "gait/walking_beat.hpp"

namespace gait {

struct TrunkSettings {
  float cutoff_hz{30.0F};   // Hz; soft tissue rings above
  float push_share{0.15F};  // of the span flight to peak; what lies above is the push
  float sure_share{0.40F};
  float slowest_rise_s{0.15F};    // s from push_share to sure_share; a slower rise is no landing
  float travel_s{0.009F};         // s from the foot's landing to push_share; measured mean
  float min_span_mps2{7.0F};      // m/s2; standing spans less
  float flight_mps2{4.5F};        // m/s2; flight reads less, walking never does
  float min_contact_s{0.07F};     // s; shorter is a knock
  float min_contact_part{0.42F};  // of a step; the dip after the heel's impact comes before
  float min_step_part{0.6F};      // of a step; no foot lands twice within
  float max_contact_s{0.6F};      // s; longer is standing
  float latest_s{0.05F};          // s; a toe-off is not put off longer than this after the push
  float upright_s{1.5F};          // s; time over which "up" is averaged: four steps or more
  float mean_weight{0.05F};       // of the mean force in up, beside the pushes of running
  PushWidthSettings width{};
  // The line of contact time over speed that best completes the width (fitted with it, 2.5 to
  // 4.2 m/s), and the share of its word beside the sensor's.
  float speed_base_s{0.408F};
  float speed_slope_s2pm{-0.0563F};
  float speed_trust{0.52F};
  float settled_s{0.8F};  // s since the last running contact; a walk does not begin sooner
  WalkingBeatSettings walking{};
};

}  // namespace gait
