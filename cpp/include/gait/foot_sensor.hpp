// Everything one pod on a shoe tells: footfalls and, contact by contact, how the foot landed and
// the stride that led there.
#pragma once
#include <optional>

#include "gait/foot_detector.hpp"
#include "gait/foot_stride.hpp"

namespace gait {

struct FootSensorSettings {
  FootSettings detector{};
  FootStrideSettings stride{};
};

class FootSensor {
 public:
  using Settings = FootSensorSettings;

  explicit FootSensor(const Settings& settings = {})
      : settings_{settings}, detector_{settings.detector}, strides_{settings.stride} {}

  // Footfalls; ask `take_stride` after each call for what they end.
  std::optional<Event> operator()(const ImuSample& sample) {
    const auto event = detector_(sample);
    Motion motion;
    if (whole(sample, motion)) bridge_(sample.time, motion, *this);
    if (event) follow(*event);
    return event;
  }

  // The contact that ended with the last sample, once.
  std::optional<FootStride> take_stride() {
    const auto stride = stride_;
    stride_.reset();
    return stride;
  }

  void reset() { *this = FootSensor{settings_}; }

  float rate_hz() const { return detector_.rate_hz(); }

 private:
  friend class Bridge<Motion>;
  static constexpr float kBeyond_mps2 = 4000.0F;  // beyond any sensor: a broken frame
  static constexpr float kBeyond_radps = 200.0F;

  bool whole(const ImuSample& sample, Motion& motion) {
    Vec3 acceleration = sample.acceleration_mps2;
    Vec3 rate = sample.rate_radps;
    const bool accelerates = accelerates_(acceleration, kBeyond_mps2);
    const bool turns = turns_(rate, kBeyond_radps);
    motion = {lanes(acceleration), lanes(rate)};
    return accelerates && turns;
  }

  void begin() {
    strides_.begin();
    standing_ = false;
  }
  void design(const SampleClock& clock) { strides_.design(clock.rate_hz()); }

  std::optional<Event> sample(Micros time, const Motion& motion) {
    strides_.add(time, motion);
    return std::nullopt;
  }

  void follow(const Event& event) {
    if (event.kind == EventKind::toe_off && standing_)
      stride_ = strides_.end(landed_, event.time, lanes(detector_.toes_up_axis()));
    standing_ = event.kind == EventKind::initial_contact;
    if (standing_) landed_ = event.time;
  }

  Settings settings_;
  FootDetector detector_;
  FootStrides strides_;
  Bridge<Motion> bridge_{};
  PresentAxes accelerates_{}, turns_{};
  Micros landed_{};
  std::optional<FootStride> stride_{};
  bool standing_{};
};

}  // namespace gait
