#include "gait/trunk_sensor.hpp"
#include "stream.hpp"

namespace {

constexpr float kHalfTurn_rad = 3.1416F;

bool angle(float rad) { return !(rad == rad) || (rad >= -kHalfTurn_rad && rad <= kHalfTurn_rad); }

// Unknown is NaN; nothing a stranger sends may become infinite or of another world.
void judge_step(const gait::TrunkStep& s, gait::Micros now) {
  for (const float rad : {s.lean_rad, s.mid_lean_rad, s.mid_side_rad}) {
    if (!angle(rad)) std::abort();
  }
  for (const float known : {s.turn_high_rad, s.turned_rad, s.rise_m, s.drop_m, s.sway_high_m,
                            s.jolt_mps3, s.left_mps2}) {
    if (known > 1e9F || known < -1e9F) std::abort();
  }
  if (s.rise_m < 0.0F || s.jolt_mps3 < 0.0F || s.turn_high_rad < s.turn_low_rad) std::abort();
  if (s.reversal_s < 0.0F || s.reversal_s > 0.31F || s.begin > now) std::abort();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes{data, size};
  gait::TrunkSensorSettings settings;
  const auto asked = bytes.byte();
  if ((asked & 1) != 0) settings.posture.turns_along = -1.0F;
  fuzz::Stream stream{bytes};
  gait::TrunkSensor sensor{settings};
  if ((asked & 2) != 0) sensor.facing({1.0F, 0.0F, 0.0F});
  if ((asked & 4) != 0) sensor.belt(2.8F);
  if ((asked & 8) != 0) sensor.mounted({0.0F, 0.6F, 0.8F});
  while (bytes.left()) {
    const auto sample = stream.imu();
    fuzz::judge(sensor(sample), sample.time);
    if (const auto step = sensor.take_step()) {
      judge_step(*step, sample.time);
      if ((asked & 16) != 0) sensor.stand();
    }
  }
  fuzz::judge_last(sensor);
  return 0;
}
