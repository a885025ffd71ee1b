// How the trunk is carried, step by step: lean, side drop, turn, bounce, sway, jolt and where
// braking becomes pushing. Angles are against the member's own three seconds of standing; what was
// not stood for, or turned for, is NaN.
//
// The sensor's up (inclination.hpp) seen against its up when standing is the angle: tipped
// backwards in the sensor's axes it means a body that leans forward. Turning about up has no zero,
// so it is told only as a swing about its middle.
#pragma once
#include <optional>

#include "gait/bounce.hpp"
#include "gait/facing.hpp"
#include "gait/inclination.hpp"
#include "gait/sides.hpp"
#include "gait/slant.hpp"
#include "gait/standing.hpp"
#include "gait/travel.hpp"
#include "gait/trunk_step.hpp"

namespace gait {

struct TrunkPostureSettings {
  InclinationSettings inclination{};
  StandingSettings standing{};
  SidesSettings sides{0.25F, 0.12F};  // rad/s of turning, a mean over the step (sides.hpp)
  float turns_along{1.0F};  // the waist turns with the foot that stands; -1: a chest against it
  float push_hz{12.0F};     // Hz; braking and pushing without the shock of the landing
  float jolt_hz{40.0F};     // Hz; the shock itself
  float quiet_s{1.0F};      // s; without landings a record is closed this often
  float earliest_s{0.03F};  // s after initial contact; before it the trunk still rings
  float most_rise_m{0.5F};  // m; a flight of half a second has 0.31: more is a broken sensor's
  float latest_s{0.30F};    // s; braking does not last longer in running
};

class TrunkPosture {
 public:
  using Settings = TrunkPostureSettings;

  explicit TrunkPosture(const Settings& settings = {})
      : settings_{settings},
        inclination_{settings.inclination},
        standing_{settings.standing},
        sides_{settings.sides} {}

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    period_s_ = clock.period_s();
    inclination_.design(clock.period());
    standing_.design(clock.period());
    facing_.design(clock.period());
    bounce_.design(clock.period());
    side_way_.design(clock.period());
    const auto push = butterworth_low_pass(static_cast<double>(settings_.push_hz), rate_hz);
    push_.set(push);
    push_delay_s_ = static_cast<float>(delay_s(push, rate_hz));
    jolt_.set(butterworth_low_pass(static_cast<double>(settings_.jolt_hz), rate_hz));
    turn_keep_ = 1.0F - period_s_;  // remembers a second: a stride is shorter
  }

  void begin() {
    bounce_.begin(inclination_);
    inclination_.interrupt();
    standing_.interrupt();
    side_way_.reset();
    clear({});
    sides_.reset();
    turn_ = 0.0F;
    open_ = false;
    fresh_ = true;
  }

  // Meanwhile it may be worn otherwise.
  void forget() { inclination_.reset(); }

  void ask_standing() { standing_.ask(); }
  void hint_forward(const Vec3& forward) { facing_.hint(lanes(forward)); }
  bool standing_known() const { return standing_.known(); }
  bool facing_known() const { return facing_.known(); }
  const Inclination& inclination() const { return inclination_; }

  // One sample. A record falls out where a second went by without a landing.
  std::optional<TrunkStep> sample(Micros time, const Motion& felt, Gait gait) {
    turns_ = within(felt.rate_radps, kBeyond_radps);
    if (!open_) clear(time);
    if (standing_(felt, turns_)) [[unlikely]] {
      inclination_.know_bias(standing_.bias_radps());
      pose();
    }
    const Lanes& up = inclination_(felt);
    move(felt.acceleration_mps2, up, gait);
    if (seconds(time - step_.begin) < settings_.quiet_s) return std::nullopt;
    return close(time);
  }

  // An initial contact, as soon as it is known: the step before it is over.
  std::optional<TrunkStep> land(const Event& initial_contact, Micros now) {
    const auto ended = close(now);
    bounce_.land();
    if (inclination_.steady()) side_way_.land(kStride);
    step_.begin = initial_contact.time;
    step_.gait = initial_contact.gait;
    step_.landed = true;
    // The landing lies a little back: where the trunk was then, by its speed.
    landing_m_ = bounce_.place_m() - bounce_.speed_mps() * seconds(now - initial_contact.time);
    return ended;
  }

 private:
  static constexpr float kBeyond_radps = 100.0F;
  static constexpr int kStride = 2;  // landings; sideways it takes two to be where it was

  void move(const Lanes& a, const Lanes& up, Gait gait) {
    const float push = dot(a, up);
    const float vertical = bounce_(push, inclination_);
    rise_.see(bounce_.place_m());
    if (fresh_) [[unlikely]]
      settle(vertical);
    const float smooth = jolt_(vertical);
    const float jolt = smooth - last_jolt_;
    last_jolt_ = smooth;
    steepest_ = jolt > steepest_ ? jolt : (-jolt > steepest_ ? -jolt : steepest_);
    if (gait != Gait::unknown) facing_.learn(a, up, bounce_.speed_mps(), gait);
    if (turns_) turn(dot(inclination_.rate_radps(), up) * period_s_);
    if (facing_.known()) orient(a, up, push);
    ++count_;
  }

  // As if it had always been pushed so: what was felt before is no jolt now.
  void settle(float vertical_mps2) {
    jolt_.settle(vertical_mps2);
    last_jolt_ = vertical_mps2;
    fresh_ = false;
  }

  // Turning about up has no zero: it is told about its own middle.
  void turn(float by_rad) {
    turned_ += by_rad;
    turn_ = turn_keep_ * (turn_ + by_rad);
    turn_sum_ += turn_;
    turn_range_.see(turn_);
    ++turnings_;
  }

  // What needs to know which way is forward.
  void orient(const Lanes& a, const Lanes& up, float push) {
    const Lanes forward = level(facing_.forward(), up);
    const float leftward = dot(a, cross(up, forward));
    if (!faced_) side_way_.reset();
    faced_ = true;
    if (!side_way_.settled() && bounce_.rested()) side_way_.settle();
    ++oriented_;
    left_sum_ += leftward;
    side_way_(leftward);
    sway_range_.see(side_way_.place_m());
    reverse(push_(dot(a, forward)));
    if (posed_ && standing_.known()) measure_angles(up, push);
  }

  // The part of a direction that lies across `up`, of length one.
  static Lanes level(const Lanes& v, const Lanes& up) {
    return direction(v - up * lanes(dot(v, up)));
  }

  // How the sensor sits on somebody who stands upright, once a step: it does not change within one,
  // and of a part of one nothing is told.
  void pose() {
    steady_ = inclination_.steady();
    posed_ = steady_ && standing_.known() && facing_.known();
    if (!posed_) return;
    forward_ = level(facing_.forward(), standing_.up());
    left_ = cross(standing_.up(), forward_);
  }

  // Angles are taken of sums and extremes, a few a step: an arc tangent costs a chip without
  // doubles as much as all the rest of a sample.
  void measure_angles(const Lanes& up, float push) {
    const float along = dot(up, standing_.up());
    const Slant lean{-dot(up, forward_), along};
    lean_sum_ = {lean_sum_.across + lean.across, lean_sum_.along + lean.along};
    const Slant side{dot(up, left_), along};
    if (turns_) side_.see(grade(side));
    if (push > hardest_) {
      hardest_ = push;
      mid_lean_ = lean;
      mid_side_ = side;
    }
    ++angles_;
  }

  // The first change from braking to pushing after the landing.
  void reverse(float forward_mps2) {
    const float before = last_forward_;
    last_forward_ = forward_mps2;
    if (!step_.landed || step_.reversal_s == step_.reversal_s) return;
    const float since_s =
        seconds(opened_ - step_.begin) + static_cast<float>(count_ + 1) * period_s_ - push_delay_s_;
    if (since_s < settings_.earliest_s || since_s > settings_.latest_s) return;
    if (before < 0.0F && forward_mps2 >= 0.0F) {
      step_.reversal_s = since_s - period_s_ * forward_mps2 / (forward_mps2 - before);
    }
  }

  TrunkStep close(Micros now) {
    TrunkStep step = step_;
    if (count_ > 0) {
      const bool bounces = bounce_.known() && rise_.size() < settings_.most_rise_m;
      if (bounces) step.rise_m = rise_.size();
      step.jolt_mps3 = steepest_ / period_s_;
      // A walker's landing is told when the lowest point is over already.
      const bool sinks = step.landed && step.gait != Gait::walking && bounces;
      if (sinks) step.drop_m = landing_m_ - rise_.low();
      tell_alternating(step);
      if (oriented_ > 0 && side_way_.settled()) {
        step.sway_low_m = sway_range_.low();
        step.sway_high_m = sway_range_.high();
      }
      if (turnings_ > 0 && steady_) {
        step.turn_low_rad = turn_range_.low();
        step.turn_high_rad = turn_range_.high();
      }
    }
    if (angles_ > 0) {
      step.lean_rad = angle_rad(lean_sum_);
      step.mid_lean_rad = angle_rad(mid_lean_);
      if (turns_) {
        step.mid_side_rad = angle_rad(mid_side_);
        step.side_low_rad = angle_rad(graded(side_.low()));
        step.side_high_rad = angle_rad(graded(side_.high()));
      }
    }
    clear(now);
    return step;
  }

  void tell_alternating(TrunkStep& step) {
    if (oriented_ > 0) step.left_mps2 = left_sum_ / static_cast<float>(oriented_);
    if (turnings_ > 0) step.turned_rad = turned_;
    if (step.landed) step.side = side_of(step);
  }

  // Turning tells the feet apart; without a gyroscope the push to the side does, at the waist.
  Side side_of(const TrunkStep& step) {
    if (turnings_ > 0) {
      const float mean_rad = turn_sum_ / static_cast<float>(turnings_);
      const float rate_radps = turned_ / (static_cast<float>(turnings_) * period_s_);
      // A walker's landing is known half a step late: by then the pelvis has come round to the side
      // of the foot that stands. And a walker's landings are never of both feet.
      const bool walks = step.gait == Gait::walking;
      const float leftness = walks ? kTurnPerRad * mean_rad : rate_radps;
      const Side side = sides_(-settings_.turns_along * leftness);
      return walks && side == Side::both ? Side::unknown : side;
    }
    if (oriented_ == 0 || settings_.turns_along < 0.0F) return Side::unknown;
    const Side side = sides_(kTurnPerPush * step.left_mps2);
    return side == Side::both ? Side::unknown : side;  // too little to call it a hop
  }

  static constexpr float kTurnPerPush = 0.6F;  // rad/s a m/s2: 0.4 m/s2 tells feet apart
  static constexpr float kTurnPerRad = 8.0F;   // rad/s a rad: 2 degrees tell feet apart

  void clear(Micros now) {
    step_ = TrunkStep{};
    step_.begin = opened_ = now;
    rise_.clear();
    side_.clear();
    turn_range_.clear();
    sway_range_.clear();
    lean_sum_ = {};
    steepest_ = hardest_ = turned_ = turn_sum_ = left_sum_ = 0.0F;
    count_ = angles_ = turnings_ = oriented_ = 0;
    open_ = true;
    pose();
  }

  Settings settings_;
  Inclination inclination_;
  Standing standing_;
  Facing facing_{};
  Sides sides_;
  Bounce bounce_{};
  Travel side_way_{};
  Biquad<float> push_{}, jolt_{};
  Range rise_{}, side_{}, turn_range_{}, sway_range_{};
  TrunkStep step_{};
  Lanes forward_{}, left_{};
  Slant lean_sum_{}, mid_lean_{}, mid_side_{};
  Micros opened_{};
  float period_s_{}, push_delay_s_{}, turn_keep_{1.0F};
  float turn_{}, last_jolt_{}, last_forward_{}, landing_m_{};
  float steepest_{}, hardest_{}, turned_{}, turn_sum_{}, left_sum_{};
  int count_{}, angles_{}, turnings_{}, oriented_{};
  bool open_{}, turns_{}, posed_{}, steady_{}, faced_{}, fresh_{};
};

}  // namespace gait
