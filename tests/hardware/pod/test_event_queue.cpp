#include <doctest/doctest.h>

#include "event_queue.hpp"

namespace {

pod::EventHeader event(std::uint32_t index) {
  pod::EventHeader header;
  header.sample_index = index;
  return header;
}

}  // namespace

TEST_CASE("events leave in the order in which they came, around the end of the memory too") {
  pod::EventQueue<4> queue;
  std::uint32_t in = 0, out = 0;
  for (int round = 0; round < 10; ++round) {
    for (int i = 0; i < 3; ++i) queue.push(event(in++));
    for (int i = 0; i < 3; ++i) {
      CHECK(queue.front().sample_index == out++);
      queue.pop();
    }
    CHECK(queue.empty());
  }
}

TEST_CASE("full, it forgets the oldest") {
  pod::EventQueue<4> queue;
  for (std::uint32_t i = 0; i < 7; ++i) queue.push(event(i));
  for (const std::uint32_t expected : {3U, 4U, 5U, 6U}) {
    CHECK(queue.front().sample_index == expected);
    queue.pop();
  }
  CHECK(queue.empty());
  queue.push(event(8));
  queue.clear();
  CHECK(queue.empty());
}
