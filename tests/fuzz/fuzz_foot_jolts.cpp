#include "gait/foot_jolts.hpp"
#include "stream.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::imu<gait::FootJolts>(data, size);
}
