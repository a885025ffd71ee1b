// A foot in the air: it swings forward, is lowered and lands; or it hops and comes down as it went
// up. All levels are shares of what is usual for this runner.
#pragma once
#include <optional>

#include "gait/foot_signals.hpp"
#include "gait/foot_usual.hpp"
#include "gait/landing.hpp"

namespace gait {

// A sample, and what it is measured by.
struct FootSeen {
  Micros time;
  const FootSettings& settings;
  const FootSignals& signals;
  FootUsual& usual;
  bool walks;
};

class FootSwing {
 public:
  explicit FootSwing(const LandingSettings& settings) : landing_{settings} {}

  void design(float period_s) { landing_.design(period_s); }
  void reset() { landing_.reset(); }

  // Every sample, in the air or not.
  void feel(const FootSignals& signals) {
    landing_.see(signals.jerk_mps3());
    since_off_s_ += signals.period_s();
  }

  // Not known where in a stride.
  void lose() {
    left_ = hops_ = false;
    landing_.ignore();
  }

  // It swings, so far with this rate at most.
  void begin(float highest_radps) {
    lowering_ = false;
    highest_ = highest_radps;
  }

  // It left the ground so long ago.
  void leave(float ago_s) {
    left_ = true;
    since_off_s_ = ago_s;
  }
  void ignore() { landing_.ignore(); }

  // One sample in the air: the landing, when it has become known.
  std::optional<Landing> operator()(const FootSeen& seen) {
    missed_ = false;
    return lowering_ ? lower(seen) : swing(seen);
  }

  // With the last sample it is sure that the foot has landed unheard.
  bool missed() const { return missed_; }

  // A jolt of at least so much; of a foot of which nobody knows where it is, it may have hung.
  std::optional<Landing> sudden(const FootSeen& seen, float least_mps3) {
    return touch(seen, landing_.sudden(least_mps3), true);
  }

  bool left() const { return left_; }
  bool hops() const { return hops_; }
  // When the swing forward was over: toes down from then on.
  Micros turned_at() const { return turned_at_; }

 private:
  // A runner's or walker's foot swings forward before it lands; a hop comes down as it went up.
  std::optional<Landing> swing(const FootSeen& seen) {
    const float toes_up = seen.signals.toes_up_radps();
    if (toes_up > highest_) highest_ = toes_up;
    if (highest_ > seen.settings.forward_radps) hops_ = false;
    if (falls(seen)) {
      auto landed = jolt(seen, !hops_ && (seen.walks || early(seen)), pushes(seen));
      if (!landed && hops_ && since_off_s_ < seen.settings.longest_hop_s)
        landed = landing_.settled(seen.usual.jolt_mps3());
      if (landed) return touch(seen, landed, true);
    }
    const bool swung = highest_ > seen.settings.swing_share * seen.usual.swing_radps();
    if (swung && toes_up < seen.settings.lowering_share * highest_) {
      lowering_ = true;
      lowering_s_ = pushing_s_ = 0.0F;
      landing_.ignore();
    }
    return std::nullopt;
  }

  std::optional<Landing> lower(const FootSeen& seen) {
    const float toes_up = seen.signals.toes_up_radps();
    const float period_s = seen.signals.period_s();
    if (seen.signals.fell_through(0.0F)) turned_at_ = seen.signals.when_at(seen.time, 0.0F);
    lowering_s_ += period_s;
    pushing_s_ = pushes(seen) ? pushing_s_ + period_s : 0.0F;
    if (pushing_s_ > seen.settings.longest_slap_s && !landing_.watching()) {
      missed_ = true;
      return std::nullopt;
    }
    if (early(seen) && !falls(seen)) return std::nullopt;
    std::optional<Landing> landed;
    if (falls(seen) || toes_up < seen.settings.lowered_share * highest_)
      landed = jolt(seen, !hops_ && early(seen), pushing_s_ > seen.settings.longest_fall_s);
    if (!landed && !early(seen)) landed = landing_.settled(seen.usual.jolt_mps3());
    if (landed) return touch(seen, landed, hops_);
    if (landing_.watching()) return std::nullopt;
    const bool swings_on = toes_up > seen.settings.swings_on_share * seen.usual.swing_radps();
    if (lowering_s_ > seen.settings.longest_landing_s) seen.usual.soften_landing();
    if (swings_on || lowering_s_ > seen.settings.longest_landing_s) begin(toes_up);
    return std::nullopt;
  }

  // In the air, and not swung forward; a walker's feet, slow as they are, swing as they always do.
  bool falls(const FootSeen& seen) const {
    const float forward = seen.walks ? seen.settings.swing_share * seen.usual.swing_radps()
                                     : seen.settings.forward_radps;
    return left_ && since_off_s_ > seen.settings.shortest_hop_s && highest_ < forward;
  }
  bool pushes(const FootSeen& seen) const {
    return seen.signals.toes_up_radps() < -seen.settings.push_share * seen.usual.push_radps();
  }
  bool early(const FootSeen& seen) const {
    return since_off_s_ < seen.settings.soonest_swing_part * seen.usual.swing_s();
  }

  std::optional<Landing> jolt(const FootSeen& seen, bool unexpected, bool pushing_off) {
    if (pushing_off) return std::nullopt;
    const float share = unexpected ? seen.settings.hop_jolt_share : seen.settings.jolt_share;
    const float least = share * seen.usual.jolt_mps3();
    const bool known = seen.usual.jolt_mps3() > 0.0F && least < seen.settings.landing.enough_mps3;
    return landing_.sudden(known ? least : seen.settings.landing.enough_mps3);
  }

  std::optional<Landing> touch(const FootSeen& seen, const std::optional<Landing>& landed,
                               bool hops) {
    if (!landed) return std::nullopt;
    if (!hops) seen.usual.swung(highest_);
    hops_ = hops && since_off_s_ < seen.settings.longest_hop_s;
    left_ = false;
    return landed;
  }

  LandingFinder landing_;
  Micros turned_at_{};
  float highest_{}, since_off_s_{}, lowering_s_{}, pushing_s_{};
  bool lowering_{}, missed_{}, left_{}, hops_{};
};

}  // namespace gait
