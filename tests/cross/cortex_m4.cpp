// The same on a Cortex-M4F in QEMU, with the count of instructions a sample, read from SysTick
// under -icount.
#include "bare_cortex_m4.hpp"
#include "trace.hpp"

namespace {

template <class Detector, class Runner>
void count(const char* name, Detector detector, Runner runner) {
  constexpr int kBefore = 4160;  // 10 s: who stood is known by then, and which way the runner faces
  constexpr int kRun = 2000;
  cross::Noise noise;
  static decltype(runner(0, noise)) samples[kRun];
  for (int i = 0; i < kBefore; ++i) (void)detector(runner(i, noise));
  for (int i = 0; i < kRun; ++i) samples[i] = runner(kBefore + i, noise);
  const std::uint32_t before = ticks_left();
  for (int i = 0; i < kRun; ++i) (void)detector(samples[i]);
  const std::uint64_t spent = instructions_since(before);
  print(name);
  print(" instructions ");
  print_digits(spent / kRun, 10, 1);
  print("\n");
}

}  // namespace

void run() {
  cross::trace_all([](const char* name, const cross::Fold& fold, unsigned long bytes) {
    print(name);
    print(" ");
    print_digits(fold.events(), 10, 1);
    print(" ");
    print_digits(fold.value(), 16, 16);
    print("\n");
    print(name);
    print(" state ");
    print_digits(bytes, 10, 1);
    print("\n");
  });
  start_counting();
  count("deck", gait::DeckDetector{}, cross::deck);
  count("foot", gait::FootDetector{}, cross::shoe);
  count("footjolts", gait::FootJolts{}, cross::swung);
  count("shank", gait::ShankDetector{}, cross::shank);
  count("trunk", gait::TrunkDetector{}, cross::waist);
  count("force", gait::ForceDetector{}, cross::belt);
  count("footsensor", gait::FootSensor{}, cross::shoe);
  count("trunksensor", gait::TrunkSensor{}, cross::pelvis);
}
