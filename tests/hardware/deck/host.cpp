// The deck's application on this machine: requests on standard input, messages on standard output.
// Samples are a file of little-endian i16 triples, taken in real time; a second
// argument N leaves every Nth message out, as a bent cable would.
#include <poll.h>
#include <unistd.h>

#include <array>
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
  void sense(bool) {}
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

// Requests until none came for some time; false when the port is closed.
template <class Deck>
bool listen(Deck& deck, int wait_ms) {
  pollfd ready{STDIN_FILENO, POLLIN, 0};
  while (poll(&ready, 1, wait_ms) > 0) {
    std::array<std::uint8_t, 64> bytes{};
    const ssize_t n = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (n <= 0) return false;
    for (ssize_t i = 0; i < n; ++i) deck.byte(bytes[static_cast<std::size_t>(i)]);
    wait_ms = 0;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const std::vector<pod::RawSample> all = read_samples(words[1]);
  Board board{count > 2 ? std::atol(words[2]) : 0};
  static deck::Deck<Board> deck{board};
  deck.plugged(true);
  while (!deck.streaming())
    if (!listen(deck, 100)) return 0;
  constexpr std::size_t kBatch = 17;
  constexpr pod::Tick kBatchTicks = 669;  // 17 samples at 832.7 Hz
  for (std::size_t at = 0; at + kBatch <= all.size(); at += kBatch) {
    board.tick += kBatchTicks;
    deck.samples({all.data() + at, kBatch}, board.tick, false);
    if (!listen(deck, 20)) return 0;  // as long as a batch takes
  }
  while (listen(deck, 100)) {
  }
}
