#include <doctest/doctest.h>

#include "bench.hpp"
#include "configuration.hpp"

using bench::Bench;

TEST_CASE("what is delivered is allowed") {
  constexpr pod::Configuration kDelivered;
  static_assert(pod::allowed(kDelivered));
  CHECK(pod::range_codes(kDelivered) == 0x33);
  CHECK(pod::frame_type(kDelivered) == pod::FrameType::six_axes);
}

TEST_CASE("a deck sensor has no gyroscope and more samples a frame") {
  constexpr pod::Configuration kDeck{1660, 2, 0, 38};
  static_assert(pod::allowed(kDeck));
  CHECK(pod::range_codes(kDeck) == 0x00);
}

TEST_CASE("limits") {
  using C = pod::Configuration;
  CHECK_FALSE(pod::allowed(C{400, 16, 2000, 16}));   // no such rate
  CHECK_FALSE(pod::allowed(C{416, 3, 2000, 16}));    // no such range
  CHECK_FALSE(pod::allowed(C{416, 16, 1234, 16}));   // no such range
  CHECK_FALSE(pod::allowed(C{416, 16, 2000, 0}));    // empty frames
  CHECK_FALSE(pod::allowed(C{416, 16, 2000, 20}));   // do not fit
  CHECK_FALSE(pod::allowed(C{1660, 16, 2000, 16}));  // too many frames a second
  CHECK(pod::allowed(C{833, 16, 2000, 19}));
}

TEST_CASE("a configuration is taken whole or not at all") {
  Bench b;
  CHECK(b.pod.configure({400, 16, 2000, 16}) == pod::Result::bad_parameter);
  CHECK(vectors::hex(b.pod.info().bytes()) == "0100a001008000001000d00707000000");
  CHECK(b.pod.configure({1660, 2, 0, 38}) == pod::Result::done);
  CHECK(vectors::hex(b.pod.info().bytes()) ==
        "01007c0600800000"
        "0200000004000000");
}

TEST_CASE("a request sets the sensor anew, and the first frame after it says so") {
  Bench b;
  b.pod.link(true);
  b.pod.second();
  CHECK(b.board.sensed == pod::Configuration{});
  CHECK(b.ask("06") == "8600a0011000d00710");
  CHECK(b.ask("06d0000800f40108") == "8600d0000800f40108");
  CHECK(b.board.sensed == pod::Configuration{208, 8, 500, 8});
  CHECK(vectors::hex(b.pod.info().bytes()).substr(4, 4) == "d000");
  b.ask("01");
  b.batches(2);
  REQUIRE(b.board.imu.size() == 4);
  CHECK((b.board.imu[0][1] & pod::kConfigurationChanged) != 0);
  CHECK((b.board.imu[1][1] & pod::kConfigurationChanged) == 0);
  CHECK(b.board.imu[0][15] == 0x12);
  b.ask("02");
  b.ask("01");
  b.batches(1);
  CHECK((b.board.imu[4][1] & pod::kConfigurationChanged) == 0);
}

TEST_CASE("a request beyond the limits, or while it streams, changes nothing") {
  Bench b;
  b.pod.link(true);
  b.pod.second();
  CHECK(b.ask("0690011000d00710") == "8602a0011000d00710");
  b.ask("01");
  CHECK(b.ask("06d0000800f40108") == "8603a0011000d00710");
  b.ask("02");
  CHECK(b.ask("06d0000800f401") == "8602");
  CHECK(b.board.sensed == pod::Configuration{});
  b.ask("01");
  b.batches(1);
  CHECK((b.board.imu[0][1] & pod::kConfigurationChanged) == 0);
}

TEST_CASE("asleep, the pod keeps the configuration for when it wakes") {
  Bench b;
  b.pod.second();
  b.batches(26 * 601);
  b.pod.second();
  REQUIRE_FALSE(b.board.sensing);
  CHECK(b.pod.configure({104, 4, 0, 4}) == pod::Result::done);
  CHECK_FALSE(b.board.sensing);
  b.pod.moved();
  CHECK(b.board.sensing);
  CHECK(b.board.sensed == pod::Configuration{104, 4, 0, 4});
}
