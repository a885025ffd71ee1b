// Feeds a fuzz target without libFuzzer: the files named, then made-up inputs from fixed seeds.
// `replay COUNT FILE...`
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include "stream.hpp"

namespace {

// Mostly regular samples of plain values, as a walk: pure noise would never get past the gates.
std::vector<std::uint8_t> made_up(std::uint32_t seed) {
  std::uint32_t state = seed * 2654435761U + 1U;
  const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 16; };
  std::vector<std::uint8_t> bytes(1 + next() % 4096);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(next() % (1 + next() % 256));
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 2; i < argc; ++i) {
    std::ifstream file{argv[i], std::ios::binary};
    const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  const auto count = argc > 1 ? static_cast<std::uint32_t>(std::atoi(argv[1])) : 0U;
  for (std::uint32_t seed = 0; seed < count; ++seed) {
    const auto bytes = made_up(seed);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("%d files and %u made-up inputs survived\n", argc - 2 > 0 ? argc - 2 : 0, count);
}
