// A running shoe: what the sensor of a pod without a sensor says.
#pragma once
#include <cstdint>

#include "gait/math.hpp"
#include "packer.hpp"

namespace shoe {

// A running shoe in raw counts, made with the core's sine and + - * / only.
inline pod::RawSample sample(std::uint32_t i) {
  const auto lobe = [](double t, double begin, double end) {
    if (t <= begin || t >= end) return 0.0;
    const double s = gait::sin(gait::kPi * (t - begin) / (end - begin));
    return s * s;
  };
  const double t = static_cast<double>(i % 300U) / 416.0;  // a stride of 300 samples
  const double toes_up = 570.0 * (lobe(t, 0.34, 0.74) + lobe(t + 0.72, 0.34, 0.74)) -
                         290.0 * lobe(t, 0.0, 0.07) - 520.0 * lobe(t, 0.1, 0.36);
  const double up_g = 1.0 + 9.0 * lobe(t, 0.0, 0.016);
  const std::uint32_t noise = i * 1664525U + 1013904223U;
  pod::RawSample sample;
  sample.counts[0] = static_cast<std::int16_t>(noise >> 24U);
  sample.counts[2] = static_cast<std::int16_t>(up_g * 2048.0 + ((noise >> 16U) & 0xFFU));
  sample.counts[4] = static_cast<std::int16_t>(-toes_up * 16.384 + ((noise >> 20U) & 0x7FU));
  return sample;
}

}  // namespace shoe
