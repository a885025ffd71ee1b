// A new firmware over the air, by Zephyr's own means (SMP and MCUboot); when one may begin and when
// it has proven itself is decided by update.hpp of the application.
#pragma once
#include <cstdint>

namespace update {

// `state` tells the battery in percent and whether the pod streams.
void begin(void (*state)(std::uint8_t& battery_pct, bool& streaming));

// The self-test has passed and a link was held: the image stays.
void proven();

}  // namespace update
