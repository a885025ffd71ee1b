// The span between flight and the peak of a push, of which a trunk's levels are shares. Its floor
// relaxes upwards in flight, its peak downwards on the ground; each step pushes them apart again.
#pragma once

namespace gait {

class PushSpan {
 public:
  // Nothing is known but this.
  void start(float push_mps2) {
    peak_ = floor_ = push_mps2;
    relax_ = 0.0F;
  }

  void fly(float push_mps2) {
    floor_ += relax_;
    floor_ = push_mps2 < floor_ ? push_mps2 : floor_;
    floor_ = floor_ > kLightest_mps2 ? floor_ : kLightest_mps2;
  }

  void stand(float push_mps2) {
    peak_ -= relax_;
    peak_ = push_mps2 > peak_ ? push_mps2 : peak_;
    peak_ = peak_ < kHardest_mps2 ? peak_ : kHardest_mps2;
  }

  // By half of it in a second, from now on.
  void relax(float period_s) { relax_ = 0.5F * period_s * size(); }

  // Nobody runs: both close in on the signal, until the next step is larger than they are.
  void settle(float push_mps2, float period_s) {
    relax(period_s);
    fly(push_mps2);
    stand(push_mps2);
  }

  float level(float share) const { return floor_ + share * size(); }
  float size() const { return peak_ - floor_; }
  float floor() const { return floor_; }

 private:
  // One broken sample must not move every level: smoothed, no trunk is pushed harder or pulled
  // more.
  static constexpr float kHardest_mps2 = 60.0F;
  static constexpr float kLightest_mps2 = -10.0F;

  float peak_{}, floor_{}, relax_{};
};

}  // namespace gait
