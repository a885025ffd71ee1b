// Everything one pod on a shoe tells: footfalls and, contact by contact, how the foot landed and
// the stride that led there.
#pragma once
#include <optional>

#include "gait/bridge.hpp"
#include "gait/foot_steps.hpp"
#include "gait/foot_stride.hpp"
#include "gait/whole_motion.hpp"

namespace gait {

struct FootSensorSettings {
  FootSettings steps{};
  FootStrideSettings stride{};
};

class FootSensor {
 public:
  using Settings = FootSensorSettings;

  explicit FootSensor(const Settings& settings = {})
      : settings_{settings}, steps_{settings.steps}, strides_{settings.stride} {}

  // Footfalls; ask `take_stride` after each call for what they end.
  std::optional<Event> operator()(const ImuSample& sample) {
    const auto motion = whole_(sample);
    return motion ? bridge_(sample.time, *motion, *this) : std::nullopt;
  }

  // The contact that ended with the last sample, once.
  std::optional<FootStride> take_stride() {
    if (!stride_) [[likely]]
      return std::nullopt;
    const auto stride = stride_;
    stride_.reset();
    return stride;
  }

  // Turning about this axis of the sensor is toes up, where that is known; else it is found.
  void mounted(const Vec3& toes_up) { steps_.mounted(toes_up); }

  // No more samples come: the last toe-off, where it is as good as certain.
  std::optional<Event> finish() {
    const auto event = steps_.finish();
    if (event) follow(*event);
    return event;
  }

  void reset() { *this = FootSensor{settings_}; }

  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Motion>;

  void begin() {
    steps_.begin();
    strides_.begin();
    standing_ = false;
  }

  void away(Micros so_long) { steps_.away(so_long); }

  void design(const SampleClock& clock) {
    steps_.design(clock);
    strides_.design(clock.rate_hz());
  }

  std::optional<Event> sample(Micros time, const Motion& motion) {
    strides_.add(time, motion);
    const auto event = steps_.sample(time, motion);
    if (event) [[unlikely]]
      follow(*event);
    return event;
  }

  void follow(const Event& event) {
    if (event.kind == EventKind::toe_off && standing_)
      stride_ = strides_.end(landed_, event.time, lanes(steps_.toes_up_axis()));
    standing_ = event.kind == EventKind::initial_contact;
    if (standing_) landed_ = event.time;
  }

  Settings settings_;
  WholeMotion whole_{};
  Bridge<Motion> bridge_{};
  FootSteps steps_;
  FootStrides strides_;
  Micros landed_{};
  std::optional<FootStride> stride_{};
  bool standing_{};
};

}  // namespace gait
