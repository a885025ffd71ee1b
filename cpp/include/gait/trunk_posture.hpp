// How the trunk is carried, step by step: lean, side drop, turn, bounce, sway, jolt and where
// braking becomes pushing. Angles are against the member's own three seconds of standing; what was
// not stood for, or turned for, is NaN.
//
// The sensor's up (inclination.hpp) seen against its up when standing is the angle: tipped
// backwards in the sensor's axes it means a body that leans forward. Turning about up has no zero,
// so it is told only as a swing about its middle.
#pragma once
#include <optional>

#include "gait/facing.hpp"
#include "gait/sides.hpp"
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
    for (Travel* travel : {&height_, &side_way_}) travel->design(clock.period());
    const auto push = butterworth_low_pass(static_cast<double>(settings_.push_hz), rate_hz);
    push_.set(push);
    push_delay_s_ = static_cast<float>(delay_s(push, rate_hz));
    jolt_.set(butterworth_low_pass(static_cast<double>(settings_.jolt_hz), rate_hz));
    turn_keep_ = 1.0F - period_s_;  // remembers a second: a stride is shorter
  }

  void begin() {
    inclination_.reset();
    standing_.interrupt();
    height_.reset();
    side_way_.reset();
    clear({});
    sides_.reset();
    turn_ = 0.0F;
    open_ = false;
  }

  void ask_standing() { standing_.ask(); }
  void hint_forward(const Vec3& forward) { facing_.hint(forward); }
  bool standing_known() const { return standing_.known(); }
  bool facing_known() const { return facing_.known(); }
  const Inclination& inclination() const { return inclination_; }

  // One sample. A record falls out where a second went by without a landing.
  std::optional<TrunkStep> sample(Micros time, const Felt& felt, Gait gait) {
    turns_ = within(felt.rate_radps, kBeyond_radps);
    if (!open_) clear(time);
    if (standing_(felt, turns_)) inclination_.know_bias(standing_.bias_radps());
    const Vec3& up = inclination_(felt);
    move(felt.acceleration_mps2, up, gait);
    if (seconds(time - step_.begin) < settings_.quiet_s) return std::nullopt;
    return close(time);
  }

  // An initial contact, as soon as it is known: the step before it is over.
  std::optional<TrunkStep> land(const Event& initial_contact, Micros now) {
    const auto ended = close(now);
    step_.begin = initial_contact.time;
    step_.gait = initial_contact.gait;
    step_.landed = true;
    // The landing lies a little back: where the trunk was then, by its speed.
    landing_m_ = height_.place_m() - height_.speed_mps() * seconds(now - initial_contact.time);
    return ended;
  }

 private:
  static constexpr float kBeyond_radps = 100.0F;

  static float seconds(Micros span) { return static_cast<float>(span.count()) * 1e-6F; }

  void move(const Vec3& a, const Vec3& up, Gait gait) {
    const float push = dot(a, up);
    const float vertical = push - inclination_.gravity_mps2();
    height_(vertical);
    rise_.see(height_.place_m());
    const float smooth = jolt_(vertical);
    const float jolt = (smooth - last_jolt_) / period_s_;
    last_jolt_ = smooth;
    steepest_ = jolt > steepest_ ? jolt : (-jolt > steepest_ ? -jolt : steepest_);
    if (gait != Gait::unknown) facing_.learn(a, up, height_.speed_mps(), gait);
    felt_ = plus(felt_, a);
    if (turns_) turn(dot(inclination_.rate_radps(), up) * period_s_);
    if (facing_.known()) orient(a, up, push);
    ++count_;
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
  void orient(const Vec3& a, const Vec3& up, float push) {
    const Vec3 forward = direction(minus(facing_.forward(), times(up, dot(facing_.forward(), up))));
    const Vec3 left = cross(up, forward);
    oriented_ = true;
    side_way_(dot(a, left));
    sway_range_.see(side_way_.place_m());
    reverse(push_(dot(a, forward)));
    if (standing_.known() && inclination_.steady()) measure_angles(up, push);
  }

  void measure_angles(const Vec3& up, float push) {
    const Vec3& upright = standing_.up();
    const Vec3 forward =
        direction(minus(facing_.forward(), times(upright, dot(facing_.forward(), upright))));
    const float along = dot(up, upright);
    const float lean = angle(-dot(up, forward), along);
    lean_sum_ += lean;
    const float side = turns_ ? angle(dot(up, cross(upright, forward)), along) : step_.mid_side_rad;
    if (turns_) side_.see(side);
    if (push > hardest_) {
      hardest_ = push;
      mid_lean_ = lean;
      mid_side_ = side;
    }
    ++angles_;
  }

  static float angle(float y, float x) {
    return static_cast<float>(atan2(static_cast<double>(y), static_cast<double>(x)));
  }

  // The first change from braking to pushing after the landing.
  void reverse(float forward_mps2) {
    const float before = last_forward_;
    last_forward_ = forward_mps2;
    const float since_s =
        seconds(opened_ - step_.begin) + static_cast<float>(count_) * period_s_ - push_delay_s_;
    if (!step_.landed || step_.reversal_s == step_.reversal_s) return;
    if (since_s < settings_.earliest_s || since_s > settings_.latest_s) return;
    if (before < 0.0F && forward_mps2 >= 0.0F) {
      step_.reversal_s = since_s - period_s_ * forward_mps2 / (forward_mps2 - before);
    }
  }

  TrunkStep close(Micros now) {
    TrunkStep step = step_;
    if (count_ > 0) {
      step.rise_m = rise_.size();
      step.jolt_mps3 = steepest_;
      if (step.landed) step.drop_m = landing_m_ - rise_.low();
      tell_alternating(step);
      if (oriented_) {
        step.sway_low_m = sway_range_.low();
        step.sway_high_m = sway_range_.high();
      }
      if (turnings_ > 0) {
        step.turn_low_rad = turn_range_.low();
        step.turn_high_rad = turn_range_.high();
      }
    }
    if (angles_ > 0) {
      step.lean_rad = lean_sum_ / static_cast<float>(angles_);
      step.mid_lean_rad = mid_lean_;
      if (turns_) {
        step.mid_side_rad = mid_side_;
        step.side_low_rad = side_.low();
        step.side_high_rad = side_.high();
      }
    }
    clear(now);
    return step;
  }

  void tell_alternating(TrunkStep& step) {
    if (oriented_) {
      const Vec3 mean = times(felt_, 1.0F / static_cast<float>(count_));
      step.left_mps2 = dot(mean, direction(cross(inclination_.up(), facing_.forward())));
    }
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
    if (!oriented_ || settings_.turns_along < 0.0F) return Side::unknown;
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
    oriented_ = false;
    felt_ = {0.0F, 0.0F, 0.0F};
    steepest_ = lean_sum_ = hardest_ = turned_ = turn_sum_ = 0.0F;
    count_ = angles_ = turnings_ = 0;
    open_ = true;
  }

  Settings settings_;
  Inclination inclination_;
  Standing standing_;
  Facing facing_{};
  Sides sides_;
  Travel height_{}, side_way_{};
  Biquad<float> push_{}, jolt_{};
  Range rise_{}, side_{}, turn_range_{}, sway_range_{};
  TrunkStep step_{};
  Vec3 felt_{0.0F, 0.0F, 0.0F};
  Micros opened_{};
  float period_s_{}, push_delay_s_{}, turn_keep_{1.0F};
  float turn_{}, last_jolt_{}, last_forward_{}, landing_m_{};
  float steepest_{}, lean_sum_{}, hardest_{}, mid_lean_{}, mid_side_{}, turned_{}, turn_sum_{};
  int count_{}, angles_{}, turnings_{};
  bool open_{}, turns_{}, oriented_{};
};

}  // namespace gait
