// How many samples to take from the sensor's FIFO now, and when the last of them was taken.
//
// The interrupt's line rises when the watermark is reached and stays up while that many are held:
// a reader that came late gets no second edge for what is left, so it has to take again at once.
#pragma once
#include <cstdint>
#include <optional>

#include "ticks.hpp"

namespace pod {

struct FifoSettings {
  std::uint16_t watermark{16};  // 26 interrupts a second at 416 Hz
  std::uint16_t most{32};       // what the reader's buffer holds
  std::uint16_t rate_hz{416};   // nominal
};

struct FifoTurn {
  std::uint16_t take{};
  Tick newest{};
  bool again{};
};

// `edge`: the interrupt since the last turn, absent when there was none or the FIFO ran over (its
// sample may be gone). Without it the newest sample held is as old as `now`, to one period.
constexpr FifoTurn fifo_turn(std::uint16_t held, std::optional<Tick> edge, Tick now,
                             const FifoSettings& settings = {}) {
  if (edge && held >= settings.watermark)
    return {settings.watermark, *edge, held >= 2 * settings.watermark};
  const std::uint16_t take = held < settings.most ? held : settings.most;
  const auto left = static_cast<std::uint16_t>(held - take);
  const Tick since = (left * kTicksPerSecond + settings.rate_hz / 2U) / settings.rate_hz;
  return {take, now - since, left >= settings.watermark};
}

}  // namespace pod
