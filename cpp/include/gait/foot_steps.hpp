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
// Initial contact is the jolt at the end of the forward swing (`FootSwing`); toe-off is where
// the toes-down rate of the push begins to let go, after the foot was flat (Falbriard 2018 takes
// its minimum, a broad plateau at slow speeds). All levels follow the runner's own last strides.
#pragma once
#include <optional>

#include "gait/event.hpp"
#include "gait/foot_signals.hpp"
#include "gait/foot_swing.hpp"
#include "gait/foot_usual.hpp"
#include "gait/hardest_jolt.hpp"
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
        swing_{settings.landing},
        jolt_{settings.jolt_s},
        push_{settings},
        thrown_{settings.thrown} {}

  void design(const SampleClock& clock) {
    signals_.design(clock);
    swing_.design(clock.period_s());
    thrown_.design(clock.period_s());
  }

  // Samples were lost: it is not known where the foot is. What was learnt is kept.
  void begin() {
    phase_ = Phase::unknown;
    swing_.reset();
  }

  // Meanwhile whoever walked may run.
  void away(Micros so_long) { walks_ = walks_ && !SampleClock::forgets(so_long); }

  std::optional<Event> sample(Micros time, const Motion& motion) {
    if (phase_ == Phase::unknown) [[unlikely]]
      start(motion);
    now_ = time;
    signals_(motion);
    swing_.feel(signals_);
    since_event_s_ += signals_.period_s();
    since_contact_s_ += signals_.period_s();
    if (since_event_s_ > settings_.longest_phase_s) tire();
    const bool thrown = begun_ && !swing_.left() && thrown_(motion);  // never within a rhythm
    if (signals_.turned_over() || thrown) lose();
    const auto event = phase_ == Phase::stance ? stand(time) : fly(time);
    return believed_ ? event : std::nullopt;
  }

  // No more samples come: a push at its usual strength is as good as over.
  std::optional<Event> finish() {
    const bool pushes = push_.fastest_radps() > settings_.spent_share * usual_.push_radps();
    if (phase_ != Phase::stance || !flat_ || begun_ || !pushes || !believed_) return std::nullopt;
    begin();
    return guessed_off(now_);
  }

  // Turning about this axis of the sensor is toes up, where that is known; else it is found.
  void mounted(const Vec3& toes_up) { signals_.mounted(toes_up); }

  const Settings& settings() const { return settings_; }
  Vec3 toes_up_axis() const { return signals_.axis(); }

 private:
  enum class Phase : std::uint8_t { unknown, air, stance };

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
    flat_ = false;
    walks_ = walks;
    push_.begin();
    off_at_ = kNever;
    swing_.lose();
    believed_ = !slow();
  }

  // A blow that is over between two samples: such a sensor does not see a foot land that is back at
  // once, and takes toes down for toes up where nobody swings forward.
  bool slow() const { return signals_.period_s() > settings_.slow_s; }

  bool hops() const { return cycle_s_ > 0.0F && cycle_s_ < settings_.slow_stride_s; }
  bool back_at_once() const {
    return off_at_ != kNever && seconds(contact_ - off_at_) < settings_.slow_air_s;
  }

  void tire() {
    since_event_s_ = 0.0F;
    usual_.tire();
    lose();
  }

  void begin_swing(float highest_radps) {
    phase_ = Phase::air;
    swing_.begin(highest_radps);
  }

  std::optional<Event> fly(Micros time) {
    const auto landed = swing_(seen(time));
    if (landed) return land(time, *landed);
    if (swing_.missed()) {
      lose();
      flat_ = true;
    }
    return std::nullopt;
  }

  FootSeen seen(Micros time) { return {time, settings_, signals_, usual_, walks_}; }
  bool pushes() const { return toes_up() < -settings_.push_share * usual_.push_radps(); }

  std::optional<Event> land(Micros time, const Landing& landed) {
    const float sure = begun_ ? settings_.first_sure : landed.hard ? 0.95F : 0.8F;
    begun_ = false;
    phase_ = Phase::stance;
    since_contact_s_ =
        landed.ago_s + signals_.jolt_delay_s() * (landed.hard ? settings_.hard_delay : 1.0F);
    jolt_.begin(landed.peak_mps3);
    flat_ = false;
    push_.begin();
    contact_ = before(time, since_contact_s_);
    if (walks_) meet_heel();
    believed_ = !slow() || !(hops() || back_at_once());
    return event(EventKind::initial_contact, time, contact_, sure);
  }

  // A walker's heel meets the belt softly, and the foot turns about it from then on, toes down;
  // the blow follows when shoe and heel pad are pressed together.
  void meet_heel() {
    const float early_s = seconds(contact_ - swing_.turned_at());
    if (early_s < 0.0F || early_s > settings_.soft_heel_s) return;
    contact_ = swing_.turned_at();
    since_contact_s_ += early_s;
  }

  std::optional<Event> stand(Micros time) {
    if (const auto jolt = jolt_.see(signals_.jerk_mps3(), since_contact_s_)) usual_.landed(*jolt);
    if (!flat_) flat_ = is_flat();
    if (begun_ && usual_.jolt_mps3() > 0.0F && !pushes()) {  // who knows: it may have hung
      const float least = settings_.hop_jolt_share * usual_.jolt_mps3();
      if (const auto landed = swing_.sudden(seen(time), least)) return land(time, *landed);
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
    if (off_at_ != kNever) cycle_s_ = seconds(push_.let_go_at() - off_at_);
    off_at_ = push_.let_go_at();
    begin_swing(0.0F);
    swing_.leave(seconds(time - off_at_));
    swing_.ignore();
    return event(EventKind::toe_off, time, off_at_, 0.9F);
  }

  // The foot swings forward: it has left the ground, though not by a push that was recognised.
  std::optional<Event> maybe_resume(Micros time) {
    if (!swings() || since_contact_s_ < settings_.shortest_contact_s) return std::nullopt;
    begin_swing(toes_up());
    // When is not known: long enough ago for a landing.
    swing_.leave(settings_.soonest_swing_part * usual_.swing_s());
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
    if (!swing_.hops()) usual_.was_in_air(swing_s);
  }
  static constexpr Micros kNever = Micros::min() / 2;

  Event event(EventKind kind, Micros reported, Micros time, float confidence) {
    since_event_s_ = 0.0F;
    const Gait gait = swing_.hops() ? Gait::hopping : walks_ ? Gait::walking : Gait::unknown;
    return {time, reported, kind, settings_.side, false, confidence, gait};
  }

  Settings settings_;
  FootSignals signals_;
  FootUsual usual_;
  FootSwing swing_;
  HardestJolt jolt_;
  PushOff push_;
  Thrown thrown_;
  Phase phase_{Phase::unknown};
  Micros now_{}, contact_{}, off_at_{kNever};
  float since_event_s_{}, since_contact_s_{}, cycle_s_{};
  bool flat_{}, begun_{}, walks_{}, believed_{};
};

}  // namespace gait
