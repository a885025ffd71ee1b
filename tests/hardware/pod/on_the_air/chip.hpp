// In place of hardware/pod/qemu/chip.hpp: the same program on this machine, as fast as it can. What
// is sent goes to standard output, what is received comes from standard input.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>

void run();

namespace chip {

inline std::uint32_t g_milliseconds = 0;
inline std::uint32_t g_last = 0;
inline std::uint32_t g_idle = 0;  // batches before anybody asks for anything

inline std::uint32_t milliseconds() { return g_milliseconds; }

inline void wait() {
  if (++g_milliseconds > g_last) {
    std::fflush(stdout);
    std::exit(0);
  }
}

inline void send(std::uint8_t byte) { std::putchar(byte); }

inline bool receive(std::uint8_t& byte) {
  if (g_milliseconds * 26U / 1000U <= g_idle) return false;
  const int read = std::getchar();
  if (read == EOF) return false;
  byte = static_cast<std::uint8_t>(read);
  return true;
}

}  // namespace chip

int main(int count, char** words) {
  if (count != 3) return 2;
  chip::g_idle = static_cast<std::uint32_t>(std::atol(words[1]));
  chip::g_last = static_cast<std::uint32_t>(std::atol(words[2]));
  run();
}
