// What both firmwares need of the board: its clock, its light, its watchdog, its cell.
#pragma once
#include <cstdint>

#include "ticks.hpp"

namespace board {

// False when the light, the cell's divider or the watchdog does not obey.
[[nodiscard]] bool begin();

// 32768 Hz, from the crystal that also drives the radio's schedule.
pod::Tick now();

// The light flashes twice a second for so many seconds.
void blink(std::uint8_t seconds);

// Called at least every four seconds, or the board starts anew.
void alive();

struct Cell {
  std::uint16_t millivolts{};
  bool charging{};
};
// 0 mV where it cannot be measured.
Cell cell();

}  // namespace board
