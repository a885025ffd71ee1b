#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "deck.hpp"

namespace {

struct Board {
  std::vector<std::uint8_t> sent{};
  bool roomy{true};
  int sensing{-1};
  int blinked{};
  pod::Tick tick{};

  bool send(pod::Bytes bytes) {
    if (!roomy) return false;
    sent.insert(sent.end(), bytes.begin(), bytes.end());
    return true;
  }
  bool sense(bool on, const pod::Configuration&) {
    sensing = on ? 1 : 0;
    return true;
  }
  void blink(std::uint8_t seconds) { blinked = seconds; }
  pod::Tick now() const { return tick; }
};

struct Heard {
  pod::Line line{};
  std::vector<std::uint8_t> payload{};
};

struct Bench {
  Board board{};
  deck::Deck<Board, 16> deck{board};

  Bench() { deck.plugged(true); }

  void ask(pod::Line line, const std::vector<std::uint8_t>& payload) {
    const auto sent = pod::on_the_wire(line, payload);
    for (const std::uint8_t byte : sent.bytes()) deck.byte(byte);
  }

  void feed(std::size_t batches) {
    const std::vector<pod::RawSample> batch(19, pod::RawSample{{0, 0, 8192, 0, 0, 0}});
    for (std::size_t i = 0; i < batches; ++i) {
      board.tick += 747;
      deck.samples(batch, board.tick, false);
    }
  }

  std::vector<Heard> heard() {
    pod::WireReader<pod::kLargestMessage> reader;
    std::vector<Heard> out;
    for (const std::uint8_t byte : board.sent)
      if (const auto message = reader(byte))
        out.push_back({message->line, {message->payload.begin(), message->payload.end()}});
    board.sent.clear();
    return out;
  }
};

}  // namespace

TEST_CASE("it says what it is: 833 Hz, 4 g, no gyroscope, frames again on request") {
  Bench b;
  b.ask(pod::Line::info, {});
  const auto said = b.heard();
  REQUIRE(said.size() == 1);
  CHECK(said[0].line == pod::Line::info);
  CHECK(pod::u16_at(said[0].payload, 2) == 833);
  CHECK(pod::u16_at(said[0].payload, 8) == 4);
  CHECK(pod::u16_at(said[0].payload, 10) == 0);
  CHECK(pod::u32_at(said[0].payload, 12) == 4);
}

TEST_CASE("started it sends frames of 38 and never a footfall") {
  Bench b;
  b.ask(pod::Line::control, {1});
  b.feed(8);
  const auto said = b.heard();
  REQUIRE(said.size() == 5);
  CHECK(said[0].line == pod::Line::control);
  CHECK(said[0].payload == std::vector<std::uint8_t>{0x81, 0});
  for (std::size_t i = 1; i < said.size(); ++i) {
    CHECK(said[i].line == pod::Line::imu);
    CHECK(said[i].payload.size() == 16 + 6 * 38);
  }
}

TEST_CASE("a full cable delays frames and loses none that still has a slot") {
  Bench b;
  b.ask(pod::Line::control, {1});
  b.board.roomy = false;
  b.feed(8);
  b.board.roomy = true;
  b.deck.room();
  CHECK(b.heard().size() == 1 + 4);
}

TEST_CASE("a frame is sent again when asked for, marked") {
  Bench b;
  b.ask(pod::Line::control, {1});
  b.feed(8);
  b.heard();
  b.ask(pod::Line::control, {4, 1, 0, 2});
  b.deck.room();
  const auto said = b.heard();
  REQUIRE(said.size() == 3);
  CHECK(said[1].payload[1] == pod::kSentAgain);
  CHECK(pod::u16_at(said[1].payload, 2) == 1);
}

TEST_CASE("unplugged it falls silent and rests; plugged in again it waits for a start") {
  Bench b;
  b.ask(pod::Line::control, {1});
  b.deck.plugged(false);
  b.heard();
  b.feed(4);
  CHECK(b.board.sent.empty());
  b.deck.plugged(true);
  b.feed(4);
  CHECK_FALSE(b.deck.streaming());
  CHECK(b.heard().empty());
}

TEST_CASE("status has no battery, and blinking is passed on") {
  Bench b;
  b.deck.second();
  b.heard();
  b.ask(pod::Line::status, {});
  const auto said = b.heard();
  REQUIRE(said.size() == 1);
  CHECK(said[0].payload[2] == pod::kBatteryUnknown);
  b.ask(pod::Line::control, {5, 3});
  CHECK(b.board.blinked == 3);
}

TEST_CASE("what is no request is answered with nothing") {
  Bench b;
  b.ask(pod::Line::imu, {1, 2, 3});
  b.ask(pod::Line::control, {});
  CHECK(b.heard().empty());
}
