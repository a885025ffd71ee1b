// Feeds one entry of the core SAMPLES times and does nothing else: what callgrind counts for twice
// as many samples, less what it counts for these, is the cost of a sample.
//     instructions NAME SAMPLES
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "../cross/trace.hpp"

namespace {

// The made-up runner's twenty seconds again and again, as if it never ended. No optimiser may keep
// a detector's state outside the loop.
template <class Detector, class Runner>
unsigned run(Detector detector, Runner runner, long count) {
  cross::Noise noise;
  std::vector<decltype(runner(0, noise))> samples;
  constexpr int kLoop = 7488;  // 18 s: whole steps and strides
  for (int i = 0; i < kLoop; ++i) samples.push_back(runner(i, noise));
  unsigned events = 0;
  gait::Micros shift{};
  for (long i = 0; i < count; ++i) {
    auto sample = samples[static_cast<std::size_t>(i % kLoop)];
    if (i > 0 && i % kLoop == 0) shift += gait::Micros{18'000'000};
    sample.time += shift;
    if (detector(sample)) ++events;
    if constexpr (requires { detector.take_step(); }) events += detector.take_step().has_value();
    if constexpr (requires { detector.take_stride(); })
      events += detector.take_stride().has_value();
  }
  return events;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const long count = std::atol(argv[2]);
  const auto asked = [name = argv[1]](const char* other) { return std::strcmp(name, other) == 0; };
  unsigned events = 0;
  if (asked("deck")) events = run(gait::DeckDetector{}, cross::deck, count);
  if (asked("force")) events = run(gait::ForceDetector{}, cross::belt, count);
  if (asked("shank")) events = run(gait::ShankDetector{}, cross::shank, count);
  if (asked("trunk")) events = run(gait::TrunkDetector{}, cross::waist, count);
  if (asked("trunk, every metric")) events = run(gait::TrunkSensor{}, cross::pelvis, count);
  if (asked("foot, no gyroscope")) events = run(gait::FootJolts{}, cross::swung, count);
  if (asked("foot")) events = run(gait::FootDetector{}, cross::shoe, count);
  if (asked("foot, every metric")) events = run(gait::FootSensor{}, cross::shoe, count);
  std::printf("%u\n", events);
  return events > 0 ? 0 : 1;
}
