#include "gait/force_detector.hpp"
#include "stream.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::force<gait::ForceDetector>(data, size);
}
