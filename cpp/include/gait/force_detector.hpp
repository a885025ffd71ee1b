// Contacts from the vertical force under the belt. Feet leave the belt between running steps, so
// the force between two contacts is the load cell's own zero, which drifts by the weight of a child
// in half a minute. The detector reads that zero anew in every flight and calls a foot "on" while
// the force exceeds it by a named threshold: a contact time means nothing without it (286 ms at 25
// N is 266 ms at 80 N on the same recording).
//
// Two second-order Butterworth low-passes in a row have the magnitude of the zero-phase filter of
// the laboratories; their delay is subtracted. Walking has no flight: one force channel never
// returns to zero, so there are landings by the beat of the weight (walking_beat.hpp) and no
// toe-offs. Four cells also tell where across the belt the load lies, and so which foot it is.
#pragma once
#include <optional>

#include "gait/belt_flight.hpp"
#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/crossing.hpp"
#include "gait/force_settings.hpp"
#include "gait/slow_beat.hpp"

namespace gait {

// What the cells say together.
struct Load {
  float force_n{};
  float cop_m{kAbsent};  // to the right; NaN with one cell, and while nobody touches the belt
};

constexpr Load between(const Load& from, const Load& to, float part) {
  return {between(from.force_n, to.force_n, part), between(from.cop_m, to.cop_m, part)};
}

class ForceDetector {
 public:
  using Settings = ForceSettings;

  explicit ForceDetector(const Settings& settings = {})
      : settings_{settings}, walk_{settings.walking}, sides_{settings.sides} {}

  std::optional<Event> operator()(const ForceSample& sample) {
    if (!(sample.vertical_n > -kBeyond_n && sample.vertical_n < kBeyond_n)) return std::nullopt;
    return bridge_(sample.time, Load{sample.vertical_n, sample.lateral_cop_m}, *this);
  }

  void reset() {
    bridge_.reset();
    begin();
    zero_known_ = false;
  }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

  // Whether somebody stands, walks or runs on the belt; unknown until its zero was seen.
  std::optional<bool> loaded() const {
    if (!zero_known_) return std::nullopt;
    if (phase_ == Phase::flight) return since_s_ < settings_.empty_s;
    if (phase_ != Phase::seeking) return true;
    return smooth_n_ - base_n_ > settings_.sure_n;
  }

 private:
  friend class Bridge<Load>;
  enum class Phase : std::uint8_t { unknown, seeking, flight, rising, contact, falling };

  static constexpr float kBeyond_n = 1e5F;  // no treadmill weighs this: a broken cell

  void begin() {
    phase_ = Phase::unknown;
    flight_.clear();
    sides_.reset();
  }

  // Meanwhile the zero may have moved.
  void away(Micros so_long) {
    if (SampleClock::forgets(so_long)) zero_known_ = false;
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    const Coefficients low_pass =
        butterworth_low_pass(static_cast<double>(settings_.cutoff_hz), rate_hz);
    first_.set(low_pass);
    second_.set(low_pass);
    delay_s_ = 2.0F * static_cast<float>(delay_s(low_pass, rate_hz));
    period_s_ = clock.period_s();
    walk_.design(clock.period());
    flight_.design(period_s_);
  }

  std::optional<Event> sample(Micros time, const Load& load) {
    const float force_n = load.force_n;
    if (phase_ == Phase::unknown) [[unlikely]]
      seek(force_n);
    const float previous = smooth_n_;
    smooth_n_ = second_(first_(force_n));
    since_s_ += period_s_;
    switch (phase_) {
      case Phase::flight:
        if (smooth_n_ < level_n_) [[likely]]
          return air();
        return begin_rise(time, previous);
      case Phase::rising:
        return rise(time);
      case Phase::contact:
        place(load);
        return carry(time, previous);
      case Phase::falling:
        return fall(time);
      default:
        look_for_flight();
        return phase_ == Phase::seeking ? walk(time, load) : std::nullopt;
    }
  }

  void seek(float force_n) {
    first_.settle(force_n);
    second_.settle(force_n);
    phase_ = Phase::seeking;
    lowest_n_ = highest_n_ = smooth_n_ = force_n;
    since_s_ = still_s_ = 0.0F;
    weight_n_ = force_n;
    walk_.begin();
  }

  // Where the zero is still known after a gap, whoever flies is below its level; else wait for a
  // force that lies flat far below the peaks.
  void look_for_flight() {
    if (zero_known_ && smooth_n_ < level_n_) return land_in_flight();
    if (smooth_n_ > highest_n_) highest_n_ = smooth_n_;
    const float away = smooth_n_ - lowest_n_;
    if (away > settings_.still_n || away < -settings_.still_n) {
      lowest_n_ = smooth_n_;
      still_s_ = 0.0F;
    }
    still_s_ += period_s_;
    const bool low = smooth_n_ < settings_.flight_share * highest_n_;
    if (low && still_s_ > settings_.still_s && highest_n_ - smooth_n_ > 3.0F * settings_.sure_n) {
      base_n_ = smooth_n_;
      peak_n_ = highest_n_;
      land_in_flight();
    }
  }

  // Nobody flies: the weight swells once a step.
  std::optional<Event> walk(Micros time, const Load& load) {
    const float gain = period_s_ / (since_s_ < settings_.weight_s ? since_s_ : settings_.weight_s);
    weight_n_ += (load.force_n - weight_n_) * gain;
    if (load.cop_m == load.cop_m) cop_m_ += (load.cop_m - cop_m_) * period_s_ / kPlace_s;
    const bool heavy = weight_n_ > settings_.least_weight_n;
    const float share = heavy ? kG * load.force_n / weight_n_ : kG;
    const auto ago_s = walk_(share, kG);
    if (!ago_s) return std::nullopt;
    const Side side = sides_(load.cop_m == load.cop_m ? cop_m_ : kAbsent);
    const Micros landed = time - Micros{static_cast<std::int64_t>(*ago_s * 1e6F)};
    return Event{landed,        time,         EventKind::initial_contact, side, true,
                 walk_.clear(), Gait::walking};
  }

  static constexpr float kG = static_cast<float>(kGravity_mps2);
  static constexpr float kPlace_s = 0.08F;  // s; the load has gone over to the foot that landed

  // Where this contact loads the belt, each moment by its force.
  void place(const Load& load) {
    if (!(load.cop_m == load.cop_m)) return;
    cop_sum_ += load.cop_m * smooth_n_;
    cop_weight_ += smooth_n_;
  }

  void land_in_flight() {
    phase_ = Phase::flight;
    zero_known_ = true;
    level_n_ = base_n_ + settings_.threshold_n;
    flight_.clear();
    since_s_ = 0.0F;
  }

  std::optional<Event> air() {
    // Nobody on the belt: the zero follows.
    if (flight_(smooth_n_) && since_s_ > settings_.max_flight_s) {
      base_n_ = flight_.recent_n();
      level_n_ = base_n_ + settings_.threshold_n;
      since_s_ = 0.5F * settings_.max_flight_s;
    }
    return std::nullopt;
  }

  std::optional<Event> begin_rise(Micros time, float previous) {
    if (const auto zero_n = flight_.zero_n()) {
      base_n_ = *zero_n;
      level_n_ = base_n_ + settings_.threshold_n;
    }
    phase_ = Phase::rising;
    contact_ = crossing(time, period_s_, previous, smooth_n_, level_n_, delay_s_);
    since_s_ = 0.0F;
    return std::nullopt;
  }

  std::optional<Event> rise(Micros time) {
    if (smooth_n_ < level_n_) {
      land_in_flight();
      return std::nullopt;
    }
    if (smooth_n_ < base_n_ + settings_.sure_n && since_s_ < settings_.min_contact_s)
      return std::nullopt;
    phase_ = Phase::contact;
    highest_n_ = smooth_n_;
    cop_sum_ = cop_weight_ = 0.0F;
    return event(EventKind::initial_contact, contact_, time);
  }

  std::optional<Event> carry(Micros time, float previous) {
    if (smooth_n_ > highest_n_) highest_n_ = smooth_n_;
    if (since_s_ > settings_.max_contact_s) return lose();
    if (smooth_n_ >= level_n_ || since_s_ < settings_.min_contact_s) return std::nullopt;
    phase_ = Phase::falling;
    toe_off_ = crossing(time, period_s_, previous, smooth_n_, level_n_, delay_s_);
    below_s_ = 0.0F;
    return std::nullopt;
  }

  std::optional<Event> fall(Micros time) {
    below_s_ += period_s_;
    if (smooth_n_ >= level_n_) {
      phase_ = Phase::contact;
      return std::nullopt;
    }
    if (below_s_ < settings_.min_flight_s) return std::nullopt;
    land_in_flight();
    peak_n_ = highest_n_;
    Event off = event(EventKind::toe_off, toe_off_, time);
    off.side = sides_(cop_weight_ > 0.0F ? cop_sum_ / cop_weight_ : kAbsent);
    if (off.side == Side::both) off.gait = Gait::hopping;
    return off;
  }

  std::optional<Event> lose() {
    phase_ = Phase::unknown;
    return std::nullopt;
  }

  Event event(EventKind kind, Micros at, Micros now) const {
    // A running contact peaks at several times the level at which it was believed; of a new one
    // only its beginning is known, so the one before speaks for it.
    const float highest_n = kind == EventKind::toe_off ? highest_n_ : peak_n_;
    const float clear = (highest_n - base_n_) / (5.0F * settings_.sure_n);
    const float confidence = clear < 0.0F ? 0.0F : (clear < 1.0F ? clear : 1.0F);
    return {at, now, kind, Side::unknown, false, confidence, Gait::running};
  }

  Settings settings_;
  Bridge<Load> bridge_{};
  Biquad<float> first_{}, second_{};
  BeltFlight flight_{};
  SlowBeat walk_;
  Sides sides_;
  Phase phase_{Phase::unknown};
  Micros contact_{}, toe_off_{};
  float delay_s_{}, period_s_{};
  float smooth_n_{}, base_n_{}, level_n_{};
  float highest_n_{}, lowest_n_{}, peak_n_{};
  float since_s_{}, below_s_{}, still_s_{};
  float weight_n_{}, cop_m_{}, cop_sum_{}, cop_weight_{};
  bool zero_known_{};
};

}  // namespace gait
