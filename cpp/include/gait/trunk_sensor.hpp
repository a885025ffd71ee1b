// Everything one sensor on the trunk tells: footfalls and, step by step, how the trunk is carried.
#pragma once
#include <optional>

#include "gait/trunk_detector.hpp"
#include "gait/trunk_posture.hpp"

namespace gait {

struct TrunkSensorSettings {
  TrunkSettings detector{};
  TrunkPostureSettings posture{};
  float running_s{0.6F};  // s since the last landing; longer is no running
  float walking_s{1.2F};  // s, likewise; a step is known half a step late
};

class TrunkSensor {
 public:
  using Settings = TrunkSensorSettings;

  explicit TrunkSensor(const Settings& settings = {})
      : settings_{settings}, detector_{settings.detector}, posture_{settings.posture} {}

  // Footfalls; ask `take_step` after each call for what they end.
  std::optional<Event> operator()(const ImuSample& sample) {
    const auto event = detector_(sample);
    const Motion felt{lanes(sample.acceleration_mps2), lanes(sample.rate_radps)};
    // Posture needs all three axes; footfalls do not.
    if (whole(sample.time, felt.acceleration_mps2)) bridge_(sample.time, felt, *this);
    if (event && event->kind == EventKind::initial_contact && bridge_.clock().known()) {
      landed_ = event->time;
      gait_ = event->gait;
      step_ = posture_.land(*event, sample.time);
    }
    return event;
  }

  // The step or quiet second that ended with the last sample, once.
  std::optional<TrunkStep> take_step() {
    if (!step_) [[likely]]
      return std::nullopt;
    const auto step = step_;
    step_.reset();
    return step;
  }

  // No more samples come: the toe-off of a push that is over, or as good as.
  std::optional<Event> finish() { return detector_.finish(); }

  void belt(float speed_mps) { detector_.belt(speed_mps); }
  void mounted(const Vec3& up) { detector_.mounted(up.x, up.y, up.z); }
  // Forward in the sensor's own axes, as it is worn; running may teach better.
  void facing(const Vec3& forward) { posture_.hint_forward(forward); }
  // Take the next three still seconds as the new upright.
  void stand() { posture_.ask_standing(); }

  void reset() { *this = TrunkSensor{settings_}; }

  const TrunkPosture& posture() const { return posture_; }
  float rate_hz() const { return detector_.rate_hz(); }

 private:
  friend class Bridge<Motion>;
  static constexpr float kBeyond_mps2 = 2000.0F;

  bool whole(Micros time, const Lanes& a) {
    if (within(a, Stuck::kHard_mps2)) [[likely]]
      return true;
    return within(a, kBeyond_mps2) && !stuck_(time, axes(a));
  }

  void begin() { posture_.begin(); }
  void away(Micros so_long) {
    if (SampleClock::forgets(so_long)) posture_.forget();
  }
  void design(const SampleClock& clock) { posture_.design(clock); }

  std::optional<Event> sample(Micros time, const Motion& felt) {
    const float since_s = static_cast<float>((time - landed_).count()) * 1e-6F;
    const float longest_s = gait_ == Gait::walking ? settings_.walking_s : settings_.running_s;
    const Gait gait = since_s < longest_s ? gait_ : Gait::unknown;
    if (const auto step = posture_.sample(time, felt, gait)) step_ = step;
    return std::nullopt;
  }

  Settings settings_;
  TrunkDetector detector_;
  TrunkPosture posture_;
  Stuck stuck_{kClippedTrunk};
  Bridge<Motion> bridge_{};
  Micros landed_{Micros::min() / 2};
  Gait gait_{Gait::unknown};
  std::optional<TrunkStep> step_{};
};

}  // namespace gait
