#include "gait/shank_detector.hpp"
#include "stream.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes{data, size};
  fuzz::Stream stream{bytes};
  gait::ShankDetector detector;
  while (bytes.left()) {
    const auto sample = stream.imu();
    fuzz::judge(detector(sample), sample.time);
  }
  fuzz::judge_last(detector);
  return 0;
}
