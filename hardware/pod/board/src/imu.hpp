// The sensor on its bus: registers as lsm6ds3.hpp says, the tick of each interrupt.
#pragma once
#include <cstdint>
#include <span>

#include "configuration.hpp"
#include "self_test.hpp"
#include "ticks.hpp"

namespace imu {

struct Batch {
  std::span<const pod::RawSample> samples{};  // valid until the next call
  pod::Tick newest{};
  bool overrun{};
  bool again{};  // as much is left as makes an interrupt, and none will come for it
};

// `woken` is called from the interrupt; it only sets a flag or gives a semaphore.
[[nodiscard]] bool begin(void (*woken)());

// Streams from now on, or waits for movement. False when the bus does not answer.
[[nodiscard]] bool stream(const pod::Configuration& configuration);
[[nodiscard]] bool wait_for_movement();

// What the FIFO holds up to the interrupt's sample, at most one batch; empty when there is nothing.
Batch take(const pod::Configuration& configuration);

// A tenth of a second of samples, judged.
pod::Fault test();

}  // namespace imu
