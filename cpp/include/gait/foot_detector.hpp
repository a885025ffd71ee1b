// Contacts from a pod on the shoe (accelerometer and gyroscope, instep or heel, mounted any way):
// every sample is made whole and evenly spaced, then `FootSteps` says what it means.
#pragma once
#include <optional>

#include "gait/bridge.hpp"
#include "gait/foot_steps.hpp"
#include "gait/whole_motion.hpp"

namespace gait {

class FootDetector {
 public:
  using Settings = FootSettings;

  explicit FootDetector(const Settings& settings = {}) : steps_{settings} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    const auto motion = whole_(sample);
    return motion ? bridge_(sample.time, *motion, steps_) : std::nullopt;
  }

  void reset() { *this = FootDetector{steps_.settings()}; }

  const Settings& settings() const { return steps_.settings(); }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  WholeMotion whole_{};
  Bridge<Motion> bridge_{};
  FootSteps steps_;
};

}  // namespace gait
