// The session on the pod's processor.
#include "bare_cortex_m4.hpp"
#include "session.hpp"

void run() {
  session::play_and_say([](const char* name, std::uint32_t frames, std::uint32_t fold) {
    print(name);
    for (const std::uint32_t value : {frames, fold}) {
      print(" ");
      print_digits(value, 16, 8);
    }
    print("\n");
  });
}
