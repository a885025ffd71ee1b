// Contacts from the acceleration of the trunk: a pod at the waist or a strap at the chest. In
// flight a body falls freely and the sensor reads nothing; on the ground it is pushed. Initial
// contact is where the push rises through a small share of the span between flight and peak;
// contact time comes from the width of the push (push_width.hpp), and toe-off is initial contact
// plus contact time. The trunk is far from the foot, so both are marked estimated (Patoz 2022: RMSE
// 20 ms).
//
// Where the belt's speed is known, it says something of contact time too: runners touch the ground
// some 40 ms shorter for each m/s. Both estimates err independently and are averaged by their
// variances.
//
// Walking has no flight and no edge to take a contact time from: its landings come from its beat
// (walking_beat.hpp), without toe-offs.
#pragma once
#include <optional>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/crossing.hpp"
#include "gait/slow_beat.hpp"
#include "gait/trunk_settings.hpp"
#include "gait/upward.hpp"

namespace gait {

class TrunkDetector {
 public:
  using Settings = TrunkSettings;

  explicit TrunkDetector(const Settings& settings = {})
      : settings_{settings}, walk_{settings.walking} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    const Lanes a = lanes(sample.acceleration_mps2);
    if (possible(a)) [[likely]] {
      return bridge_(sample.time, a, *this);
    }
    return rarely(sample);
  }

  // No more samples come: the toe-off of a push that is over, or as good as.
  std::optional<Event> finish() {
    const bool fades = phase_ == Phase::contact && smooth_ < level(settings_.sure_share) &&
                       since_contact_s_ > shortest_contact_s();
    if (!known_ || (phase_ != Phase::leaving && !fades)) return std::nullopt;
    if (fades) contact_s_ = plausible_s(contact_time_s());
    phase_ = Phase::unknown;
    const Micros off = contact_ + micros(contact_s_);
    return event(EventKind::toe_off, off < now_ ? off : now_, now_);
  }

  // The belt's speed from now on; NaN when it is not known.
  void belt(float speed_mps) { speed_mps_ = speed_mps; }

  // Up in the sensor's own axes, where that is known; else it is found from the movement.
  void mounted(float x, float y, float z) { upward_.fix({x, y, z}); }

  void reset() {
    bridge_.reset();
    begin();
    away(Micros::max());
  }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Lanes>;
  enum class Phase : std::uint8_t { unknown, flight, rising, contact, leaving };

  static constexpr float kBeyond = 600.0F;  // m/s2; 60 g: no trunk, a broken frame
  // One broken sample must not move every level: smoothed, no trunk is pushed harder or pulled
  // more.
  static constexpr float kHardest_mps2 = 60.0F;
  static constexpr float kLightest_mps2 = -10.0F;
  static constexpr float kLost_s = 1.0F;       // s without a step
  static constexpr float kUsualStep_s = 0.3F;  // until the first two contacts are known
  static constexpr float kSlowest_mps = 1.5F;  // the line of speed holds from a jog
  static constexpr float kFastest_mps = 6.0F;  // to a fast run

  // False for NaN too.
  static bool possible(const Lanes& a) {
    const Lanes square = a * a;
    return square[0] + square[1] + square[2] < kBeyond * kBeyond;
  }

  static float present(float value) { return value == value ? value : 0.0F; }

  // A missing axis is left out; a sample without any, or an impossible one, is lost.
  std::optional<Event> rarely(const ImuSample& sample) {
    const Vec3& given = sample.acceleration_mps2;
    const Lanes a = lanes(Vec3{present(given.x), present(given.y), present(given.z)});
    const bool absent = given.x != given.x && given.y != given.y && given.z != given.z;
    if (absent || !possible(a)) return std::nullopt;
    return bridge_(sample.time, a, *this);
  }

  void begin() {
    phase_ = Phase::unknown;
    walk_.begin();
  }

  // Meanwhile the wearer may move otherwise, or wear it otherwise.
  void away(Micros so_long) {
    if (!SampleClock::forgets(so_long)) return;
    upward_.reset();
    learnt_ = false;
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    const Coefficients low_pass =
        butterworth_low_pass(static_cast<double>(settings_.cutoff_hz), rate_hz);
    low_pass_.set(low_pass);
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz));
    period_s_ = clock.period_s();
    upward_.design(period_s_, settings_.upright_s, settings_.mean_weight);
    walk_.design(clock.period());
  }

  [[gnu::always_inline]] std::optional<Event> sample(Micros time, const Lanes& a) {
    now_ = time;
    const float up = upward_(a);
    if (phase_ == Phase::unknown) [[unlikely]]
      start(up);
    const float previous = smooth_;
    smooth_ = low_pass_(up);
    since_contact_s_ += period_s_;
    if (since_contact_s_ > kLost_s) [[unlikely]]
      settle_span();
    const auto landed_ago_s = walk_(up, upward_.gravity_mps2());
    if (landed_ago_s) [[unlikely]] {
      if (!known_ || since_contact_s_ > settings_.settled_s) return walk(time, *landed_ago_s);
    }
    switch (phase_) {
      case Phase::flight:
        lower_floor();
        return air(time, previous);
      case Phase::rising:
        lower_floor();
        return rise(time);
      case Phase::contact:
        raise_peak();
        return ground(time);
      default:
        return leave(time);
    }
  }

  // A step of walking. The state of running goes on beside it: its levels are not met.
  std::optional<Event> walk(Micros time, float ago_s) {
    const Micros landed = time - micros(ago_s);
    if (known_ && landed <= contact_) return std::nullopt;
    return Event{landed,        time,         EventKind::initial_contact, Side::unknown, true,
                 walk_.clear(), Gait::walking};
  }

  // The floor relaxes upwards in flight, the peak downwards on the ground; each step pushes them
  // apart again.
  void lower_floor() {
    floor_ += relax_;
    floor_ = smooth_ < floor_ ? smooth_ : floor_;
    floor_ = floor_ > kLightest_mps2 ? floor_ : kLightest_mps2;
  }

  void raise_peak() {
    peak_ -= relax_;
    peak_ = smooth_ > peak_ ? smooth_ : peak_;
    peak_ = peak_ < kHardest_mps2 ? peak_ : kHardest_mps2;
  }

  // Nobody runs: both close in on the signal, until the next step is larger than they are.
  void settle_span() {
    relax_ = 0.5F * period_s_ * (peak_ - floor_);
    lower_floor();
    raise_peak();
  }

  static Micros micros(float time_s) { return Micros{static_cast<std::int64_t>(time_s * 1e6F)}; }
  float level(float share) const { return floor_ + share * (peak_ - floor_); }

  void start(float up) {
    low_pass_.settle(up);
    smooth_ = up;
    known_ = false;
    phase_ = Phase::contact;
    // The levels of a moment ago hold, and the next landing may come at once.
    since_contact_s_ = step_s_;
    if (learnt_ && up < level(settings_.push_share)) phase_ = Phase::flight;
    if (learnt_) return;
    peak_ = floor_ = up;
    relax_ = since_contact_s_ = 0.0F;
    step_s_ = kUsualStep_s;
  }

  std::optional<Event> air(Micros time, float previous) {
    const float start = level(settings_.push_share);
    if (smooth_ < start || since_contact_s_ < settings_.min_step_part * step_s_)
      return std::nullopt;
    landing_ = crossing(time, period_s_, previous, smooth_, start, delay_s_ + settings_.travel_s);
    phase_ = Phase::rising;
    push_.clear();
    push_.add(smooth_ - start);
    return std::nullopt;
  }

  std::optional<Event> rise(Micros time) {
    const float start = level(settings_.push_share);
    if (smooth_ < start) {
      phase_ = Phase::flight;
      return std::nullopt;
    }
    push_.add(smooth_ - start);
    const bool creeps = time - landing_ > micros(settings_.slowest_rise_s);
    if (smooth_ < level(settings_.sure_share) && !creeps) return std::nullopt;
    phase_ = Phase::contact;
    since_contact_s_ = 0.0F;
    const float span = peak_ - floor_;
    relax_ = 0.5F * period_s_ * span;
    const bool running =
        !creeps && span > settings_.min_span_mps2 && floor_ < settings_.flight_mps2;
    if (running) follow_step();
    known_ = learnt_ = running;
    if (!running) return std::nullopt;
    contact_ = landing_;
    return event(EventKind::initial_contact, contact_, time);
  }

  void follow_step() {
    const float step_s = static_cast<float>((landing_ - contact_).count()) * 1e-6F;
    if (known_ && step_s > 0.15F && step_s < 1.0F) step_s_ += 0.3F * (step_s - step_s_);
  }

  std::optional<Event> ground(Micros time) {
    const float end = level(settings_.push_share);
    push_.add(smooth_ - end);
    if (smooth_ > end || since_contact_s_ < shortest_contact_s()) return std::nullopt;
    ended_ = time;
    contact_s_ = plausible_s(contact_time_s());
    if (since_contact_s_ > settings_.max_contact_s) known_ = false;
    phase_ = Phase::leaving;
    return leave(time);
  }

  float shortest_contact_s() const {
    const float usual_s = settings_.min_contact_part * step_s_;
    return usual_s > settings_.min_contact_s ? usual_s : settings_.min_contact_s;
  }

  float contact_time_s() const {
    const float sensed_s =
        push_(period_s_, step_s_, upward_.gravity_mps2(), peak_ - floor_, settings_.width);
    if (!(speed_mps_ > kSlowest_mps && speed_mps_ < kFastest_mps)) return sensed_s;
    const float usual_s = settings_.speed_base_s + settings_.speed_slope_s2pm * speed_mps_;
    return sensed_s + settings_.speed_trust * (usual_s - sensed_s);
  }

  // Widths of signals that are no pushes can be anything.
  float plausible_s(float contact_s) const {
    if (!(contact_s > settings_.min_contact_s)) return settings_.min_contact_s;
    return contact_s < settings_.max_contact_s ? contact_s : settings_.max_contact_s;
  }

  // The width may say that the foot is still on the ground: wait for it, but not for long.
  std::optional<Event> leave(Micros time) {
    const Micros toe_off = contact_ + micros(contact_s_);
    const Micros latest = ended_ + micros(settings_.latest_s);
    if (known_ && toe_off > time && time < latest) return std::nullopt;
    phase_ = Phase::flight;
    if (!known_) return std::nullopt;
    return event(EventKind::toe_off, toe_off < time ? toe_off : time, time);
  }

  Event event(EventKind kind, Micros at, Micros now) const {
    const float clear = (peak_ - floor_) / (3.0F * settings_.min_span_mps2);
    return {at, now, kind, Side::unknown, true, clear < 1.0F ? clear : 1.0F, Gait::running};
  }

  Settings settings_;
  Bridge<Lanes> bridge_{};
  Biquad<float> low_pass_{};
  Upward upward_{};
  PushWidth push_{};
  SlowBeat walk_;
  Phase phase_{Phase::unknown};
  Micros now_{}, landing_{}, contact_{}, ended_{};
  float delay_s_{}, period_s_{};
  float smooth_{}, peak_{}, floor_{}, relax_{};
  float since_contact_s_{}, step_s_{kUsualStep_s}, contact_s_{};
  float speed_mps_{kAbsent};
  bool known_{}, learnt_{};
};

}  // namespace gait
