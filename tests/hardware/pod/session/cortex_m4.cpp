// The session on the pod's processor, and what it cost.
#include "bare_cortex_m4.hpp"
#include "session.hpp"

namespace {

// What the pod does with its samples, the sending included; making them is the test's.
struct Meter {
  std::uint32_t before{};
  std::uint64_t spent{};

  void begin() { before = ticks_left(); }
  void end() { spent += instructions_since(before); }
};

}  // namespace

void run() {
  static Meter meter;
  start_counting();
  session::play_and_say(
      [](const char* name, std::uint32_t frames, std::uint32_t fold) {
        print(name);
        for (const std::uint32_t value : {frames, fold}) {
          print(" ");
          print_digits(value, 16, 8);
        }
        print("\n");
      },
      meter);
  print("instructions ");
  print_digits(meter.spent / session::kSamples, 10, 1);
  print("\n");
}
