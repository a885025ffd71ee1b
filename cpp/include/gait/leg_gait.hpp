// How a leg moves. Who walks and who runs is told by how hard it is shaken (`leg_pace.hpp`), who
// hops or has quick feet by its beat (`leg_beat.hpp`), and who hops high, sooner, by being without
// weight again and again. Where they contradict each other the beat is believed: nobody runs below
// 109 steps a minute, walks above 150, or hops on a leg that is jolted but once in half a second.
#pragma once
#include "gait/event.hpp"
#include "gait/leg_beat.hpp"
#include "gait/leg_pace.hpp"

namespace gait {

struct LegGaitSettings {
  LegPaceSettings pace{};
  LegBeatSettings beat{};
  float hops_below_s{0.5F};      // s; a shorter beat is of hops: no foot runs 240 steps a minute
  float hops_above_mps2{13.2F};  // m/s2; mean size; recorded walkers' shanks have 12.5 at most
  float quick_above_s{0.6F};     // s; a beat from there on is of quick feet, where a leg is shaken
  float quick_below_s{0.8F};  // s; less than a runner's: nobody walks more than 150 steps a minute
  float slowest_run_s{1.1F};  // s; a longer beat walks, however hard: 109 steps a minute
  float flies_s{0.07F};       // s without weight: a flight; recorded runners' 0.056 at most
  float flies_on_s{0.04F};    // s likewise, while it hops
  float shortest_hop_s{0.25F};  // s from one flight to the next
  float longest_hop_s{0.55F};   // s likewise; a walker's leg is light for as long, once a stride
  float due_share{0.7F};        // of the beat since the landing before: the next may come
};

class LegGait {
 public:
  explicit LegGait(const LegGaitSettings& settings = {})
      : settings_{settings}, pace_{settings.pace}, beat_{settings.beat} {}

  void design(float period_s) {
    period_s_ = period_s;
    beat_.design(period_s);
  }

  // Samples were lost; true where nothing was known before.
  bool interrupt(float size_mps2) {
    flew_ = flies_ = hops_ = false;
    since_flight_s_ = settings_.longest_hop_s;
    if (pace_.gait() != Gait::unknown) return false;
    pace_.begin(size_mps2);
    return true;
  }

  // The wearer may move otherwise now.
  void forget() {
    pace_.begin(0.0F);
    beat_.begin();
    gait_ = Gait::unknown;
  }

  // One sample: the size of the acceleration, its jolt, and for how long it was next to nothing.
  // True when the leg takes up what is looked for otherwise.
  bool operator()(float size_mps2, float jolt_mps3, float weightless_s) {
    const bool ran = runs(), began = gait_ == Gait::unknown;
    beat_(jolt_mps3);
    fly(weightless_s);
    pace_(size_mps2, period_s_);
    gait_ = judge();
    return began != (gait_ == Gait::unknown) || runs() != ran;
  }

  Gait gait() const { return gait_; }
  // Or hops, or has quick feet, which shakes a leg as a run does, or less.
  bool runs() const { return gait_ != Gait::unknown && gait_ != Gait::walking; }
  // No recording of such a leg is known.
  bool springs() const { return gait_ == Gait::hopping || gait_ == Gait::quick_feet; }

  void land() { flew_ = false; }
  // So long after a landing: a hop may end however short its swing, and a quick foot is still up.
  bool hopped(float since_s) const { return gait_ == Gait::hopping && (flew_ || due(since_s)); }
  bool early(float since_s) const { return gait_ == Gait::quick_feet && !due(since_s); }

 private:
  void fly(float weightless_s) {
    since_flight_s_ += period_s_;
    if (since_flight_s_ > settings_.longest_hop_s) hops_ = false;
    const bool before = flies_, again = since_flight_s_ < settings_.longest_hop_s;
    flies_ = weightless_s > (hops_ ? settings_.flies_on_s : settings_.flies_s);
    if (before || !flies_ || since_flight_s_ < settings_.shortest_hop_s) return;
    hops_ = again;
    since_flight_s_ = 0.0F;
    flew_ = true;
  }

  Gait judge() const {
    const Gait paced = pace_.gait();
    if (paced == Gait::unknown) return paced;
    const float beat_s = beat_.beat_s();
    if (hops_ && beat_s < settings_.longest_hop_s) return Gait::hopping;
    const bool short_beat = beat_s > 0.0F && beat_s < settings_.hops_below_s;
    if (short_beat && pace_.mean_mps2() > settings_.hops_above_mps2) return Gait::hopping;
    if (paced == Gait::running) return beat_s > settings_.slowest_run_s ? Gait::walking : paced;
    const bool quick = beat_s > settings_.quick_above_s && beat_s < settings_.quick_below_s;
    return quick ? Gait::quick_feet : paced;
  }

  bool due(float since_s) const {
    const float beat_s = beat_.beat_s();
    return beat_s > 0.0F && since_s > settings_.due_share * beat_s;
  }

  LegGaitSettings settings_;
  LegPace pace_;
  LegBeat beat_;
  Gait gait_{Gait::unknown};
  float period_s_{}, since_flight_s_{};
  bool flies_{}, flew_{}, hops_{};
};

}  // namespace gait
