#include <doctest/doctest.h>

#include <cmath>

#include "gait/foot_detector.hpp"
#include "gait/foot_sensor.hpp"

namespace {

double lobe(double t, double begin, double end) {
  if (t <= begin || t >= end) return 0.0;
  const double s = std::sin(gait::kPi * (t - begin) / (end - begin));
  return s * s;
}

// The shoe of test_foot_detector.cpp: it does not travel, but it swings, lands and pushes.
gait::ImuSample shoe(int i) {
  const double t = i / 208.0;
  const double phase = std::fmod(t, 0.72);
  const double toes_up = 10.0 * (lobe(phase, 0.34, 0.74) + lobe(phase + 0.72, 0.34, 0.74)) -
                         5.0 * lobe(phase, 0.0, 0.07) - 9.0 * lobe(phase, 0.1, 0.36);
  const double jolt = 90.0 * lobe(phase, 0.0, 0.016);
  return {gait::Micros{static_cast<std::int64_t>(t * 1e6)},
          {static_cast<float>(-0.4 * jolt), 0.0F, static_cast<float>(9.8 + jolt)},
          {0.0F, static_cast<float>(-toes_up), 0.0F}};
}

}  // namespace

TEST_CASE("every contact that ends has its landing, and its events are the detector's") {
  gait::FootSensor sensor;
  gait::FootDetector detector;
  int contacts = 0;
  int strides = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto event = sensor(shoe(i));
    const auto alone = detector(shoe(i));
    REQUIRE(event.has_value() == alone.has_value());
    if (event) CHECK(event->time == alone->time);
    if (event && event->kind == gait::EventKind::toe_off) ++contacts;
    const auto stride = sensor.take_stride();
    if (!stride) continue;
    ++strides;
    CHECK(stride->strike_rad == doctest::Approx(0.5 * 5.0 * 0.07).epsilon(0.25));
    CHECK_FALSE(sensor.take_stride().has_value());
  }
  CHECK(strides >= contacts - 2);
  CHECK(strides > 15);
}

TEST_CASE("after a reset nothing of the last wearer remains") {
  gait::FootSensor sensor;
  for (int i = 0; i < 1000; ++i) sensor(shoe(i));
  sensor.reset();
  CHECK_FALSE(sensor.take_stride().has_value());
  CHECK(std::isinf(sensor.rate_hz()));
}
