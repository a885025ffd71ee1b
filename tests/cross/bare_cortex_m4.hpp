// A Cortex-M4F in QEMU (machine mps2-an386) with nothing on it: start-up and semihosting. Included
// once, by a program that defines `run()`.
#pragma once
#include <cstdint>

extern "C" {
extern std::uint32_t stack_top, data_source, data_begin, data_end, bss_begin, bss_end;
[[noreturn]] void start();
[[noreturn]] void trapped();
}

namespace {

[[gnu::section(".vectors"), gnu::used]] const void* const kVectors[] = {
    &stack_top,
    reinterpret_cast<const void*>(start),
    reinterpret_cast<const void*>(trapped),
    reinterpret_cast<const void*>(trapped),
};

constexpr std::uint32_t kWrite = 0x04, kExit = 0x18, kDone = 0x20026, kFailed = 0x20024;

void semihost(std::uint32_t operation, std::uintptr_t argument) {
  register std::uint32_t r0 asm("r0") = operation;
  register std::uintptr_t r1 asm("r1") = argument;
  asm volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

void print(const char* text) { semihost(kWrite, reinterpret_cast<std::uintptr_t>(text)); }

void print_digits(std::uint64_t value, unsigned radix, int width) {
  char text[24];
  int at = 23;
  text[at] = '\0';
  do {
    text[--at] = "0123456789abcdef"[value % radix];
    value /= radix;
    --width;
  } while (value != 0 || width > 0);
  print(text + at);
}

volatile std::uint32_t& reg(std::uintptr_t address) {
  return *reinterpret_cast<volatile std::uint32_t*>(address);
}

// Counts down at 25 MHz; under `-icount shift=0` one instruction takes one nanosecond.
void start_counting() {
  reg(0xE000E014) = 0xFFFFFF;
  reg(0xE000E018) = 0;
  reg(0xE000E010) = 5;
}
std::uint32_t ticks_left() { return reg(0xE000E018); }

std::uint64_t instructions_since(std::uint32_t before) {  // at most 670 million
  return ((before - ticks_left()) & 0xFFFFFF) * 40ULL;
}

}  // namespace

void run();

extern "C" {

void trapped() {
  print("trapped\n");
  semihost(kExit, kFailed);
  for (;;) {
  }
}

void start() {
  for (std::uint32_t *to = &data_begin, *from = &data_source; to < &data_end;) *to++ = *from++;
  for (std::uint32_t* to = &bss_begin; to < &bss_end;) *to++ = 0;
  reg(0xE000ED88) |= 0xFU << 20;  // the floating point unit on
  asm volatile("dsb\nisb");
  run();
  semihost(kExit, kDone);
  for (;;) {
  }
}
}
