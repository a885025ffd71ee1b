// The pod's clock: 32768 ticks a second in 32 bits, wrapping after 36.4 hours. Differences are
// taken modulo 2^32, so a wrap between two instants does not show.
#pragma once
#include <cstdint>

namespace pod {

using Tick = std::uint32_t;

inline constexpr Tick kTicksPerSecond = 32768;

constexpr Tick ticks(double seconds) { return static_cast<Tick>(seconds * kTicksPerSecond + 0.5); }

constexpr Tick elapsed(Tick since, Tick now) { return now - since; }

}  // namespace pod
