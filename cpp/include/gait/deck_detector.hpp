// Landings from the shaking of a treadmill's deck or console (an accelerometer, a phone). Each
// landing makes it ring; the ringing swells within a few hundredths of a second and dies away until
// the next. A landing is where the envelope has risen by a share of its usual swell from the
// quietest moment before. Toe-off shakes nothing: there is none, and so no contact time. Which foot
// it was is unknown.
//
// How long a frame takes to ring is its own affair: all landings come late by about the same (29 ms
// on a console, DECISIONS.md), so they serve rhythm, not the place of a foot in time.
#pragma once
#include <optional>

#include "gait/crossing.hpp"
#include "gait/motion.hpp"
#include "gait/present_axes.hpp"

namespace gait {

struct DeckSettings {
  float shaking_above_hz{8.0F};  // Hz; slower is the frame giving way, and gravity
  float envelope_hz{8.0F};       // Hz; three to four landings a second must stay apart
  float rise_share{0.3F};        // of the usual swell
  float least_rise_mps2{0.25F};  // m/s2; people walking past the machine stay below
  float hum_share{0.15F};        // of what shakes without a break, such as the motor
  float fall_share{0.3F};        // of this swell: it is over
  float shortest_step_s{0.2F};   // s; 300 steps a minute is beyond anyone
  float longest_step_s{2.0F};    // s; then the usual swell is forgotten by half
  float learn{0.25F};            // share of each swell in the usual one
};

class DeckDetector {
 public:
  using Settings = DeckSettings;

  explicit DeckDetector(const Settings& settings = {}) : settings_{settings} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    if (!present_(acceleration, kBeyond_mps2)) return std::nullopt;
    return bridge_(sample.time, acceleration, *this);
  }

  void reset() { *this = DeckDetector{settings_}; }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Vec3>;
  enum class Phase : std::uint8_t { unknown, quiet, swell };

  static constexpr float kBeyond_mps2 = 4000.0F;

  void begin() { phase_ = Phase::unknown; }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    period_s_ = clock.period_s();
    shaking_.set(butterworth_high_pass(static_cast<double>(settings_.shaking_above_hz), rate_hz));
    const auto low_pass = butterworth_low_pass(static_cast<double>(settings_.envelope_hz), rate_hz);
    envelope_.set(low_pass);
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz));
  }

  std::optional<Event> sample(Micros time, const Vec3& a) {
    if (phase_ == Phase::unknown) [[unlikely]]
      start(a);
    const float before = now_;
    now_ = envelope_(length(shaking_(a)));
    since_s_ += period_s_;
    if (since_s_ > settings_.longest_step_s) tire();
    if (phase_ == Phase::quiet) return await(time, before);
    follow_swell();
    return std::nullopt;
  }

  void start(const Vec3& a) {
    shaking_.settle(a);
    envelope_.settle(0.0F);
    now_ = lowest_ = since_s_ = 0.0F;
    phase_ = Phase::quiet;
  }

  void tire() {
    since_s_ = 0.0F;
    usual_mps2_ *= 0.5F;
    phase_ = Phase::quiet;
    lowest_ = now_;
  }

  std::optional<Event> await(Micros time, float before) {
    if (now_ < lowest_) lowest_ = now_;
    const float level = lowest_ + rise();
    if (now_ < level || since_s_ < settings_.shortest_step_s) return std::nullopt;
    phase_ = Phase::swell;
    highest_ = now_;
    since_s_ = 0.0F;
    const Micros landed = crossing(time, period_s_, before, now_, level, delay_s_);
    const float confidence = usual_mps2_ > 0.0F ? kConfidence : kFirst;
    return Event{landed, time, EventKind::initial_contact, Side::unknown, true, confidence};
  }

  static constexpr float kConfidence = 0.7F;  // the frame is far from the foot
  static constexpr float kFirst = 0.3F;       // how much this deck swells is not known yet

  float rise() const {
    const float usual = settings_.rise_share * usual_mps2_;
    const float hum = settings_.hum_share * lowest_;
    const float least = hum > settings_.least_rise_mps2 ? hum : settings_.least_rise_mps2;
    return usual > least ? usual : least;
  }

  void follow_swell() {
    if (now_ > highest_) highest_ = now_;
    const float swell = highest_ - lowest_;
    if (now_ > highest_ - settings_.fall_share * swell) return;
    usual_mps2_ += (swell - usual_mps2_) * (usual_mps2_ > 0.0F ? settings_.learn : 1.0F);
    phase_ = Phase::quiet;
    lowest_ = now_;
  }

  Settings settings_;
  PresentAxes present_{};
  Bridge<Vec3> bridge_{};
  Smooth3 shaking_{};
  Biquad<float> envelope_{};
  Phase phase_{Phase::unknown};
  float period_s_{}, delay_s_{}, now_{}, lowest_{}, highest_{}, usual_mps2_{}, since_s_{};
};

}  // namespace gait
