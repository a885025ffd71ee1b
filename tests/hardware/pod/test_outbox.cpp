#include <doctest/doctest.h>

#include "bench.hpp"
#include "outbox.hpp"

namespace {

using Outbox = pod::Outbox<bench::Board, 4>;

void push_frame(Outbox& outbox) { outbox.push(pod::ImuHeader{}, {&bench::kLying, 1}); }

pod::Request request(std::uint16_t first, std::uint8_t count) {
  pod::Request wanted{};
  wanted.op = pod::Op::resend;
  wanted.first_sequence = first;
  wanted.count = count;
  return wanted;
}

std::uint16_t sequence(const std::vector<std::uint8_t>& frame) { return pod::u16_at(frame, 2); }

}  // namespace

TEST_CASE(
    "what waits is told when there is room, footfalls first, and nothing while nobody listens") {
  bench::Board board;
  Outbox outbox{board};
  push_frame(outbox);
  outbox.push(pod::EventHeader{});
  outbox.room();
  CHECK(board.imu.empty());
  outbox.link(true);
  board.room = 0;
  outbox.room();
  CHECK(board.events.size() == 1);
  CHECK(board.imu.empty());
  board.room = 1;
  outbox.room();
  CHECK(board.events.size() == 1);
  CHECK(board.imu.size() == 1);
}

TEST_CASE("a frame that is asked for again comes before newer ones, and says so") {
  bench::Board board;
  Outbox outbox{board};
  outbox.link(true);
  push_frame(outbox);
  outbox.room();
  push_frame(outbox);
  outbox.again(request(0, 1));
  outbox.room();
  REQUIRE(board.imu.size() == 3);
  CHECK(sequence(board.imu[1]) == 0);
  CHECK((board.imu[1][pod::kFlagsAt] & pod::kSentAgain) != 0);
  CHECK(sequence(board.imu[2]) == 1);
}

TEST_CASE("what is no longer held is refused, and what is forgotten is not told") {
  bench::Board board;
  Outbox outbox{board};
  for (int i = 0; i < 6; ++i) push_frame(outbox);
  CHECK(outbox.dropped() == 2);
  CHECK(outbox.again(request(1, 1)).bytes()[1] ==
        static_cast<std::uint8_t>(pod::Result::no_longer_held));
  outbox.push(pod::EventHeader{});
  outbox.forget();
  outbox.link(true);
  outbox.room();
  CHECK(board.events.empty());
  CHECK(board.imu.size() == 4);
}
