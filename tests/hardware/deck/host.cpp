// The deck's application on this machine: requests on standard input, messages on standard output.
// Samples are a file of little-endian i16 triples, taken in real time; a second
// argument N leaves every Nth message out, as a bent cable would.
#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "deck.hpp"

namespace {

struct Board {
  long lose_every{};
  long sent{};
  pod::Tick tick{0xFFFF0000U};  // wraps after two seconds

  bool send(pod::Bytes bytes) {
    const bool frame = bytes.size() > 60;
    if (frame && lose_every > 0 && ++sent % lose_every == 0) return true;
    return write(STDOUT_FILENO, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  }
  bool sense(bool, const pod::Configuration&) { return true; }
  void blink(std::uint8_t) {}
  pod::Tick now() const { return tick; }
};

std::vector<pod::RawSample> read_samples(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<pod::RawSample> samples;
  std::array<std::int16_t, 3> counts{};
  while (file.read(reinterpret_cast<char*>(counts.data()), sizeof counts))
    samples.push_back({{counts[0], counts[1], counts[2], 0, 0, 0}});
  return samples;
}

using Clock = std::chrono::steady_clock;

// Requests until that moment, however many come; false when the port is closed.
template <class Deck>
bool listen(Deck& deck, Clock::time_point until) {
  pollfd ready{STDIN_FILENO, POLLIN, 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (poll(&ready, 1, left > 0 ? static_cast<int>(left) : 0) == 0) return true;
    std::array<std::uint8_t, 64> bytes{};
    const ssize_t n = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (n <= 0) return false;
    for (ssize_t i = 0; i < n; ++i) deck.byte(bytes[static_cast<std::size_t>(i)]);
    deck.room();
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const std::vector<pod::RawSample> all = read_samples(words[1]);
  Board board{count > 2 ? std::atol(words[2]) : 0};
  static deck::Deck<Board> deck{board};
  deck.plugged(true);
  const auto soon = [] { return Clock::now() + std::chrono::milliseconds{100}; };
  while (!deck.streaming())
    if (!listen(deck, soon())) return 0;
  constexpr std::size_t kBatch = 17;
  constexpr pod::Tick kBatchTicks = 669;  // 17 samples at 832.7 Hz
  const Clock::time_point began = Clock::now();
  for (std::size_t at = 0; at + kBatch <= all.size(); at += kBatch) {
    const auto ticks = static_cast<std::int64_t>(at / kBatch + 1) * kBatchTicks;
    if (!listen(deck, began + std::chrono::microseconds{ticks * 15625 / 512})) return 0;
    board.tick += kBatchTicks;
    deck.samples({all.data() + at, kBatch}, board.tick, false);
  }
  while (listen(deck, soon())) {
  }
}
