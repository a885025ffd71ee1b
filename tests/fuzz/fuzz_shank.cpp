#include "gait/shank_detector.hpp"
#include "stream.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::imu<gait::ShankDetector>(data, size);
}
