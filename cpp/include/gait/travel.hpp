// Speed and place of a rhythmic movement about its middle, from its acceleration: integrated twice,
// forgetting as fast as drift grows. A step is over in a third of the second it remembers.
#pragma once
#include "gait/time.hpp"

namespace gait {

class Travel {
 public:
  void design(Period period) {
    period_s_ = period.count();
    keep_ = 1.0F - period_s_ / kRemember_s;
  }

  // Nothing is known of its speed.
  void reset() {
    last_mps2_ = speed_mps_ = place_m_ = 0.0F;
    landings_ = 0;
    settled_ = false;
  }

  // It began at rest.
  void settle() { settled_ = true; }
  // Whether its speed is known.
  bool settled() const { return settled_; }

  // A landing; the rhythm is made of so many. Over a whole one the speed is nothing on average, and
  // the same at both ends. True when it is known by that.
  bool land(int rhythm) {
    if (settled_) return false;
    if (landings_ == 0) {
      begun_mps_ = speed_mps_;
      sum_mps_ = 0.0F;
      count_ = 0;
    }
    if (landings_++ < rhythm || count_ == 0) return false;
    const float mean_mps = sum_mps_ / static_cast<float>(count_);
    speed_mps_ -= mean_mps + 0.5F * (speed_mps_ - begun_mps_);
    place_m_ = 0.0F;
    settled_ = true;
    return true;
  }
  int landings() const { return landings_; }

  void operator()(float acceleration_mps2) {
    const float before_mps = speed_mps_;
    speed_mps_ = keep_ * (speed_mps_ + 0.5F * (acceleration_mps2 + last_mps2_) * period_s_);
    place_m_ = keep_ * (place_m_ + 0.5F * (before_mps + speed_mps_) * period_s_);
    last_mps2_ = acceleration_mps2;
    if (settled_) [[likely]]
      return;
    sum_mps_ += speed_mps_;
    ++count_;
  }

  float speed_mps() const { return speed_mps_; }
  float place_m() const { return place_m_; }

 private:
  static constexpr float kRemember_s = 1.0F;

  float period_s_{}, keep_{1.0F};
  float last_mps2_{}, speed_mps_{}, place_m_{};
  float begun_mps_{}, sum_mps_{};
  int landings_{}, count_{};
  bool settled_{};
};

// Lowest and highest of what was seen.
class Range {
 public:
  void clear() { seen_ = false; }

  void see(float value) {
    if (!seen_ || value < low_) low_ = value;
    if (!seen_ || value > high_) high_ = value;
    seen_ = true;
  }

  float low() const { return low_; }
  float high() const { return high_; }
  float size() const { return high_ - low_; }

 private:
  float low_{}, high_{};
  bool seen_{};
};

}  // namespace gait
