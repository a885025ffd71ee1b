// What QEMU's mps2-an386 gives: a UART, a millisecond, and sleep in between. Included once.
#pragma once
#include <cstdint>

extern "C" {
extern std::uint32_t stack_top, data_source, data_begin, data_end, bss_begin, bss_end;
[[noreturn]] void start();
[[noreturn]] void trapped();
void ticked();
}

void run();

namespace chip {

inline volatile std::uint32_t& reg(std::uintptr_t address) {
  return *reinterpret_cast<volatile std::uint32_t*>(address);
}

// CMSDK APB UART 0: data, state (1 sender full, 2 received), control, divider.
inline constexpr std::uintptr_t kUart = 0x40004000;
inline constexpr std::uint32_t kFull = 1, kReceived = 2, kBoth = 3, kLeastDivider = 16;
// SysTick: control, reload. The processor's clock is 25 MHz.
inline constexpr std::uintptr_t kSysTick = 0xE000E010;
inline constexpr std::uint32_t kPerMillisecond = 25000, kOn = 7;

inline volatile std::uint32_t g_milliseconds = 0;

inline std::uint32_t milliseconds() { return g_milliseconds; }
inline void wait() { asm volatile("wfi"); }

inline void send(std::uint8_t byte) {
  while ((reg(kUart + 4) & kFull) != 0) {
  }
  reg(kUart) = byte;
}

inline bool receive(std::uint8_t& byte) {
  if ((reg(kUart + 4) & kReceived) == 0) return false;
  byte = static_cast<std::uint8_t>(reg(kUart));
  return true;
}

inline void begin() {
  reg(0xE000ED88) |= 0xFU << 20;  // the floating point unit on
  asm volatile("dsb\nisb");
  reg(kUart + 16) = kLeastDivider;
  reg(kUart + 8) = kBoth;
  reg(kSysTick + 4) = kPerMillisecond - 1;
  reg(kSysTick + 8) = 0;
  reg(kSysTick) = kOn;
}

using Handler = const void*;
[[gnu::section(".vectors"), gnu::used]] inline const Handler kVectors[] = {
    &stack_top,
    reinterpret_cast<Handler>(start),
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(trapped),
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(trapped),
    nullptr,
    reinterpret_cast<Handler>(trapped),
    reinterpret_cast<Handler>(ticked),
};

}  // namespace chip

extern "C" {

void ticked() { chip::g_milliseconds = chip::g_milliseconds + 1; }

void trapped() {
  for (;;) {
  }
}

void start() {
  for (std::uint32_t *to = &data_begin, *from = &data_source; to < &data_end;) *to++ = *from++;
  for (std::uint32_t* to = &bss_begin; to < &bss_end;) *to++ = 0;
  chip::begin();
  run();
  trapped();
}
}
