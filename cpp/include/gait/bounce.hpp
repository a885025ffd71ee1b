// How a trunk goes up and down, from how hard it is pushed up. Its speed is what the pushes add up
// to since it was known: where samples were lost, or a sensor was switched on in mid-run, that may
// be off by 2 m/s, which takes five seconds to be forgotten. A body that runs, hops or walks says
// itself: over two steps its speed is nothing on average, and it is pushed as hard as it weighs.
#pragma once
#include "gait/inclination.hpp"
#include "gait/travel.hpp"

namespace gait {

class Bounce {
 public:
  void design(Period period) {
    period_s_ = period.count();
    height_.design(period);
  }

  // Samples were lost. Gravity did not change meanwhile, and its mean will know it again late: call
  // this before that forgets.
  void begin(const Inclination& inclination) {
    if (inclination.settled()) keep(inclination.gravity_mps2());
    height_.reset();
    weigh();
    since_begun_s_ = 0.0F;
    stirred_ = false;
  }

  // The push along up, every sample; what is left of it is the acceleration.
  float operator()(float push_mps2, const Inclination& inclination) {
    if (kept_ && inclination.settled()) [[unlikely]]
      kept_ = false;
    const float vertical_mps2 = push_mps2 - (kept_ ? gravity_mps2_ : inclination.gravity_mps2());
    stirred_ |= vertical_mps2 * vertical_mps2 > kRest_mps2 * kRest_mps2;
    if (!upright()) [[unlikely]] {
      since_begun_s_ += period_s_;
      if (rested()) height_.settle();
    }
    if (!height_.settled()) [[unlikely]] {
      pushed_mps2_ += push_mps2;
      ++count_;
    }
    height_(vertical_mps2);
    return vertical_mps2;
  }

  void land() {
    if (height_.settled() || !upright()) return;
    const bool whole = height_.land(kSteps);
    if (whole && !kept_) keep(pushed_mps2_ / static_cast<float>(count_));
    if (height_.landings() == 1) weigh();
  }

  // Whether up is: what is felt in less than a step may point anywhere.
  bool upright() const { return since_begun_s_ >= kRest_s; }
  // Whether nobody moved since.
  bool rested() const { return upright() && !stirred_; }
  // Whether the speed is known.
  bool known() const { return height_.settled(); }

  float place_m() const { return height_.place_m(); }
  float speed_mps() const { return height_.speed_mps(); }

 private:
  static constexpr int kSteps = 2;  // one foot's step may not be the other's
  static constexpr float kRest_s = 0.5F;
  static constexpr float kRest_mps2 = 1.5F;  // nobody steps so softly for so long

  void keep(float gravity_mps2) {
    gravity_mps2_ = gravity_mps2;
    kept_ = true;
  }

  void weigh() {
    pushed_mps2_ = 0.0F;
    count_ = 0;
  }

  Travel height_{};
  float period_s_{}, gravity_mps2_{}, since_begun_s_{}, pushed_mps2_{};
  int count_{};
  bool stirred_{}, kept_{};
};

}  // namespace gait
