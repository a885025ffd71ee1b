#include "gait/trunk_detector.hpp"
#include "stream.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes{data, size};
  fuzz::Stream stream{bytes};
  gait::TrunkDetector detector;
  if (fuzz::asked(data, size, 1)) detector.mounted(0.0F, 0.6F, 0.8F);
  if (fuzz::asked(data, size, 2)) detector.belt(2.8F);
  while (bytes.left()) {
    const auto sample = stream.imu();
    fuzz::judge(detector(sample), sample.time);
  }
  fuzz::judge_last(detector);
  return 0;
}
