// Contacts from the vertical force under the belt. Feet leave the belt between running steps, so
// the force between two contacts is the load cell's own zero, which drifts by the weight of a child
// in half a minute. The detector reads that zero anew in every flight and calls a foot "on" while
// the force exceeds it by a named threshold: a contact time means nothing without it (286 ms at 25
// N is 266 ms at 80 N on the same recording).
//
// Two second-order Butterworth low-passes in a row have the magnitude of the zero-phase filter of
// the laboratories; their delay is subtracted. Walking has no flight: one force channel never
// returns to zero, and nothing is reported.
#pragma once
#include <optional>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/crossing.hpp"
#include "gait/ring.hpp"

namespace gait {

struct ForceSettings {
  float cutoff_hz{45.0F};      // Hz; belt and motor ring above, footfall edges live below
  float threshold_n{50.0F};    // N above the flight level; what most laboratories name
  float sure_n{120.0F};        // N; a contact is believed once it rises this far: noise does not
  float min_contact_s{0.08F};  // s; sprinters stay 0.09 s, a dropped bottle does not
  float min_flight_s{0.02F};   // s under the threshold before a toe-off is believed
  float max_contact_s{1.2F};   // s; longer is standing: the zero is then unknown
  float max_flight_s{2.0F};    // s; longer is an empty belt: the zero keeps following
  float flight_share{0.35F};   // of the peak; walking stays above it between its steps
  float still_n{40.0F};        // N; flight is flat within this, the foot of a contact is not
  float still_s{0.025F};       // s of flatness that make a flight
};

class ForceDetector {
 public:
  using Settings = ForceSettings;

  explicit ForceDetector(const Settings& settings = {}) : settings_{settings} {}

  std::optional<Event> operator()(const ForceSample& sample) {
    if (!(sample.vertical_n > -kBeyond_n && sample.vertical_n < kBeyond_n)) return std::nullopt;
    return bridge_(sample.time, sample.vertical_n, *this);
  }

  void reset() {
    bridge_.reset();
    begin();
  }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<float>;
  enum class Phase : std::uint8_t { unknown, seeking, flight, rising, contact, falling };

  static constexpr float kBeyond_n = 1e5F;  // no treadmill weighs this: a broken cell
  static constexpr std::size_t kFlightParts = 64;

  void begin() {
    phase_ = Phase::unknown;
    flight_.clear();
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    const Coefficients low_pass =
        butterworth_low_pass(static_cast<double>(settings_.cutoff_hz), rate_hz);
    first_.set(low_pass);
    second_.set(low_pass);
    delay_s_ = 2.0F * static_cast<float>(delay_s(low_pass, rate_hz));
    period_s_ = clock.period_s();
    // A flight is summed up in parts of 4 ms, so that its memory does not grow with the rate.
    part_samples_ = static_cast<int>(0.004F / period_s_) + 1;
  }

  std::optional<Event> sample(Micros time, float force_n) {
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
        return load(time, previous);
      case Phase::falling:
        return fall(time);
      default:
        return look_for_flight();
    }
  }

  void seek(float force_n) {
    first_.settle(force_n);
    second_.settle(force_n);
    phase_ = Phase::seeking;
    lowest_n_ = highest_n_ = smooth_n_ = force_n;
    since_s_ = still_s_ = 0.0F;
  }

  // The zero is unknown: wait for a force that lies flat far below the peaks.
  std::optional<Event> look_for_flight() {
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
    return std::nullopt;
  }

  void land_in_flight() {
    phase_ = Phase::flight;
    level_n_ = base_n_ + settings_.threshold_n;
    flight_.clear();
    part_sum_n_ = 0.0F;
    part_count_ = 0;
    since_s_ = 0.0F;
  }

  std::optional<Event> air() {
    part_sum_n_ += smooth_n_;
    if (++part_count_ < part_samples_) return std::nullopt;
    flight_.push(part_sum_n_ / static_cast<float>(part_count_));
    part_sum_n_ = 0.0F;
    part_count_ = 0;
    // Nobody on the belt: the ring holds the last quarter of a second, and the zero follows it.
    if (since_s_ > settings_.max_flight_s) {
      base_n_ = median(flight_);
      level_n_ = base_n_ + settings_.threshold_n;
      since_s_ = 0.5F * settings_.max_flight_s;
    }
    return std::nullopt;
  }

  // The level of this flight, from its middle half: both ends still hold the feet's edges.
  void read_flight() {
    const std::size_t quarter = flight_.size() / 4;
    if (flight_.size() < 4 || flight_.full()) return;
    Ring<float, kFlightParts> middle;
    for (std::size_t i = quarter; i < flight_.size() - quarter; ++i) middle.push(flight_.back(i));
    base_n_ = median(middle);
    level_n_ = base_n_ + settings_.threshold_n;
  }

  std::optional<Event> begin_rise(Micros time, float previous) {
    read_flight();
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
    return event(EventKind::initial_contact, contact_, time);
  }

  std::optional<Event> load(Micros time, float previous) {
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
    return event(EventKind::toe_off, toe_off_, time);
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
    return {at, now, kind, Side::unknown, false, confidence};
  }

  Settings settings_;
  Bridge<float> bridge_{};
  Biquad<float> first_{}, second_{};
  Ring<float, kFlightParts> flight_{};
  Phase phase_{Phase::unknown};
  Micros contact_{}, toe_off_{};
  float delay_s_{}, period_s_{};
  float smooth_n_{}, base_n_{}, level_n_{};
  float highest_n_{}, lowest_n_{}, peak_n_{};
  float since_s_{}, below_s_{}, still_s_{};
  float part_sum_n_{};
  int part_count_{}, part_samples_{1};
};

}  // namespace gait
