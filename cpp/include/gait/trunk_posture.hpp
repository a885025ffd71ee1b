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
#include "gait/standing.hpp"
#include "gait/travel.hpp"

namespace gait {

// From one landing to the next, or a second where nobody lands.
struct TrunkStep {
  Micros begin{};  // initial contact, or the begin of the second
  bool landed{};
  float lean_rad{kAbsent};      // mean, forward positive
  float mid_lean_rad{kAbsent};  // when the push is hardest: mid-stance
  float side_low_rad{kAbsent};  // right side down positive
  float side_high_rad{kAbsent};
  float turn_low_rad{kAbsent};  // left positive, about its middle
  float turn_high_rad{kAbsent};
  float rise_m{kAbsent};      // highest minus lowest: vertical oscillation
  float drop_m{kAbsent};      // from initial contact to the lowest point
  float sway_low_m{kAbsent};  // left positive, about its middle
  float sway_high_m{kAbsent};
  float jolt_mps3{kAbsent};   // steepest change of the vertical acceleration
  float reversal_s{kAbsent};  // initial contact to the change from braking to pushing
};

struct TrunkPostureSettings {
  InclinationSettings inclination{};
  StandingSettings standing{};
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
      : settings_{settings}, inclination_{settings.inclination}, standing_{settings.standing} {}

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
    turn_ = 0.0F;
    open_ = false;
  }

  void ask_standing() { standing_.ask(); }
  void hint_forward(const Vec3& forward) { facing_.hint(forward); }
  bool standing_known() const { return standing_.known(); }
  bool facing_known() const { return facing_.known(); }
  const Inclination& inclination() const { return inclination_; }

  // One sample. A record falls out where a second went by without a landing.
  std::optional<TrunkStep> sample(Micros time, const Felt& felt, bool running) {
    turns_ = within(felt.rate_radps, kBeyond_radps);
    if (!open_) clear(time);
    if (standing_(felt, turns_)) inclination_.know_bias(standing_.bias_radps());
    const Vec3& up = inclination_(felt);
    move(felt.acceleration_mps2, up, running);
    if (seconds(time - step_.begin) < settings_.quiet_s) return std::nullopt;
    return close(time);
  }

  // An initial contact, as soon as it is known: the step before it is over.
  std::optional<TrunkStep> land(Micros initial_contact, Micros now) {
    const auto ended = close(now);
    step_.begin = initial_contact;
    step_.landed = true;
    // The landing lies a little back: where the trunk was then, by its speed.
    landing_m_ = height_.place_m() - height_.speed_mps() * seconds(now - initial_contact);
    return ended;
  }

 private:
  static constexpr float kBeyond_radps = 100.0F;

  static float seconds(Micros span) { return static_cast<float>(span.count()) * 1e-6F; }

  void move(const Vec3& a, const Vec3& up, bool running) {
    const float push = dot(a, up);
    const float vertical = push - inclination_.gravity_mps2();
    height_(vertical);
    rise_.see(height_.place_m());
    const float smooth = jolt_(vertical);
    const float jolt = (smooth - last_jolt_) / period_s_;
    last_jolt_ = smooth;
    steepest_ = jolt > steepest_ ? jolt : (-jolt > steepest_ ? -jolt : steepest_);
    if (running) facing_.learn(a, up, height_.speed_mps());
    if (facing_.known()) orient(a, up, push);
    ++count_;
  }

  // What needs to know which way is forward.
  void orient(const Vec3& a, const Vec3& up, float push) {
    const Vec3 forward = direction(minus(facing_.forward(), times(up, dot(facing_.forward(), up))));
    const Vec3 left = cross(up, forward);
    oriented_ = true;
    side_way_(dot(a, left));
    sway_range_.see(side_way_.place_m());
    reverse(push_(dot(a, forward)));
    if (turns_) {
      turn_ = turn_keep_ * (turn_ + dot(inclination_.rate_radps(), up) * period_s_);
      turn_range_.see(turn_);
    }
    if (standing_.known()) measure_angles(up, push);
  }

  void measure_angles(const Vec3& up, float push) {
    const Vec3& upright = standing_.up();
    const Vec3 forward =
        direction(minus(facing_.forward(), times(upright, dot(facing_.forward(), upright))));
    const float along = dot(up, upright);
    const float lean = angle(-dot(up, forward), along);
    lean_sum_ += lean;
    if (push > hardest_) {
      hardest_ = push;
      mid_lean_ = lean;
    }
    if (turns_) side_.see(angle(dot(up, cross(upright, forward)), along));
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
      if (oriented_) {
        step.sway_low_m = sway_range_.low();
        step.sway_high_m = sway_range_.high();
      }
      if (oriented_ && turns_) {
        step.turn_low_rad = turn_range_.low();
        step.turn_high_rad = turn_range_.high();
      }
    }
    if (angles_ > 0) {
      step.lean_rad = lean_sum_ / static_cast<float>(angles_);
      step.mid_lean_rad = mid_lean_;
      if (turns_) {
        step.side_low_rad = side_.low();
        step.side_high_rad = side_.high();
      }
    }
    clear(now);
    return step;
  }

  void clear(Micros now) {
    step_ = TrunkStep{};
    step_.begin = opened_ = now;
    rise_.clear();
    side_.clear();
    turn_range_.clear();
    sway_range_.clear();
    oriented_ = false;
    steepest_ = lean_sum_ = hardest_ = 0.0F;
    count_ = angles_ = 0;
    open_ = true;
  }

  Settings settings_;
  Inclination inclination_;
  Standing standing_;
  Facing facing_{};
  Travel height_{}, side_way_{};
  Biquad<float> push_{}, jolt_{};
  Range rise_{}, side_{}, turn_range_{}, sway_range_{};
  TrunkStep step_{};
  Micros opened_{};
  float period_s_{}, push_delay_s_{}, turn_keep_{1.0F};
  float turn_{}, last_jolt_{}, last_forward_{}, landing_m_{};
  float steepest_{}, lean_sum_{}, hardest_{}, mid_lean_{};
  int count_{}, angles_{};
  bool open_{}, turns_{}, oriented_{};
};

}  // namespace gait
