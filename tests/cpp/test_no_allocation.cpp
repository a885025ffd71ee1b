// After construction no detector asks for memory: the pod has none to give.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <new>

#include "gait/deck_detector.hpp"
#include "gait/foot_detector.hpp"
#include "gait/foot_jolts.hpp"
#include "gait/foot_sensor.hpp"
#include "gait/force_detector.hpp"
#include "gait/shank_detector.hpp"
#include "gait/trunk_sensor.hpp"
#include "moving.hpp"

namespace {

long allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

// Twenty seconds of standing and running through one detector, with a gap; returns its events.
template <class Detector>
int run(Detector& detector) {
  int events = 0;
  for (std::int64_t i = 0; i < 4000; ++i) {
    const std::int64_t at = i < 2000 ? i : i + 300;
    const gait::Motion felt = moving::Body{}.at(static_cast<double>(at) / 200.0);
    const gait::Micros time{at * 5000};
    if constexpr (requires { detector(gait::ForceSample{}); }) {
      const float force =
          felt.acceleration_mps2[2] > 6.0F ? felt.acceleration_mps2[2] * 70.0F : 0.0F;
      events += detector(gait::ForceSample{time, force, gait::kAbsent}).has_value();
    } else {
      events += detector({time, gait::axes(felt.acceleration_mps2), gait::axes(felt.rate_radps)})
                    .has_value();
    }
  }
  return events;
}

template <class Detector>
long allocated() {
  Detector detector;
  const long before = allocations;
  run(detector);
  detector.reset();
  return allocations - before;
}

}  // namespace

TEST_CASE("an allocation would be counted") {
  const long before = allocations;
  int* volatile one = new int{1};
  CHECK(allocations == before + 1);
  delete one;
}

TEST_CASE("no detector allocates while it works") {
  CHECK(allocated<gait::ForceDetector>() == 0);
  CHECK(allocated<gait::TrunkDetector>() == 0);
  CHECK(allocated<gait::TrunkSensor>() == 0);
  CHECK(allocated<gait::FootDetector>() == 0);
  CHECK(allocated<gait::FootSensor>() == 0);
  CHECK(allocated<gait::FootJolts>() == 0);
  CHECK(allocated<gait::ShankDetector>() == 0);
  CHECK(allocated<gait::DeckDetector>() == 0);
}

TEST_CASE("the made-up runner does make the detectors work") {
  gait::ForceDetector force;
  gait::TrunkSensor trunk;
  CHECK(run(force) > 40);
  CHECK(run(trunk) > 40);
}
