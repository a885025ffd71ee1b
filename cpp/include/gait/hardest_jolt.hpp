// How hard a landing was, told once it is over. The hardest moment comes after its beginning: it is
// the measure of the next landing.
#pragma once
#include <optional>

namespace gait {

class HardestJolt {
 public:
  explicit HardestJolt(float within_s) : within_s_{within_s} {}

  void begin(float jerk_mps3) {
    hardest_mps3_ = jerk_mps3;
    awaited_ = true;
  }
  void give_up() { awaited_ = false; }

  std::optional<float> see(float jerk_mps3, float since_landing_s) {
    if (!awaited_) return std::nullopt;
    if (since_landing_s < within_s_) {
      if (jerk_mps3 > hardest_mps3_) hardest_mps3_ = jerk_mps3;
      return std::nullopt;
    }
    awaited_ = false;
    return hardest_mps3_;
  }

 private:
  float within_s_, hardest_mps3_{};
  bool awaited_{};
};

}  // namespace gait
