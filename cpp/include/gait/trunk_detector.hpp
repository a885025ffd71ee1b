// Contacts from the acceleration of the trunk: a pod at the waist or a strap at the chest. In
// flight a body falls freely and the sensor reads nothing; on the ground it is pushed. Initial
// contact is where the push rises through a small share of the span between flight and peak;
// contact time comes from the width of the push (trunk_contact.hpp), and toe-off is initial contact
// plus contact time. The trunk is far from the foot, so both are marked estimated (Patoz 2022: RMSE
// 20 ms).
//
// Walking has no flight and no edge to take a contact time from: its landings come from its beat
// (walking_beat.hpp), without toe-offs.
#pragma once
#include <optional>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/crossing.hpp"
#include "gait/push_span.hpp"
#include "gait/slow_beat.hpp"
#include "gait/stuck.hpp"
#include "gait/trunk_contact.hpp"
#include "gait/upward.hpp"

namespace gait {

class TrunkDetector {
 public:
  using Settings = TrunkSettings;

  explicit TrunkDetector(const Settings& settings = {})
      : settings_{settings}, contact_time_{settings}, walk_{settings.walking} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    const Lanes a = lanes(sample.acceleration_mps2);
    if (soft(a)) [[likely]] {
      return bridge_(sample.time, a, *this);
    }
    return rarely(sample);
  }

  // No more samples come: the toe-off of a push that is over, or as good as.
  std::optional<Event> finish() {
    const bool fades = phase_ == Phase::contact && smooth_ < span_.level(settings_.sure_share) &&
                       since_contact_s_ > shortest_contact_s() &&
                       since_contact_s_ < settings_.max_contact_s;
    if (!known_ || (phase_ != Phase::leaving && !fades)) return std::nullopt;
    if (fades) contact_s_ = contact_time_s();
    phase_ = Phase::unknown;
    const Micros off = contact_ + micros(contact_s_);
    return event(EventKind::toe_off, off < now_ ? off : now_, now_);
  }

  // The belt's speed from now on; NaN when it is not known.
  void belt(float speed_mps) { contact_time_.belt(speed_mps); }

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

  static constexpr float kBeyond = 600.0F;     // m/s2; 60 g: no trunk, a broken frame
  static constexpr float kLost_s = 1.0F;       // s without a step
  static constexpr float kUsualStep_s = 0.3F;  // until the first two contacts are known

  // False for NaN too.
  static bool within(const Lanes& a, float limit) {
    const Lanes square = a * a;
    return square[0] + square[1] + square[2] < limit * limit;
  }
  static bool soft(const Lanes& a) { return within(a, Stuck::kHard_mps2); }

  static float present(float value) { return value == value ? value : 0.0F; }

  // A missing axis is left out; a sample without any, an impossible one, or one of a sensor that is
  // stuck is lost.
  std::optional<Event> rarely(const ImuSample& sample) {
    const Vec3& given = sample.acceleration_mps2;
    const Lanes a = lanes(Vec3{present(given.x), present(given.y), present(given.z)});
    const bool absent = given.x != given.x && given.y != given.y && given.z != given.z;
    if (absent || !within(a, kBeyond) || (!soft(a) && stuck_(sample.time, axes(a))))
      return std::nullopt;
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
      span_.settle(smooth_, period_s_);
    const auto landed_ago_s = walk_(up, upward_.gravity_mps2());
    if (landed_ago_s) [[unlikely]] {
      if (!known_ || since_contact_s_ > settings_.settled_s) return walk(time, *landed_ago_s);
    }
    switch (phase_) {
      case Phase::flight:
        span_.fly(smooth_);
        return air(time, previous);
      case Phase::rising:
        span_.fly(smooth_);
        return rise(time);
      case Phase::contact:
        span_.stand(smooth_);
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

  static Micros micros(float time_s) { return Micros{static_cast<std::int64_t>(time_s * 1e6F)}; }

  void start(float up) {
    low_pass_.settle(up);
    smooth_ = up;
    known_ = false;
    phase_ = Phase::contact;
    // The levels of a moment ago hold, and the next landing may come at once.
    since_contact_s_ = step_s_;
    if (learnt_ && up < span_.level(settings_.push_share)) phase_ = Phase::flight;
    if (learnt_) return;
    span_.start(up);
    since_contact_s_ = 0.0F;
    step_s_ = kUsualStep_s;
  }

  std::optional<Event> air(Micros time, float previous) {
    const float start = span_.level(settings_.push_share);
    if (smooth_ < start || since_contact_s_ < settings_.min_step_part * step_s_)
      return std::nullopt;
    landing_ = crossing(time, period_s_, previous, smooth_, start, delay_s_ + settings_.travel_s);
    phase_ = Phase::rising;
    contact_time_.begin();
    contact_time_.add(smooth_ - start);
    return std::nullopt;
  }

  std::optional<Event> rise(Micros time) {
    const float start = span_.level(settings_.push_share);
    if (smooth_ < start) {
      phase_ = Phase::flight;
      return std::nullopt;
    }
    contact_time_.add(smooth_ - start);
    const bool creeps = time - landing_ > micros(settings_.slowest_rise_s);
    if (smooth_ < span_.level(settings_.sure_share) && !creeps) return std::nullopt;
    phase_ = Phase::contact;
    since_contact_s_ = 0.0F;
    span_.relax(period_s_);
    const bool running =
        !creeps && span_.size() > settings_.min_span_mps2 && span_.floor() < settings_.flight_mps2;
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
    const float end = span_.level(settings_.push_share);
    contact_time_.add(smooth_ - end);
    if (smooth_ > end || since_contact_s_ < shortest_contact_s()) return std::nullopt;
    ended_ = time;
    contact_s_ = contact_time_s();
    if (since_contact_s_ > settings_.max_contact_s) known_ = false;
    phase_ = Phase::leaving;
    return leave(time);
  }

  float shortest_contact_s() const {
    const float usual_s = settings_.min_contact_part * step_s_;
    return usual_s > settings_.min_contact_s ? usual_s : settings_.min_contact_s;
  }

  float contact_time_s() const {
    return contact_time_(period_s_, step_s_, upward_.gravity_mps2(), span_.size());
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
    const float clear = span_.size() / (3.0F * settings_.min_span_mps2);
    return {at, now, kind, Side::unknown, true, clear < 1.0F ? clear : 1.0F, Gait::running};
  }

  Settings settings_;
  Bridge<Lanes> bridge_{};
  Biquad<float> low_pass_{};
  Stuck stuck_{kClippedTrunk};
  Upward upward_{};
  PushSpan span_{};
  TrunkContact contact_time_;
  SlowBeat walk_;
  Phase phase_{Phase::unknown};
  Micros now_{}, landing_{}, contact_{}, ended_{};
  float delay_s_{}, period_s_{};
  float smooth_{};
  float since_contact_s_{}, step_s_{kUsualStep_s}, contact_s_{};
  bool known_{}, learnt_{};
};

}  // namespace gait
