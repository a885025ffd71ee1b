#include <doctest/doctest.h>

#include "frame_store.hpp"

namespace {

pod::ImuFrame numbered(std::uint16_t sequence) {
  pod::ImuHeader header;
  header.sequence = sequence;
  const pod::RawSample sample{};
  return pod::imu_frame(header, {&sample, 1});
}

std::uint16_t sequence_of(pod::Bytes frame) { return pod::u16_at(frame, 2); }

template <std::size_t N>
void push(pod::FrameStore<N>& store) {
  store.push(numbered(store.next_sequence()));
}

}  // namespace

TEST_CASE("frames leave in order and stay for a second sending") {
  pod::FrameStore<4> store;
  for (int i = 0; i < 3; ++i) push(store);
  for (std::uint16_t i = 0; i < 3; ++i) {
    CHECK(store.has_unsent());
    CHECK(sequence_of(store.oldest_unsent()) == i);
    store.sent();
  }
  CHECK_FALSE(store.has_unsent());
  CHECK(store.holds(0));
  CHECK_FALSE(store.holds(3));
  CHECK(sequence_of(store.frame(1).bytes()) == 1);
}

TEST_CASE("what is never sent is lost oldest first, and counted") {
  pod::FrameStore<4> store;
  for (int i = 0; i < 6; ++i) push(store);
  CHECK(store.dropped() == 2);
  CHECK(sequence_of(store.oldest_unsent()) == 2);
  CHECK_FALSE(store.holds(1));
}

TEST_CASE("the sequence wraps") {
  pod::FrameStore<4> store;
  for (int i = 0; i < 70000; ++i) {
    push(store);
    CHECK(sequence_of(store.oldest_unsent()) == (i & 0xFFFF));
    store.sent();
  }
  CHECK(store.dropped() == 0);
  CHECK(store.holds(static_cast<std::uint16_t>(69999)));
  CHECK_FALSE(store.holds(static_cast<std::uint16_t>(69995)));
}

TEST_CASE("the count of lost frames stays at its end") {
  pod::FrameStore<2> store;
  for (int i = 0; i < 70000; ++i) push(store);
  CHECK(store.dropped() == 0xFFFF);
  store.restart();
  CHECK(store.dropped() == 0);
  CHECK(store.next_sequence() == 0);
  CHECK_FALSE(store.holds(0));
}
