// Levels and times of `ShankDetector`, running and walking each with their own. The times lie
// between a landmark of the signal and the event it stands for, against a force plate at 60 N
// (DECISIONS.md).
#pragma once
#include "gait/event.hpp"
#include "gait/leg_gait.hpp"

namespace gait {

struct ShankRunningSettings {
  float begin_share{0.6F};         // of the jolt's first peak, rising: landmark of initial contact
  float first_share{0.5F};         // of the jolt's highest peak: an earlier one counts as the first
  float first_within_s{0.07F};     // s
  float contact_before_s{0.012F};  // s; initial contact before its landmark
  float least_after_s{0.029F};     // s; least force along the shank after toe-off
  float fall_before_s{0.048F};     // s; fall through 1 g before toe-off
  float least_jolt_mps3{80.0F};    // m/s3; below 15 Hz; the softest landing recorded has 900
  float jolt_share{0.4F};          // of the usual jolt
  float hardest_share{0.45F};      // of the hardest jolt of the last two strides
  float swing_share{0.4F};         // of the way from the usual least force up to 1 g: swinging
  float settled_s{0.10F};          // s without a higher jolt
};

struct ShankWalkingSettings {
  float contact_before_s{0.032F};   // s; initial contact before the knock
  float push_share{0.3F};           // of the push above 1 g, falling: landmark of toe-off
  float push_before_s{0.047F};      // s; toe-off before its landmark
  float least_knock_mps2_2{77.0F};  // (m/s2)2; sideways times whole acceleration: 0.8 g2
  float knock_share{0.4F};          // of the usual knock
  float swing_share{0.48F};         // of the way from the usual least force up to 1 g: swinging
  float settled_part{0.105F};       // of a stride without a harder knock
};

struct ShankSettings {
  Side side{Side::unknown};
  LegGaitSettings gait{};
  float upright_memory_s{2.0F};     // s
  float shortest_swing_s{0.2F};     // s; from its beginning to the next landing
  float shortest_contact_s{0.15F};  // s
  float longest_contact_s{1.6F};    // s; longer is standing
  float harder_running{1.4F};       // times the landing: it was none, this one is
  float harder_walking{2.2F};       // likewise
  ShankRunningSettings running{};
  ShankWalkingSettings walking{};
};

}  // namespace gait
