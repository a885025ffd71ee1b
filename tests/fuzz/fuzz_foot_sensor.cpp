#include "gait/foot_sensor.hpp"
#include "stream.hpp"

namespace {

// Unknown is NaN; nothing a stranger sends may become infinite, negative or of another world.
void judge_stride(const gait::FootStride& s, gait::Micros now) {
  for (const float known : {s.peak_mps2, s.jerk_mps3, s.length_m, s.speed_mps, s.lift_m}) {
    if (known < 0.0F || known > 1e9F) std::abort();
  }
  if (s.strike_rad > 400.0F || s.strike_rad < -400.0F || s.initial_contact > now) std::abort();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes{data, size};
  fuzz::Stream stream{bytes};
  gait::FootSensor sensor;
  if (fuzz::asked(data, size, 1)) sensor.mounted({0.0F, 1.0F, 0.0F});
  while (bytes.left()) {
    const auto sample = stream.imu();
    fuzz::judge(sensor(sample), sample.time);
    if (const auto stride = sensor.take_stride()) judge_stride(*stride, sample.time);
  }
  fuzz::judge_last(sensor);
  return 0;
}
