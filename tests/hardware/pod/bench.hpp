// A pod on a board that keeps what it is told, for tests.
#pragma once
#include <vector>

#include "pod.hpp"
#include "vectors.hpp"

namespace bench {

struct Board {
  pod::Tick tick{100};
  int room{1000};
  bool deaf{}, sensing{}, obeys{true};
  int interval_ms{-1}, blinks{0};
  std::vector<std::vector<std::uint8_t>> imu{}, events{}, status{};

  bool notify(pod::Channel channel, pod::Bytes bytes) {
    if (deaf || (channel == pod::Channel::imu && room == 0)) return false;
    if (channel == pod::Channel::imu) --room;
    auto& sent = channel == pod::Channel::imu      ? imu
                 : channel == pod::Channel::events ? events
                                                   : status;
    sent.emplace_back(bytes.begin(), bytes.end());
    return true;
  }
  pod::Configuration sensed{0, 0, 0, 0};
  bool sense(bool on, const pod::Configuration& configuration) {
    sensing = on;
    sensed = configuration;
    return obeys;
  }
  void advertise(std::uint16_t ms, pod::Bytes) { interval_ms = ms; }
  void blink(std::uint8_t seconds) { blinks = seconds; }
  pod::Tick now() const { return tick; }
};

inline constexpr pod::RawSample kLying{{0, 0, 2048, 0, 0, 0}};

struct Bench {
  Board board{};
  pod::Pod<Board, 16> pod{board, pod::Configuration{}};
  const std::vector<pod::RawSample> batch = std::vector<pod::RawSample>(16, kLying);

  std::string ask(std::string_view hex) {
    return vectors::hex(pod.control(vectors::bytes(hex)).bytes());
  }
  void batches(int n, bool overrun = false) {
    for (int i = 0; i < n; ++i) {
      board.tick += 1260;
      pod.samples(batch, board.tick, overrun);
    }
  }
  std::uint16_t sequence(std::size_t i) const { return pod::u16_at(board.imu[i], 2); }
};

}  // namespace bench
