// Where a foot is in its stride, from one evenly spaced sample to the next, and the footfalls that
// follow. One stride of pitch rate, toes up positive:
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
// its minimum, a broad plateau at slow speeds). All levels follow the runner's own last strides.
#pragma once
#include <optional>

#include "gait/event.hpp"
#include "gait/foot_signals.hpp"
#include "gait/foot_usual.hpp"
#include "gait/hardest_jolt.hpp"
#include "gait/landing.hpp"
#include "gait/push_off.hpp"
#include "gait/thrown.hpp"

namespace gait {

class FootSteps {
 public:
  using Settings = FootSettings;

  explicit FootSteps(const Settings& settings = {})
      : settings_{settings},
        signals_{settings},
        usual_{settings},
        landing_{settings.landing},
        jolt_{settings.jolt_s},
        push_{settings},
        thrown_{settings.thrown} {}

  void design(const SampleClock& clock) {
    signals_.design(clock);
    landing_.design(clock.period_s());
    thrown_.design(clock.period_s());
  }

  // Samples were lost: it is not known where the foot is. What was learnt is kept.
  void begin() {
    phase_ = Phase::unknown;
    landing_.reset();
  }

  // Meanwhile whoever walked may run.
  void away(Micros so_long) { walks_ = walks_ && !SampleClock::forgets(so_long); }

  std::optional<Event> sample(Micros time, const Motion& motion) {
    if (phase_ == Phase::unknown) [[unlikely]]
      start(motion);
    now_ = time;
    signals_(motion);
    landing_.see(signals_.jerk_mps3());
    since_event_s_ += signals_.period_s();
    since_contact_s_ += signals_.period_s();
    since_off_s_ += signals_.period_s();
    if (since_event_s_ > settings_.longest_phase_s) tire();
    const bool thrown = begun_ && !left_ && thrown_(motion);  // never within a rhythm
    if (signals_.turned_over() || thrown) lose();
    switch (phase_) {
      case Phase::lowering:
        return lower(time);
      case Phase::stance:
        return stand(time);
      default:
        return swing(time);
    }
  }

  // No more samples come: a push at its usual strength is as good as over.
  std::optional<Event> finish() {
    const bool pushes = push_.fastest_radps() > settings_.spent_share * usual_.push_radps();
    if (phase_ != Phase::stance || !flat_ || begun_ || !pushes) return std::nullopt;
    begin();
    return guessed_off(now_);
  }

  // Turning about this axis of the sensor is toes up, where that is known; else it is found.
  void mounted(const Vec3& toes_up) { signals_.mounted(toes_up); }

  const Settings& settings() const { return settings_; }
  Vec3 toes_up_axis() const { return signals_.axis(); }

 private:
  enum class Phase : std::uint8_t { unknown, swing, lowering, stance };

  float toes_up() const { return signals_.toes_up_radps(); }
  void start(const Motion& motion) {
    signals_.settle(motion);
    since_event_s_ = 0.0F;
    lose(walks_);
  }

  // Not known where in a stride.
  void lose(bool walks = false) {
    phase_ = Phase::stance;
    since_contact_s_ = 0.0F;
    begun_ = true;
    jolt_.give_up();
    left_ = hops_ = flat_ = false, walks_ = walks;
    push_.begin();
    off_at_ = kNever;
    landing_.ignore();
  }

  void tire() {
    since_event_s_ = 0.0F;
    usual_.tire();
    lose();
  }

  void begin_swing(float highest) {
    phase_ = Phase::swing;
    highest_ = highest;
  }

  // A runner's or walker's foot swings forward before it lands; a hop comes down as it went up.
  std::optional<Event> swing(Micros time) {
    if (toes_up() > highest_) highest_ = toes_up();
    if (highest_ > settings_.forward_radps) hops_ = false;
    if (falls()) {
      auto landed = jolt(!hops_ && (walks_ || early()), pushes());
      if (!landed && hops_ && since_off_s_ < settings_.longest_hop_s)
        landed = landing_.settled(usual_.jolt_mps3());
      if (landed) return land(time, *landed, true);
    }
    const bool swung = highest_ > settings_.swing_share * usual_.swing_radps();
    if (swung && toes_up() < settings_.lowering_share * highest_) {
      phase_ = Phase::lowering;
      lowering_s_ = pushing_s_ = 0.0F;
      landing_.ignore();
    }
    return std::nullopt;
  }

  // In the air, and not swung forward; a walker's feet, slow as they are, swing as they always do.
  bool falls() const {
    const float forward =
        walks_ ? settings_.swing_share * usual_.swing_radps() : settings_.forward_radps;
    return left_ && since_off_s_ > settings_.shortest_hop_s && highest_ < forward;
  }
  bool pushes() const { return toes_up() < -settings_.push_share * usual_.push_radps(); }
  bool early() const { return since_off_s_ < settings_.soonest_swing_part * usual_.swing_s(); }

  std::optional<Landing> jolt(bool unexpected, bool pushing_off) {
    if (pushing_off) return std::nullopt;
    const float share = unexpected ? settings_.hop_jolt_share : settings_.jolt_share;
    const float least = share * usual_.jolt_mps3();
    const bool known = usual_.jolt_mps3() > 0.0F && least < settings_.landing.enough_mps3;
    return landing_.sudden(known ? least : settings_.landing.enough_mps3);
  }

  std::optional<Event> lower(Micros time) {
    if (signals_.fell_through(0.0F)) highest_at_ = signals_.when_at(time, 0.0F);
    lowering_s_ += signals_.period_s();
    pushing_s_ = pushes() ? pushing_s_ + signals_.period_s() : 0.0F;
    if (pushing_s_ > settings_.longest_slap_s && !landing_.watching()) {  // it has landed, unheard
      lose();
      flat_ = true;
      return std::nullopt;
    }
    if (early() && !falls()) return std::nullopt;
    std::optional<Landing> landed;
    if (falls() || toes_up() < settings_.lowered_share * highest_)
      landed = jolt(!hops_ && early(), pushing_s_ > settings_.longest_fall_s);
    if (!landed && !early()) landed = landing_.settled(usual_.jolt_mps3());
    if (landed) return land(time, *landed, hops_);
    if (landing_.watching()) return std::nullopt;
    const bool swings_on = toes_up() > settings_.swings_on_share * usual_.swing_radps();
    if (lowering_s_ > settings_.longest_landing_s) usual_.soften_landing();
    if (swings_on || lowering_s_ > settings_.longest_landing_s) begin_swing(toes_up());
    return std::nullopt;
  }

  std::optional<Event> land(Micros time, const Landing& landed, bool hops) {
    if (!hops) usual_.swung(highest_);
    hops_ = hops && since_off_s_ < settings_.longest_hop_s;
    const float sure = begun_ ? settings_.first_sure : landed.hard ? 0.95F : 0.8F;
    left_ = begun_ = false;
    phase_ = Phase::stance;
    since_contact_s_ =
        landed.ago_s + signals_.jolt_delay_s() * (landed.hard ? settings_.hard_delay : 1.0F);
    jolt_.begin(landed.peak_mps3);
    flat_ = false;
    push_.begin();
    contact_ = before(time, since_contact_s_);
    if (walks_) meet_heel();
    return event(EventKind::initial_contact, time, contact_, sure);
  }

  // A walker's heel meets the belt softly, and the foot turns about it from then on, toes down;
  // the blow follows when shoe and heel pad are pressed together.
  void meet_heel() {
    const float early_s = seconds(contact_ - highest_at_);
    if (early_s < 0.0F || early_s > settings_.soft_heel_s) return;
    contact_ = highest_at_;
    since_contact_s_ += early_s;
  }

  std::optional<Event> stand(Micros time) {
    if (const auto jolt = jolt_.see(signals_.jerk_mps3(), since_contact_s_)) usual_.landed(*jolt);
    if (!flat_) flat_ = is_flat();
    if (begun_ && usual_.jolt_mps3() > 0.0F && !pushes()) {  // who knows: it may have hung
      const float least = settings_.hop_jolt_share * usual_.jolt_mps3();
      if (const auto landed = landing_.sudden(least)) return land(time, *landed, true);
    }
    if (!flat_ && begun_ && swings()) begin_swing(toes_up());
    if (!flat_) return std::nullopt;
    push_.see(time, signals_);
    const bool pushed = push_.fastest_radps() > settings_.push_share * usual_.push_radps();
    if (!pushed || !push_.gone(time, signals_)) return maybe_resume(time);
    if (begun_ || signals_.down_rad() >= settings_.least_push_rad) return leave(time);
    push_.begin();  // a slammed sole sprang back
    return maybe_resume(time);
  }

  // The slap of the sole is over: seen, or a short contact has no time for more of it.
  bool is_flat() {
    if (begun_) return lies_flat();
    const float slap_s = settings_.flat_part * usual_.contact_s();
    if (since_contact_s_ < slap_s || since_contact_s_ < settings_.soonest_flat_s) return false;
    return toes_up() > -settings_.flat_share * usual_.push_radps() ||
           since_contact_s_ > settings_.latest_flat_part * usual_.contact_s();
  }

  // Who begins may be anywhere in a stride: a push is only believed after the foot lay still.
  bool lies_flat() {
    const float slow = settings_.flat_share * usual_.push_radps();
    if (toes_up() < -slow || toes_up() > slow) since_contact_s_ = 0.0F;
    return since_contact_s_ > settings_.soonest_flat_s;
  }

  Event leave(Micros time) {
    usual_.pushed(push_.fastest_radps());
    if (!begun_) measure();
    off_at_ = push_.let_go_at();
    begin_swing(0.0F);
    left_ = true;
    since_off_s_ = seconds(time - off_at_);
    landing_.ignore();
    return event(EventKind::toe_off, time, off_at_, 0.9F);
  }

  // The foot swings forward: it has left the ground, though not by a push that was recognised.
  std::optional<Event> maybe_resume(Micros time) {
    if (!swings() || since_contact_s_ < settings_.shortest_contact_s) return std::nullopt;
    begin_swing(toes_up());
    left_ = true;  // when is not known: long enough for a landing
    since_off_s_ = settings_.soonest_swing_part * usual_.swing_s();
    if (push_.fastest_radps() >= settings_.any_push_radps) return guessed_off(time);
    usual_.left_unseen();
    return std::nullopt;
  }

  Event guessed_off(Micros time) {
    Event off = event(EventKind::toe_off, time, push_.fastest_at(), 0.3F);
    off.estimated = true;
    return off;
  }
  bool swings() const { return toes_up() > settings_.resume_share * usual_.swing_radps(); }

  // A contact whose landing was seen, and the swing before it.
  void measure() {
    const float contact_s = seconds(push_.let_go_at() - contact_);
    const float swing_s = seconds(contact_ - off_at_);
    usual_.lasted(contact_s, swing_s);
    walks_ = swing_s > 0.0F && contact_s > swing_s && contact_s > settings_.shortest_walk_s &&
             contact_s < settings_.longest_phase_s;
    if (!hops_) usual_.was_in_air(swing_s);
  }
  static constexpr Micros kNever = Micros::min() / 2;

  Event event(EventKind kind, Micros reported, Micros time, float confidence) {
    since_event_s_ = 0.0F;
    const Gait gait = hops_ ? Gait::hopping : walks_ ? Gait::walking : Gait::unknown;
    return {time, reported, kind, settings_.side, false, confidence, gait};
  }

  Settings settings_;
  FootSignals signals_;
  FootUsual usual_;
  LandingFinder landing_;
  HardestJolt jolt_;
  PushOff push_;
  Thrown thrown_;
  Phase phase_{Phase::unknown};
  Micros now_{}, contact_{}, highest_at_{}, off_at_{kNever};
  float highest_{};
  float since_event_s_{}, since_contact_s_{}, since_off_s_{}, lowering_s_{}, pushing_s_{};
  bool flat_{}, left_{}, hops_{}, begun_{}, walks_{};
};

}  // namespace gait
