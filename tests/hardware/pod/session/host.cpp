// The session on this machine: one line a channel.
#include <cstdio>

#include "session.hpp"

int main() {
  session::Unmetered unmetered;
  session::play_and_say(
      [](const char* name, std::uint32_t frames, std::uint32_t fold) {
        std::printf("%s %08x %08x\n", name, static_cast<unsigned>(frames),
                    static_cast<unsigned>(fold));
      },
      unmetered);
}
