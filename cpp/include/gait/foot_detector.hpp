// Contacts from a pod on the shoe (accelerometer and gyroscope, instep or heel, mounted any way).
// One stride of pitch rate, toes up positive:
//
//        swing forward                 heel lifts, toe-off        swing
//           ____                                                   ____
//      ____/    \    foot flat                                    /
//                \    ________________                           /
//                 \  /                \                         /
//         initial  \/ slap             \____/                  /
//         contact                       toe-off
//
// Initial contact is the jolt at the end of the forward swing (`LandingFinder`); toe-off is where
// the toes-down rate of the push begins to let go, after the foot was flat (Falbriard 2018 takes
// its minimum, which is a broad plateau at slow speeds). All levels follow the runner's own last
// strides.
#pragma once
#include <optional>

#include "gait/crossing.hpp"
#include "gait/foot_settings.hpp"
#include "gait/landing.hpp"
#include "gait/pitch_axis.hpp"
#include "gait/present_axes.hpp"

namespace gait {

class FootDetector {
 public:
  using Settings = FootSettings;

  explicit FootDetector(const Settings& settings = {})
      : settings_{settings}, pitch_{settings.pitch}, landing_{settings.landing} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    Vec3 rate = sample.rate_radps;
    const bool accelerates = accelerates_(acceleration, kBeyond_mps2);
    if (!turns_(rate, kBeyond_radps) || !accelerates) return std::nullopt;
    return bridge_(sample.time, Motion{lanes(acceleration), lanes(rate)}, *this);
  }

  void reset() { *this = FootDetector{settings_}; }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }
  // Left to right across the foot in the sensor's own axes: turning about it is toes up.
  const Vec3& toes_up_axis() const { return pitch_.axis(); }

 private:
  friend class Bridge<Motion>;
  enum class Phase : std::uint8_t { unknown, swing, lowering, stance };

  static constexpr float kBeyond_mps2 = 4000.0F;  // beyond any sensor: a broken frame
  static constexpr float kBeyond_radps = 200.0F;

  // What the last strides were like. The mounting is kept over a gap; these are kept too.
  struct Usual {
    float swing_radps{5.0F};  // toes up
    float push_radps{5.0F};   // toes down
    float contact_s{0.25F};
    float jolt_mps3{};
    float swing_s{};  // toe-off to initial contact; 0 until known
  };

  void begin() {
    phase_ = Phase::unknown;
    landing_.reset();
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    period_s_ = clock.period_s();
    rate_hz_ = clock.rate_hz();
    const auto jolt = butterworth_low_pass(static_cast<double>(settings_.jolt_hz), rate_hz);
    const auto pitch = butterworth_low_pass(static_cast<double>(settings_.pitch_hz), rate_hz);
    acceleration_.set(jolt);
    rate_.set(pitch);
    // The difference of two samples stands half a period before the second.
    jolt_delay_s_ = static_cast<float>(delay_s(jolt, rate_hz)) + 0.5F * period_s_;
    pitch_delay_s_ = static_cast<float>(delay_s(pitch, rate_hz));
    pitch_.design(period_s_);
    landing_.design(period_s_);
  }

  std::optional<Event> sample(Micros time, const Motion& motion) {
    if (phase_ == Phase::unknown) [[unlikely]]
      start(motion);
    const Lanes smooth = acceleration_(motion.acceleration_mps2);
    const float jerk_mps3 = length(smooth - last_) * rate_hz_;
    last_ = smooth;
    landing_.see(jerk_mps3);
    const float before = toes_up_;
    toes_up_ = pitch_(rate_(motion.rate_radps), jerk_mps3);
    since_event_s_ += period_s_;
    since_contact_s_ += period_s_;
    since_off_s_ += period_s_;
    if (since_event_s_ > settings_.longest_phase_s) tire();
    switch (phase_) {
      case Phase::lowering:
        return lower(time);
      case Phase::stance:
        return stand(time, before, jerk_mps3);
      default:
        return swing(time);
    }
  }

  void start(const Motion& motion) {
    acceleration_.settle(motion.acceleration_mps2);
    rate_.settle(motion.rate_radps);
    last_ = motion.acceleration_mps2;
    since_event_s_ = 0.0F;
    since_contact_s_ = kLongestContact_s;
    left_ = hops_ = false;
    stand_still();
  }

  // Whoever begins stands: the first push is seen, though not the landing before it.
  void stand_still() {
    phase_ = Phase::stance;
    jolted_ = flat_ = true;
    letting_go_ = false;
    lowest_ = 0.0F;
  }

  // Nothing for long: what is usual may be out of reach, so come down to meet it.
  void tire() {
    since_event_s_ = 0.0F;
    usual_.swing_radps = softer(usual_.swing_radps, settings_.least_rate_radps);
    usual_.push_radps = softer(usual_.push_radps, settings_.least_rate_radps);
    usual_.jolt_mps3 *= kSofter;
    begin_swing(0.0F);
  }

  static constexpr float kSofter = 0.7F;
  static float softer(float level, float least) {
    return kSofter * level > least ? kSofter * level : least;
  }

  void begin_swing(float highest) {
    phase_ = Phase::swing;
    highest_ = highest;
  }

  // A foot that runs or walks swings forward before it lands; one that hops comes down as it went
  // up.
  std::optional<Event> swing(Micros time) {
    if (toes_up_ > highest_) highest_ = toes_up_;
    if (highest_ > settings_.forward_radps) hops_ = false;
    const float air_s = since_off_s_;
    if (left_ && air_s > settings_.shortest_hop_s && air_s < settings_.longest_hop_s) {
      const auto landed = hops_ ? landing_.expect(usual_.jolt_mps3, true)
                                : landing_.knock(settings_.hop_jolt_share * usual_.jolt_mps3);
      if (landed && highest_ < settings_.forward_radps) return land(time, *landed, true);
    }
    const bool swung = highest_ > settings_.swing_share * usual_.swing_radps;
    if (swung && toes_up_ < settings_.lowering_share * highest_) {
      phase_ = Phase::lowering;
      lowering_s_ = 0.0F;
      landing_.ignore();
    }
    return std::nullopt;
  }

  std::optional<Event> lower(Micros time) {
    lowering_s_ += period_s_;
    if (since_off_s_ < settings_.soonest_swing_part * usual_.swing_s) return std::nullopt;
    const auto landed =
        landing_.expect(usual_.jolt_mps3, toes_up_ < settings_.lowered_share * highest_);
    if (landed) return land(time, *landed, false);
    if (landing_.watching()) return std::nullopt;
    const bool swings_on = toes_up_ > kSwingsOn * usual_.swing_radps;
    if (lowering_s_ > settings_.longest_landing_s) usual_.jolt_mps3 *= kSofter;
    if (swings_on || lowering_s_ > settings_.longest_landing_s) begin_swing(toes_up_);
    return std::nullopt;
  }

  static constexpr float kSwingsOn = 0.6F;  // of the usual swing: it had only paused

  std::optional<Event> land(Micros time, const Landing& landed, bool hops) {
    if (!hops) learn(usual_.swing_radps, highest_, settings_.least_rate_radps);
    hops_ = hops;
    left_ = false;
    phase_ = Phase::stance;
    since_contact_s_ = landed.ago_s + jolt_delay_s_;
    jolt_ = landed.peak_mps3;
    jolted_ = flat_ = letting_go_ = false;
    lowest_ = 0.0F;
    contact_ = before(time, since_contact_s_);
    return event(EventKind::initial_contact, time, contact_, landed.hard ? 0.95F : 0.8F);
  }

  std::optional<Event> stand(Micros time, float before_this, float jerk_mps3) {
    follow_jolt(jerk_mps3);
    if (!flat_) flat_ = is_flat();
    if (!flat_) return std::nullopt;
    if (toes_up_ < lowest_) {
      lowest_ = toes_up_;
      lowest_at_ = before(time, pitch_delay_s_);
      letting_go_ = false;
    }
    if (lowest_ < -settings_.push_share * usual_.push_radps) return push(time, before_this);
    return maybe_resume(time);
  }

  // The slap of the sole is over: seen, or a short contact has no time for more of it.
  bool is_flat() const {
    const float slap_s = settings_.flat_part * usual_.contact_s;
    if (since_contact_s_ < slap_s || since_contact_s_ < settings_.soonest_flat_s) return false;
    return toes_up_ > -settings_.flat_share * usual_.push_radps ||
           since_contact_s_ > settings_.latest_flat_part * usual_.contact_s;
  }

  // The hardest moment of a landing comes after its beginning: it is the measure of the next one.
  void follow_jolt(float jerk_mps3) {
    constexpr float kJolt_s = 0.08F;
    if (since_contact_s_ < kJolt_s) {
      if (jerk_mps3 > jolt_) jolt_ = jerk_mps3;
    } else if (!jolted_) {
      jolted_ = true;
      usual_.jolt_mps3 +=
          (jolt_ - usual_.jolt_mps3) * (usual_.jolt_mps3 > 0.0F ? kLearnJolt : 1.0F);
    }
  }

  static constexpr float kLearnJolt = 0.3F;

  std::optional<Event> push(Micros time, float before_this) {
    const float level = settings_.let_go_share * lowest_;
    if (!letting_go_ && toes_up_ > level) {
      letting_go_ = true;
      let_go_at_ = crossing(time, period_s_, before_this, toes_up_, level, pitch_delay_s_);
    }
    if (!letting_go_ || toes_up_ < settings_.gone_share * lowest_) return maybe_resume(time);
    learn(usual_.push_radps, -lowest_, settings_.least_rate_radps);
    const float contact_s = seconds(let_go_at_ - contact_);
    if (contact_s < kLongestContact_s) learn(usual_.contact_s, contact_s, kShortestContact_s);
    const float swing_s = seconds(contact_ - off_at_);
    if (!hops_ && swing_s < settings_.longest_phase_s) learn(usual_.swing_s, swing_s, 0.0F);
    off_at_ = let_go_at_;
    begin_swing(0.0F);
    left_ = true;
    since_off_s_ = seconds(time - let_go_at_);
    landing_.ignore();
    return event(EventKind::toe_off, time, let_go_at_, 0.9F);
  }

  static constexpr float kShortestContact_s = 0.1F;
  static constexpr float kLongestContact_s = 0.4F;  // longer is walking, and its slap no longer

  // The foot swings forward: it has left the ground, though not by a push that was recognised.
  std::optional<Event> maybe_resume(Micros time) {
    if (toes_up_ < settings_.resume_share * usual_.swing_radps) return std::nullopt;
    if (since_contact_s_ < kShortestContact_s) return std::nullopt;
    begin_swing(toes_up_);
    if (lowest_ > -kAnyPush_radps) return std::nullopt;
    Event off = event(EventKind::toe_off, time, lowest_at_, 0.3F);
    off.estimated = true;
    return off;
  }

  static constexpr float kAnyPush_radps = 1.5F;

  void learn(float& usual, float seen, float least) const {
    usual += settings_.learn * (seen - usual);
    if (usual < least) usual = least;
  }

  static Micros before(Micros time, float by_s) {
    return time - Micros{static_cast<std::int64_t>(by_s * 1e6F + 0.5F)};
  }
  static float seconds(Micros span) { return static_cast<float>(span.count()) * 1e-6F; }

  Event event(EventKind kind, Micros reported, Micros time, float confidence) {
    since_event_s_ = 0.0F;
    const Gait gait = hops_ ? Gait::hopping : Gait::unknown;
    return {time, reported, kind, settings_.side, false, confidence, gait};
  }

  Settings settings_;
  PresentAxes accelerates_{}, turns_{};
  Bridge<Motion> bridge_{};
  PitchAxis pitch_;
  LandingFinder landing_;
  Smooth3 acceleration_{}, rate_{};
  Lanes last_{};
  Usual usual_{};
  Phase phase_{Phase::unknown};
  Micros contact_{}, lowest_at_{}, let_go_at_{}, off_at_{Micros::min() / 2};
  float period_s_{}, rate_hz_{}, jolt_delay_s_{}, pitch_delay_s_{};
  float toes_up_{}, highest_{}, lowest_{}, jolt_{};
  float since_event_s_{}, since_contact_s_{}, since_off_s_{}, lowering_s_{};
  bool jolted_{}, flat_{}, letting_go_{}, left_{}, hops_{};
};

}  // namespace gait
