// Landings of a shoe whose pod has no gyroscope: the hardest jolt of each stride (`LandingFinder`,
// the same at any mounting), told once no sharper change follows. A foot that leaves the ground is
// jolted too: mostly less, and soon after it stood on the belt, where it feels 1 g and nothing
// else. A knock on a shoe that lay still is no landing, for a foot in the air is swung or falls,
// and so feels more or less than 1 g. When the foot left is not told: without the pitch it is not
// known.
#pragma once
#include <optional>

#include "gait/bridge.hpp"
#include "gait/event.hpp"
#include "gait/landing.hpp"
#include "gait/motion.hpp"
#include "gait/present_axes.hpp"

namespace gait {

struct FootJoltsSettings {
  Side side{Side::unknown};    // of the foot, as its owner said; written on every event
  float jolt_hz{90.0F};        // Hz; acceleration below this, shoe and strap ring above
  float least_rate_hz{70.0F};  // Hz; a slower sensor feels a push as sharply as a landing
  float landing_share{0.4F};  // of the usual landing; a push has less, or comes soon after standing
  float learn{0.3F};          // share of each new landing in the usual one
  float shortest_stride_s{0.25F};  // s; nobody hops faster
  float unrest_mps2{1.2F};         // m/s2; a foot in the air is further from 1 g on average
  float unrest_s{0.1F};            // s; of that average
  float still_mps2{0.8F};          // m/s2; no further from 1 g: it stands
  float still_mps3{300.0F};        // m/s3; likewise
  float still_s{0.08F};            // s of that; a swing passes through 1 g sooner
  float push_s{0.30F};             // s from standing until the toes have left; a swing takes longer
  float look_s{1.6F};              // s; a stride of a slow walk: until then jolts are compared
  float softer{0.7F};              // of the usual landing, after each `look_s` without one
  int patience{3};                 // so often; then all is learnt anew
  LandingSettings landing{};
};

class FootJolts {
 public:
  using Settings = FootJoltsSettings;

  explicit FootJolts(const Settings& settings = {})
      : settings_{settings}, landing_{settings.landing} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    if (!present_(acceleration, kBeyond_mps2)) return std::nullopt;
    return bridge_(sample.time, lanes(acceleration), *this);
  }

  void reset() { *this = FootJolts{settings_}; }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Lanes>;

  static constexpr float kBeyond_mps2 = 4000.0F;

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    const auto low_pass = butterworth_low_pass(static_cast<double>(settings_.jolt_hz), rate_hz);
    smooth_.set(low_pass);
    period_s_ = clock.period_s();
    rate_hz_ = clock.rate_hz();
    counts_ = rate_hz_ > settings_.least_rate_hz;
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz)) + 0.5F * period_s_;
    forget_ = period_s_ / (settings_.unrest_s + period_s_);
    landing_.design(period_s_);
  }

  // Samples were lost. What was learnt is kept.
  void begin() {
    begun_ = false;
    landing_.reset();
  }

  std::optional<Event> sample(Micros time, const Lanes& acceleration) {
    if (!counts_) return std::nullopt;
    if (!begun_) start(acceleration);
    const Lanes smooth = smooth_(acceleration);
    const float jerk_mps3 = length(smooth - last_) * rate_hz_;
    landing_.see(jerk_mps3);
    last_ = smooth;
    if (!landing_.watching()) unrest_ = unrest_now_;
    const float over_mps2 = length(smooth) - static_cast<float>(kGravity_mps2);
    const float off_mps2 = over_mps2 < 0.0F ? -over_mps2 : over_mps2;
    unrest_now_ += forget_ * (off_mps2 - unrest_now_);
    stand(off_mps2 < settings_.still_mps2 && jerk_mps3 < settings_.still_mps3);
    since_s_ += period_s_;
    if (since_s_ > settings_.look_s) tire();
    const auto landed = landing_.settled(usual_mps3_);
    return landed ? land(time, *landed) : std::nullopt;
  }

  void stand(bool still) {
    still_s_ = still ? still_s_ + period_s_ : 0.0F;
    since_stood_s_ = still_s_ > settings_.still_s ? 0.0F : since_stood_s_ + period_s_;
  }

  void start(const Lanes& acceleration) {
    smooth_.settle(acceleration);
    last_ = acceleration;
    unrest_ = unrest_now_ = since_s_ = still_s_ = 0.0F;
    since_stood_s_ = settings_.look_s;
    begun_ = true;
  }

  std::optional<Event> land(Micros time, const Landing& landed) {
    const float ago_s = landed.ago_s + delay_s_;
    const bool pushed = since_stood_s_ - ago_s < settings_.push_s;
    if (pushed || unrest_ < settings_.unrest_mps2) return std::nullopt;
    if (!(usual_mps3_ > 0.0F)) {
      if (landed.peak_mps3 > hardest_mps3_) hardest_mps3_ = landed.peak_mps3;
      return std::nullopt;
    }
    const bool soon = since_s_ - ago_s < settings_.shortest_stride_s;
    if (soon || landed.peak_mps3 < settings_.landing_share * usual_mps3_) return std::nullopt;
    usual_mps3_ += settings_.learn * (landed.peak_mps3 - usual_mps3_);
    since_s_ = ago_s;
    tired_ = 0;
    const Micros at = before(time, ago_s);
    return Event{at, time, EventKind::initial_contact, settings_.side, true, 0.7F};
  }

  // No landing for longer than any stride: what is usual is softer now, or not known.
  void tire() {
    since_s_ = 0.0F;
    usual_mps3_ = usual_mps3_ > 0.0F ? settings_.softer * usual_mps3_ : hardest_mps3_;
    hardest_mps3_ = 0.0F;
    if (++tired_ >= settings_.patience) usual_mps3_ = 0.0F;
    if (tired_ >= settings_.patience) tired_ = 0;
  }

  Settings settings_;
  PresentAxes present_{};
  Bridge<Lanes> bridge_{};
  Smooth3 smooth_{};
  LandingFinder landing_;
  Lanes last_{};
  float period_s_{}, rate_hz_{}, delay_s_{}, forget_{};
  float unrest_{}, unrest_now_{}, since_s_{}, still_s_{}, since_stood_s_{};
  float usual_mps3_{}, hardest_mps3_{};
  int tired_{};
  bool begun_{}, counts_{};
};

}  // namespace gait
