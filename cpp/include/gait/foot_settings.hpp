// Levels and times of `FootDetector`. Shares are of what is usual for this runner, learnt stride by
// stride; where a fixed value comes from: DECISIONS.md.
#pragma once
#include "gait/event.hpp"
#include "gait/landing.hpp"
#include "gait/pitch_axis.hpp"
#include "gait/thrown.hpp"

namespace gait {

struct FootSettings {
  Side side{Side::unknown};        // of the foot, as its owner said; written on every event
  float jolt_hz{90.0F};            // Hz; acceleration below this, shoe and strap ring above
  float pitch_hz{40.0F};           // Hz; pitch rate below this
  float least_rate_radps{2.5F};    // rad/s; swing and push of a very slow walk
  float swing_share{0.5F};         // of the usual swing: the foot does swing forward
  float lowering_share{0.35F};     // of this swing: the swing ends, a landing is due
  float lowered_share{0.3F};       // of this swing: over, a hard jolt is the landing
  float flat_share{0.35F};         // of the usual push: slower than this towards the toes is flat
  float push_share{0.5F};          // of the usual push: the foot does push off
  float soonest_swing_part{0.5F};  // of the usual swing; a foot that jerks sooner has not landed
  float let_go_share{0.955F};      // of this push, after its peak: toe-off (DECISIONS.md)
  float spent_share{0.9F};         // of the usual push: where a recording ends in it
  float gone_share{0.80F};         // of this push: sure that it was the last peak
  float resume_share{0.4F};        // of the usual swing: swings although no push was seen
  float swings_on_share{0.6F};     // of the usual swing: it had only paused
  float least_push_rad{0.1F};  // rad; toes down before a foot leaves: a heel lifts at least so far
  float any_push_radps{1.5F};  // rad/s; slower than this there was no push
  float shortest_contact_s{0.1F};  // s; before a foot swings forward again
  float shortest_walk_s{0.4F};     // s; a walker's contact, at 150 steps a minute
  float jolt_s{0.08F};             // s; a landing is hardest within
  float soonest_flat_s{0.06F};     // s; the slap of the sole is over
  float flat_part{0.3F};           // of the usual contact: likewise, for longer contacts
  float latest_flat_part{0.6F};    // of the usual contact: must be over by now
  float forward_radps{5.5F};       // rad/s; toes up: swings forward, so it does not hop
  float shortest_hop_s{0.055F};    // s in the air
  float longest_hop_s{0.32F};      // s in the air; longer is running in place
  float jolt_share{0.15F};         // of the usual jolt: a landing is due, and this is it
  float hard_delay{0.17F};         // of the filter's delay: a sudden rise comes through sooner
  float hop_jolt_share{0.4F};      // of the usual jolt: the first landing of a hop
  float soft_heel_s{0.05F};        // s; a walker's heel is pressed for less, then the blow comes
  float longest_fall_s{0.012F};    // s; so long a sole may fall before its heel, as fast as a push
  float longest_slap_s{0.08F};     // s; toes down for longer is a push, whose landing was not heard
  float longest_landing_s{0.5F};   // s; a swing that ends without a landing
  float longest_phase_s{1.5F};     // s without an event: standing, or levels are out of reach
  float slow_s{0.0115F};           // s between samples; below 87 Hz hops are not told
  float slow_air_s{0.28F};         // s; who runs or walks is longer in the air, who hops is not
  float slow_stride_s{0.5F};       // s; likewise, from push to push
  float learn{0.25F};              // share of each new stride in the usual levels
  float first_sure{0.5F};          // confidence of a first landing, which a blow may be as well
  LandingSettings landing{};
  ThrownSettings thrown{};
  PitchAxisSettings pitch{};
};

}  // namespace gait
