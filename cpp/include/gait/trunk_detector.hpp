// Contacts from the acceleration of the trunk: a pod at the waist or a strap at the chest. In
// flight a body falls freely and the sensor reads nothing; on the ground it is pushed. The detector
// follows the level of flight and the peak of stance and calls a foot "on" between two small shares
// of that span. The trunk is far from the foot: both events are marked estimated (Patoz 2022: RMSE
// 20 ms).
//
// "Up" is the direction of the mean specific force: over whole steps a runner neither rises nor
// sinks, so the mean is gravity, whichever way the pod is mounted. A missing axis is left out.
#pragma once
#include <cmath>
#include <optional>

#include "gait/biquad.hpp"
#include "gait/bridge.hpp"
#include "gait/crossing.hpp"

namespace gait {

struct TrunkSettings {
  float cutoff_hz{30.0F};      // Hz; soft tissue rings above
  float contact_share{0.15F};  // of the span flight to peak, rising: initial contact
  float toe_off_share{0.05F};  // of the span, falling: toe-off
  float min_span_mps2{7.0F};   // m/s2; walking and standing span less than running
  float min_contact_s{0.07F};  // s; shorter is a knock
  float min_step_s{0.18F};     // s; 330 steps a minute is beyond anyone
  float max_contact_s{0.6F};   // s; longer is standing
  float upright_s{1.5F};       // s; time over which "up" is averaged: four steps or more
};

class TrunkDetector {
 public:
  using Settings = TrunkSettings;

  explicit TrunkDetector(const Settings& settings = {}) : settings_{settings} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    const Vec3 a{present(sample.acceleration_mps2.x), present(sample.acceleration_mps2.y),
                 present(sample.acceleration_mps2.z)};
    const float square = a.x * a.x + a.y * a.y + a.z * a.z;
    const bool absent = all_absent(sample.acceleration_mps2) || !(square < kBeyond * kBeyond);
    if (absent) return std::nullopt;
    return bridge_(sample.time, a, *this);
  }

  void reset() {
    bridge_.reset();
    begin();
  }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Vec3>;
  enum class Phase : std::uint8_t { unknown, flight, contact };

  static constexpr float kBeyond = 2000.0F;  // m/s2; 200 g: no trunk, a broken frame
  static constexpr int kUpEvery = 16;        // samples between two looks at which way is up

  static float present(float value) { return value == value ? value : 0.0F; }
  static bool all_absent(const Vec3& v) { return v.x != v.x && v.y != v.y && v.z != v.z; }

  void begin() {
    phase_ = Phase::unknown;
    seen_ = 0;
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    const Coefficients low_pass =
        butterworth_low_pass(static_cast<double>(settings_.cutoff_hz), rate_hz);
    low_pass_.set(low_pass);
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz));
    period_s_ = clock.period_s();
    forget_ = period_s_ / settings_.upright_s;
    decay_ = period_s_ / 1.0F;
  }

  std::optional<Event> sample(Micros time, const Vec3& a) {
    follow_up(a);
    const float up = a.x * up_.x + a.y * up_.y + a.z * up_.z;
    if (phase_ == Phase::unknown) [[unlikely]]
      start(up);
    const float previous = smooth_;
    smooth_ = low_pass_(up);
    since_contact_s_ += period_s_;
    // Floor and peak relax towards each other over a second and are pushed apart by each step.
    const float span = peak_ - floor_;
    peak_ = smooth_ > peak_ ? smooth_ : peak_ - span * decay_ * 0.5F;
    floor_ = smooth_ < floor_ ? smooth_ : floor_ + span * decay_ * 0.5F;
    if (span < settings_.min_span_mps2) return std::nullopt;
    return phase_ == Phase::flight ? air(time, previous, span) : ground(time, previous, span);
  }

  // The mean so far at first, then a mean that forgets.
  void follow_up(const Vec3& a) {
    const float share = 1.0F / static_cast<float>(seen_ + 1);
    const float gain = share > forget_ ? share : forget_;
    mean_.x += (a.x - mean_.x) * gain;
    mean_.y += (a.y - mean_.y) * gain;
    mean_.z += (a.z - mean_.z) * gain;
    if (share > forget_) ++seen_;
    if (--until_up_ > 0 && seen_ > kUpEvery) return;
    until_up_ = kUpEvery;
    const float length = std::sqrt(mean_.x * mean_.x + mean_.y * mean_.y + mean_.z * mean_.z);
    if (length < 1.0F) return;
    up_ = {mean_.x / length, mean_.y / length, mean_.z / length};
  }

  void start(float up) {
    low_pass_.settle(up);
    smooth_ = peak_ = floor_ = up;
    since_contact_s_ = 0.0F;
    phase_ = Phase::contact;
    seen_contact_ = false;
  }

  std::optional<Event> air(Micros time, float previous, float span) {
    const float level = floor_ + settings_.contact_share * span;
    if (smooth_ < level || since_contact_s_ < settings_.min_step_s) return std::nullopt;
    phase_ = Phase::contact;
    since_contact_s_ = 0.0F;
    seen_contact_ = true;
    return event(EventKind::initial_contact, time, previous, level, span);
  }

  std::optional<Event> ground(Micros time, float previous, float span) {
    const float level = floor_ + settings_.toe_off_share * span;
    if (smooth_ > level || since_contact_s_ < settings_.min_contact_s) return std::nullopt;
    phase_ = Phase::flight;
    if (!seen_contact_ || since_contact_s_ > settings_.max_contact_s) return std::nullopt;
    return event(EventKind::toe_off, time, previous, level, span);
  }

  Event event(EventKind kind, Micros time, float previous, float level, float span) const {
    const float clear = span / (3.0F * settings_.min_span_mps2);
    return {crossing(time, period_s_, previous, smooth_, level, delay_s_),
            time,
            kind,
            Side::unknown,
            true,
            clear < 1.0F ? clear : 1.0F};
  }

  Settings settings_;
  Bridge<Vec3> bridge_{};
  Biquad<float> low_pass_{};
  Vec3 mean_{0.0F, 0.0F, 0.0F};
  Vec3 up_{0.0F, 0.0F, 1.0F};
  Phase phase_{Phase::unknown};
  float delay_s_{}, period_s_{}, forget_{}, decay_{};
  float smooth_{}, peak_{}, floor_{};
  float since_contact_s_{};
  int seen_{}, until_up_{};
  bool seen_contact_{};
};

}  // namespace gait
