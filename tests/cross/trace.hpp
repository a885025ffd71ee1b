// Runs every detector on the same made-up runner and folds all it reports into one number a
// detector. Two processors that print the same numbers agree in every bit of every event.
//
// The runner is made with the core's own sine and with + - * / only, so that the input itself has
// the same bits everywhere.
#pragma once
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>

#include "gait/deck_detector.hpp"
#include "gait/foot_detector.hpp"
#include "gait/foot_jolts.hpp"
#include "gait/foot_sensor.hpp"
#include "gait/force_detector.hpp"
#include "gait/math.hpp"
#include "gait/shank_detector.hpp"
#include "gait/trunk_detector.hpp"
#include "gait/trunk_sensor.hpp"

namespace cross {

using gait::Event;
using gait::ImuSample;
using gait::Micros;

inline constexpr int kSamples = 8320;  // 20 s at 416 Hz
inline constexpr double kRate_hz = 416.0;

// FNV-1a over the bytes of events.
class Fold {
 public:
  void operator()(const Event& event) {
    word(static_cast<std::uint64_t>(event.time.count()));
    word(static_cast<std::uint64_t>(event.reported.count()));
    word(static_cast<std::uint64_t>(event.kind) << 8 | static_cast<std::uint64_t>(event.side));
    word(std::bit_cast<std::uint32_t>(event.confidence) | static_cast<std::uint64_t>(event.gait)
                                                              << 32);
    ++events_;
  }
  // What a step or a stride was like.
  void operator()(std::initializer_list<float> values) {
    for (const float value : values) word(std::bit_cast<std::uint32_t>(value));
    ++records_;
  }
  std::uint64_t value() const { return hash_; }
  std::uint32_t events() const { return events_; }
  std::uint32_t records() const { return records_; }

 private:
  void word(std::uint64_t bits) {
    for (int i = 0; i < 8; ++i) {
      hash_ ^= (bits >> (8 * i)) & 0xFFU;
      hash_ *= 1099511628211U;
    }
  }
  std::uint64_t hash_{14695981039346656037U};
  std::uint32_t events_{}, records_{};
};

// Noise that is the same everywhere: a linear congruential generator, -1 to 1.
class Noise {
 public:
  double operator()() {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<double>(state_ >> 8) / 8388608.0 - 1.0;
  }

 private:
  std::uint32_t state_{12345};
};

inline double lobe(double t, double begin, double end) {
  if (t <= begin || t >= end) return 0.0;
  const double s = gait::sin(gait::kPi * (t - begin) / (end - begin));
  return s * s;
}

// Time since the last multiple of `span`, span a step or a stride.
inline double since(double t, double span) {
  return t - span * static_cast<double>(static_cast<std::int64_t>(t / span));
}

inline Micros at(int i) {
  return Micros{static_cast<std::int64_t>(static_cast<double>(i) * 1e6 / kRate_hz)};
}

// A shoe at 167 steps a minute, as its pod would read it.
inline ImuSample shoe(int i, Noise& noise) {
  const double phase = since(i / kRate_hz, 0.72);
  const double toes_up = 10.0 * (lobe(phase, 0.34, 0.74) + lobe(phase + 0.72, 0.34, 0.74)) -
                         5.0 * lobe(phase, 0.0, 0.07) - 9.0 * lobe(phase, 0.1, 0.36);
  const double jolt = 90.0 * lobe(phase, 0.0, 0.016);
  return {at(i),
          {static_cast<float>(-0.4 * jolt + noise()), static_cast<float>(noise()),
           static_cast<float>(9.8 + jolt + noise())},
          {static_cast<float>(0.1 * noise()), static_cast<float>(-toes_up + 0.1 * noise()), 0.0F}};
}

// The same shoe with what its swing feels, which a pod without a gyroscope goes by.
inline ImuSample swung(int i, Noise& noise) {
  ImuSample sample = shoe(i, noise);
  const double phase = since(i / kRate_hz, 0.72);
  sample.acceleration_mps2.z +=
      static_cast<float>(30.0 * lobe(phase, 0.26, 0.30) + 8.0 * lobe(phase, 0.40, 0.70));
  return sample;
}

// The shank above it: loaded, light, and knocked at landing.
inline ImuSample shank(int i, Noise& noise) {
  const double phase = since(i / kRate_hz, 0.76);
  const double knock = lobe(phase, 0.005, 0.045);
  const double along = 0.8 + 1.9 * lobe(phase, 0.02, 0.28) - lobe(phase, 0.19, 0.43) +
                       1.3 * lobe(phase, 0.39, 0.55) + 5.0 * knock;
  const double forward = 0.6 * gait::sin(2.0 * gait::kPi * phase / 0.76) - 3.0 * knock;
  return {at(i),
          {static_cast<float>(9.8 * along + 0.3 * noise()),
           static_cast<float>(9.8 * forward + 0.3 * noise()), static_cast<float>(0.3 * noise())},
          {}};
}

// The deck below: it rings at 15 Hz after every landing.
inline ImuSample deck(int i, Noise& noise) {
  const double phase = since(i / kRate_hz, 0.36);
  const double ring = 8.0 * lobe(phase, -0.02, 0.3) * gait::sin(2.0 * gait::kPi * 15.0 * phase);
  return {at(i),
          {static_cast<float>(0.5 * ring + 0.1 * noise()), static_cast<float>(0.1 * noise()),
           static_cast<float>(9.8 + ring + 0.1 * noise())},
          {}};
}

// The push of the ground on a runner, as a multiple of body weight.
inline double push(int i) {
  const double phase = since(i / kRate_hz, 0.36);
  return phase < 0.25 ? 2.26 * gait::sin(gait::kPi * phase / 0.25) : 0.0;
}

inline ImuSample waist(int i, Noise& noise) {
  return {at(i),
          {static_cast<float>(0.3 * noise()), static_cast<float>(0.3 * noise()),
           static_cast<float>(9.80665 * push(i) + 0.3 * noise())},
          {}};
}

inline gait::ForceSample belt(int i, Noise& noise) {
  return {at(i), static_cast<float>(690.0 * push(i) + 0.01 * i + 5.0 * noise()), gait::kAbsent};
}

// A waist that first stands, then runs, turns with every stride and brakes before it pushes.
inline ImuSample pelvis(int i, Noise& noise) {
  constexpr int kStands = 1456;  // 3.5 s
  const auto f = [&noise](double value) { return static_cast<float>(value + 0.02 * noise()); };
  if (i < kStands) return {at(i), {f(0.2), f(0.0), f(9.8)}, {f(0.01), f(0.0), f(-0.01)}};
  const double stride = 2.0 * gait::kPi * since(i / kRate_hz, 0.72) / 0.72;
  const double forward = -2.0 * gait::sin(2.0 * stride);
  return {at(i),
          {f(forward), f(0.8 * gait::sin(stride)), f(9.80665 * push(i))},
          {f(0.3 * gait::cos(stride)), f(0.1 * gait::sin(2.0 * stride)), f(gait::sin(stride))}};
}

// How a sensor's steps are folded, beside its events.
inline void take(gait::TrunkSensor& sensor, Fold& fold) {
  if (const auto s = sensor.take_step())
    fold({s->lean_rad, s->mid_lean_rad, s->side_low_rad, s->side_high_rad, s->turn_low_rad,
          s->turn_high_rad, s->rise_m, s->drop_m, s->sway_low_m, s->sway_high_m, s->jolt_mps3,
          s->reversal_s, s->turned_rad, static_cast<float>(s->side)});
}
inline void take(gait::FootSensor& sensor, Fold& fold) {
  if (const auto s = sensor.take_stride())
    fold({s->strike_rad, s->strike_rate_radps, s->peak_mps2, s->jerk_mps3, s->slap_mps3,
          s->length_m, s->speed_mps, s->lift_m, s->heel_rad});
}
template <class Detector>
void take(Detector&, Fold&) {}

template <class Detector, class Runner>
Fold trace(Detector detector, Runner runner) {
  Noise noise;
  Fold fold;
  for (int i = 0; i < kSamples; ++i) {
    if (const std::optional<Event> event = detector(runner(i, noise))) fold(*event);
    take(detector, fold);
  }
  return fold;
}

// Calls `say(name, fold, bytes of state)` for each detector.
template <class Say>
void trace_all(Say say) {
  say("deck", trace(gait::DeckDetector{}, deck), sizeof(gait::DeckDetector));
  say("foot", trace(gait::FootDetector{}, shoe), sizeof(gait::FootDetector));
  say("footjolts", trace(gait::FootJolts{}, swung), sizeof(gait::FootJolts));
  say("shank", trace(gait::ShankDetector{}, shank), sizeof(gait::ShankDetector));
  say("trunk", trace(gait::TrunkDetector{}, waist), sizeof(gait::TrunkDetector));
  say("force", trace(gait::ForceDetector{}, belt), sizeof(gait::ForceDetector));
  say("footsensor", trace(gait::FootSensor{}, shoe), sizeof(gait::FootSensor));
  say("trunksensor", trace(gait::TrunkSensor{}, pelvis), sizeof(gait::TrunkSensor));
}

}  // namespace cross
