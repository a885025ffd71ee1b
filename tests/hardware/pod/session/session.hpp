// A whole session of the pod, the same on every processor: tapped, connected, started, a runner of
// 20 s, a radio without room, an overrun, frames asked for again, stopped. Every byte it sends is
// folded into one number a channel.
#pragma once
#include <array>
#include <cstdint>

#include "pod.hpp"
#include "shoe.hpp"

namespace session {

class Fold {
 public:
  void operator()(pod::Bytes bytes) {
    for (const std::uint8_t byte : bytes) hash_ = (hash_ ^ byte) * 16777619U;
    ++frames_;
  }
  std::uint32_t value() const { return hash_; }
  std::uint32_t frames() const { return frames_; }

 private:
  std::uint32_t hash_{2166136261U};
  std::uint32_t frames_{};
};

struct Board {
  pod::Tick tick{0xFFFC0000U};  // wraps within the session
  bool room{true};
  std::array<Fold, 5> sent{};  // the four channels and the advertisement

  bool notify(pod::Channel channel, pod::Bytes bytes) {
    if (channel == pod::Channel::imu && !room) return false;
    sent[static_cast<std::size_t>(channel)](bytes);
    return true;
  }
  bool sense(bool, const pod::Configuration&) { return true; }
  void advertise(std::uint16_t, pod::Bytes bytes) { sent[4](bytes); }
  void blink(std::uint8_t) {}
  pod::Tick now() const { return tick; }
};

inline constexpr std::size_t kBatch = 16;
inline constexpr std::uint32_t kLying = 100, kRunning = 520;  // batches; running is 20 s
inline constexpr std::uint32_t kSamples = (kLying + kRunning) * kBatch;

// Tells how much a piece of the pod's work costs; here nothing is measured.
struct Unmetered {
  void begin() {}
  void end() {}
};

template <class Pod, class Meter>
void batch(Pod& pod, Meter& meter, Board& board, std::uint32_t first, bool running, bool overrun) {
  std::array<pod::RawSample, kBatch> samples{};
  for (std::uint32_t i = 0; i < kBatch; ++i) {
    samples[i] = running ? shoe::sample(first + i) : pod::RawSample{{0, 0, 2048, 0, 0, 0}};
    const bool knock = !running && (first + i == 800 || first + i == 904);
    if (knock) samples[i].counts[2] = 16000;
  }
  board.tick += 1260 + (overrun ? 2520 : 0);
  meter.begin();
  pod.samples(samples, board.tick, overrun);
  meter.end();
}

template <class Meter>
void play(Board& board, Meter& meter) {
  static pod::Pod<Board, 64> pod{board, pod::Configuration{}};
  constexpr std::array<std::uint8_t, 1> kStart{1}, kStop{2};
  constexpr std::array<std::uint8_t, 4> kAgain{4, 100, 0, 10};
  pod.power(3900, false);
  for (std::uint32_t i = 0; i < kLying; ++i) {  // lying, tapped twice
    batch(pod, meter, board, i * kBatch, false, false);
    if (i % 26 == 0) pod.second();
  }
  pod.link(true);
  board.sent[0](pod.control(kStart).bytes());
  for (std::uint32_t i = 0; i < kRunning; ++i) {
    board.room = i < 200 || i > 230;
    batch(pod, meter, board, i * kBatch, true, i == 300);
    if (i == 140) board.sent[0](pod.control(kAgain).bytes());
    if (i % 26 == 0) pod.second();
  }
  board.sent[0](pod.control(kStop).bytes());
  board.sent[4](pod.info().bytes());
}

// Calls `say(channel, frames, fold)` for each.
template <class Say, class Meter>
void play_and_say(Say say, Meter& meter) {
  static Board board;
  play(board, meter);
  constexpr std::array<const char*, 5> kNames{"imu", "events", "status", "running", "other"};
  for (std::size_t i = 0; i < kNames.size(); ++i)
    say(kNames[i], board.sent[i].frames(), board.sent[i].value());
}

}  // namespace session
