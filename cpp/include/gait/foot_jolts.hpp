// Footfalls of a shoe whose pod has no gyroscope: the hardest jolt of each stride is its landing
// (`LandingFinder`, the same at any mounting), told once no sharper change follows; the next clear
// burst of jolts is its toes' leaving (`LeavingFinder`). Both are estimates.
//
// The trap: a foot that leaves the ground is jolted too, in a walk mostly less, and soon after it
// stood on the belt, where it feels 1 g and nothing else; in a hop as sharply, but then it was
// heavier before than after. A knock on a shoe that lay still is no landing, for a foot in the air
// is swung or falls, and so feels more or less than 1 g.
#pragma once
#include <optional>

#include "gait/bridge.hpp"
#include "gait/event.hpp"
#include "gait/landing.hpp"
#include "gait/leaving.hpp"
#include "gait/motion.hpp"
#include "gait/present_axes.hpp"

namespace gait {

struct FootJoltsSettings {
  Side side{Side::unknown};    // of the foot, as its owner said; written on every event
  float jolt_hz{90.0F};        // Hz; acceleration below this, shoe and strap ring above
  float least_rate_hz{87.0F};  // Hz; a slower sensor feels a push as sharply as a landing
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
  float hop_s{0.5F};               // s; a stride so short is a hop's,
  float regular_share{0.25F};      // differing by no more than this from the one before,
  int hops{2};                     // so often
  float shortest_hop_s{0.3F};      // s; likewise, of a foot that was not seen to leave
  float shortest_flight_s{0.04F};  // s; of a hop
  LandingSettings landing{};
  LeavingSettings leaving{};
};

class FootJolts {
 public:
  using Settings = FootJoltsSettings;

  explicit FootJolts(const Settings& settings = {})
      : settings_{settings}, landing_{settings.landing}, leaving_{settings.leaving} {}

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
    leaving_.design(rate_hz);
  }

  // Samples were lost. What was learnt is kept.
  void begin() {
    begun_ = false;
    landing_.reset();
    leaving_.begin();
  }

  std::optional<Event> sample(Micros time, const Lanes& acceleration) {
    if (!counts_) return std::nullopt;
    if (!begun_) start(acceleration);
    const Lanes smooth = smooth_(acceleration);
    const float jerk_mps3 = length(smooth - last_) * rate_hz_;
    landing_.see(jerk_mps3);
    last_ = smooth;
    const auto left = leaving_(acceleration);
    if (!landing_.watching()) unrest_ = unrest_now_;
    const float over_mps2 = length(smooth) - static_cast<float>(kGravity_mps2);
    const float off_mps2 = over_mps2 < 0.0F ? -over_mps2 : over_mps2;
    unrest_now_ += forget_ * (off_mps2 - unrest_now_);
    stand(off_mps2 < settings_.still_mps2 && jerk_mps3 < settings_.still_mps3);
    since_s_ += period_s_;
    if (since_s_ > settings_.look_s) tire();
    const auto landed = landing_.settled(usual_mps3_);
    if (landed)
      if (const auto event = land(time, *landed)) return event;
    return left ? std::optional{told(time, *left, EventKind::toe_off)} : std::nullopt;
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
    if (hopped_off(since_s_ - ago_s, ago_s)) return std::nullopt;
    count(since_s_ - ago_s);
    usual_mps3_ += settings_.learn * (landed.peak_mps3 - usual_mps3_);
    since_s_ = ago_s;
    tired_ = 0;
    leaving_.land(ago_s);
    return told(time, ago_s, EventKind::initial_contact);
  }

  // Who hops lands again and again within half a second.
  void count(float stride_s) {
    const float other_s = stride_s - last_stride_s_;
    const float apart_s = settings_.regular_share * last_stride_s_;
    const bool hop = stride_s < settings_.hop_s && other_s < apart_s && -other_s < apart_s;
    hops_ += hop ? 1 : -1;
    if (hops_ < 0) hops_ = 0;
    if (hops_ > 2 * settings_.hops) hops_ = 2 * settings_.hops;
    last_stride_s_ = stride_s;
  }

  // A hop's leaving is jolted like its landing.
  bool hopped_off(float stride_s, float ago_s) {
    if (hops_ < settings_.hops || stride_s > settings_.hop_s) return false;
    if (!leaving_.followed()) return false;
    if (leaving_.standing()) return stride_s < settings_.shortest_hop_s;
    return leaving_.flown_s(ago_s) < settings_.shortest_flight_s || leaving_.exchanged(ago_s);
  }

  Event told(Micros time, float ago_s, EventKind kind) const {
    return Event{before(time, ago_s), time, kind, settings_.side, true, 0.7F};
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
  LeavingFinder leaving_;
  Lanes last_{};
  float period_s_{}, rate_hz_{}, delay_s_{}, forget_{};
  float unrest_{}, unrest_now_{}, since_s_{}, still_s_{}, since_stood_s_{};
  float usual_mps3_{}, hardest_mps3_{};
  float last_stride_s_{};
  int tired_{}, hops_{};
  bool begun_{}, counts_{};
};

}  // namespace gait
