// Whose step it was, seen from the middle of the body or from under the belt: something changes its
// sign from foot to foot. Under the belt it is where the load lies across it; at the waist it is
// the turning of the pelvis, whose side comes along while its foot stands. A step is compared with
// the one before; feet are named once the changes alternate, and hops of both feet are steps that
// do not differ.
//
// One odd step does not swap the feet: the last steps vote on which parity is which foot.
#pragma once
#include "gait/event.hpp"
#include "gait/sample.hpp"

namespace gait {

struct SidesSettings {
  float least{0.012F};  // change from step to step that tells feet apart; m, or rad/s of turning
  float most_even{0.006F};  // change that a hop of both feet stays below
};

class Sides {
 public:
  explicit Sides(const SidesSettings& settings = {}) : settings_{settings} {}

  void reset() { *this = Sides{settings_}; }

  // The next step, by what is larger on the right foot. NaN: this step told nothing.
  Side operator()(float rightness) {
    even_ = !even_;
    if (!(rightness == rightness)) return known();
    const float change = rightness - last_;
    const bool first = !(last_ == last_);
    last_ = rightness;
    if (first) return Side::unknown;
    const float before = change_;
    change_ = change;
    return judge(change, before);
  }

 private:
  static constexpr float kForget = 0.8F;  // five steps: a missed one is overcome in four
  static constexpr float kSure = 0.9F;    // votes

  Side judge(float change, float before) {
    const bool same = small(change) && small(before);
    if (same) {
      votes_ *= 0.5F;
      return Side::both;
    }
    const bool alternates = change * before < 0.0F && large(change) && large(before);
    votes_ *= kForget;
    if (alternates) votes_ += (change > 0.0F) == even_ ? 1.0F : -1.0F;
    return known();
  }

  // A step later than the last one that told which foot it was, by parity.
  Side known() const {
    if (votes_ < kSure && votes_ > -kSure) return Side::unknown;
    return (votes_ > 0.0F) == even_ ? Side::right : Side::left;
  }

  bool large(float change) const { return change > settings_.least || change < -settings_.least; }
  // No difference at all is a dead channel, not a hop.
  bool small(float change) const {
    return change < settings_.most_even && change > -settings_.most_even && change != 0.0F;
  }

  SidesSettings settings_;
  float last_{kAbsent}, change_{kAbsent}, votes_{};
  bool even_{};
};

}  // namespace gait
