// When a foot that pushes off has left the ground: where its toes-down rate, fastest in the push,
// begins to let go. Known a moment later, once it has fallen so far that no faster one follows.
#pragma once
#include "gait/foot_signals.hpp"

namespace gait {

class PushOff {
 public:
  explicit PushOff(const FootSettings& settings)
      : let_go_share_{settings.let_go_share}, gone_share_{settings.gone_share} {}

  // Flat on the ground again.
  void begin() {
    fastest_radps_ = 0.0F;
    letting_go_ = false;
  }

  // Every sample of a flat foot, and one that rolls off.
  void see(Micros time, const FootSignals& signals) {
    const float toes_down = -signals.toes_up_radps();
    if (!(toes_down > fastest_radps_)) return;
    fastest_radps_ = toes_down;
    fastest_at_ = before(time, signals.pitch_delay_s());
    letting_go_ = false;
  }

  // Whether it is sure, with this sample, that it has let go.
  bool gone(Micros time, const FootSignals& signals) {
    const float level = -let_go_share_ * fastest_radps_;
    if (!letting_go_ && signals.toes_up_radps() > level) {
      letting_go_ = true;
      let_go_at_ = signals.when_at(time, level);
    }
    return letting_go_ && !(signals.toes_up_radps() < -gone_share_ * fastest_radps_);
  }

  float fastest_radps() const { return fastest_radps_; }  // toes down
  Micros fastest_at() const { return fastest_at_; }
  Micros let_go_at() const { return let_go_at_; }

 private:
  float let_go_share_, gone_share_;
  float fastest_radps_{};
  Micros fastest_at_{}, let_go_at_{};
  bool letting_go_{};
};

}  // namespace gait
