#include <doctest/doctest.h>

#include <vector>

#include "bench.hpp"
#include "shoe.hpp"

using bench::Bench;
using bench::kLying;

TEST_CASE("frames flow from START to STOP") {
  Bench b;
  b.pod.link(true);
  b.batches(3);
  CHECK(b.board.imu.empty());
  CHECK(b.ask("01") == "8100");
  CHECK(b.ask("01") == "8100");
  b.batches(5);
  REQUIRE(b.board.imu.size() == 5);
  CHECK(b.sequence(0) == 0);
  CHECK(b.sequence(4) == 4);
  CHECK(pod::u32_at(b.board.imu[0], 4) == 48);
  CHECK(b.ask("02") ==
        "820050000000"
        "00000000");
  CHECK(b.ask("02").starts_with("8200"));
  b.batches(2);
  CHECK(b.board.imu.size() == 5);
}

TEST_CASE("without room frames wait, and what cannot wait is counted") {
  Bench b;
  b.pod.link(true);
  b.ask("01");
  b.board.room = 0;
  b.batches(20);
  CHECK(b.board.imu.empty());
  b.board.room = 1000;
  b.pod.room();
  REQUIRE(b.board.imu.size() == 16);
  CHECK(b.sequence(0) == 4);
  CHECK(b.pod.status().dropped == 4);
}

TEST_CASE("frames are sent again, marked, while they are held") {
  Bench b;
  b.pod.link(true);
  b.ask("01");
  b.batches(10);
  CHECK(b.ask("04030002") == "8400");
  b.pod.room();
  REQUIRE(b.board.imu.size() == 12);
  CHECK(b.sequence(10) == 3);
  CHECK((b.board.imu[10][1] & pod::kSentAgain) != 0);
  CHECK((b.board.imu[3][1] & pod::kSentAgain) == 0);
  CHECK(b.ask("04090002") == "8404");
  b.batches(20);
  CHECK(b.ask("04030001") == "8404");
}

TEST_CASE("what was asked for again goes before what came meanwhile") {
  Bench b;
  b.pod.link(true);
  b.ask("01");
  b.batches(10);
  b.board.room = 0;
  CHECK(b.ask("04080002") == "8400");
  b.batches(5);
  b.board.room = 1000;
  b.pod.room();
  REQUIRE(b.board.imu.size() == 17);
  for (const std::size_t i : {0U, 1U, 2U, 3U}) CHECK(b.sequence(10 + i) == 8 + i);
}

TEST_CASE("a lost link stops the stream, a new one finds it stopped") {
  Bench b;
  b.pod.link(true);
  b.ask("01");
  b.batches(2);
  b.pod.link(false);
  CHECK_FALSE(b.pod.streaming());
  b.pod.link(true);
  b.batches(2);
  CHECK(b.board.imu.size() == 2);
}

TEST_CASE("an overrun shows as a hole in the index and a flag") {
  Bench b;
  b.pod.link(true);
  b.ask("01");
  b.batches(10);
  b.board.tick += 2 * 1260;
  b.batches(1, true);
  const auto& last = b.board.imu.back();
  CHECK((last[1] & pod::kGapBefore) != 0);
  CHECK(pod::u32_at(last, 4) == 10 * 16 + 32);
}

TEST_CASE("SYNC tells the tick and the cookie, IDENTIFY blinks") {
  Bench b;
  b.board.tick = 0x01020304;
  CHECK(b.ask("03efbeadde") == "830004030201efbeadde");
  CHECK(b.ask("0503") == "8500");
  CHECK(b.board.blinks == 3);
  CHECK(b.ask("09") == "8901");
}

TEST_CASE("a double tap is told to who is connected and stays in the advertisement") {
  Bench b;
  b.pod.link(true);
  b.batches(30);
  std::vector<pod::RawSample> tapped = b.batch;
  tapped[4].counts[2] = 12000;
  for (const int quiet : {7, 30}) {
    b.board.tick += 1260;
    b.pod.samples(tapped, b.board.tick, false);
    b.batches(quiet);
  }
  REQUIRE(b.board.events.size() == 1);
  CHECK(b.board.events[0][4] == 3);
  const auto advertised = b.pod.advertised(b.board.tick + pod::kTicksPerSecond);
  CHECK(advertised.bytes()[3] == 1);
  CHECK(advertised.bytes()[4] > 10);
  for (int s = 0; s < 200'000; ++s) b.pod.second();
  CHECK(b.pod.advertised(b.board.tick).bytes()[4] == pod::kTapLongAgo);
}

TEST_CASE("a footfall that the radio had no room for is told when it has") {
  Bench b;
  b.pod.link(true);
  b.batches(2);
  b.ask("01");
  const auto run = [&b](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; i += 16) {
      std::vector<pod::RawSample> running;
      for (std::uint32_t j = 0; j < 16; ++j) running.push_back(shoe::sample(i + j));
      b.board.tick += 1260;
      b.pod.samples(running, b.board.tick, false);
    }
  };
  run(0, 2400);
  const std::size_t before = b.board.events.size();
  CHECK(before > 8);
  b.board.deaf = true;
  run(2400, 3600);
  CHECK(b.board.events.size() == before);
  b.board.deaf = false;
  b.pod.room();
  CHECK(b.board.events.size() >= before + 6);
  for (std::size_t i = 1; i < b.board.events.size(); ++i)
    CHECK(pod::u32_at(b.board.events[i], 0) > pod::u32_at(b.board.events[i - 1], 0));
}

TEST_CASE("woken from sleep its frames tell the sensor's period at once") {
  Bench b;
  b.pod.second();
  b.batches(200);
  b.board.tick += pod::ticks(601.0);
  b.pod.second();
  REQUIRE_FALSE(b.board.sensing);
  b.board.tick += pod::ticks(3600.0);
  b.pod.moved();
  b.pod.link(true);
  b.ask("01");
  b.batches(4);
  REQUIRE(b.board.imu.size() == 4);
  for (const auto& frame : b.board.imu) CHECK(pod::u16_at(frame, 12) == 5040);
}

TEST_CASE("it senses from the start, sleeps when it lies still and wakes when moved") {
  Bench b;
  b.pod.second();
  CHECK(b.board.sensing);
  CHECK(b.board.interval_ms == 200);
  b.batches(2);
  b.board.tick += pod::ticks(601.0);
  b.pod.second();
  CHECK_FALSE(b.board.sensing);
  CHECK(b.board.interval_ms == 1000);
  b.pod.moved();
  CHECK(b.board.sensing);
}

TEST_CASE("the watchdog starves when the sensor falls silent") {
  Bench b;
  b.pod.second();
  b.batches(1);
  CHECK(b.pod.healthy(b.board.tick + pod::ticks(1.0)));
  CHECK_FALSE(b.pod.healthy(b.board.tick + pod::ticks(3.0)));
  b.pod.tested(pod::Fault::no_sensor);
  CHECK(b.pod.healthy(b.board.tick + pod::ticks(3.0)));
  CHECK(b.pod.status().state == pod::kSensorFault);
}

TEST_CASE("the watchdog starves when the sensor does not go to sleep or wake as told") {
  Bench b;
  b.board.obeys = false;
  b.pod.second();
  CHECK_FALSE(b.pod.healthy(b.board.tick));
  b.pod.tested(pod::Fault::no_sensor);
  CHECK(b.pod.healthy(b.board.tick));
}

TEST_CASE("status is told on change and once a minute") {
  Bench b;
  b.pod.link(true);
  b.pod.power(3840, false);
  b.pod.second();
  CHECK(b.board.status.size() == 1);
  for (int s = 0; s < 59; ++s) b.pod.second();
  CHECK(b.board.status.size() == 1);
  b.pod.second();
  CHECK(b.board.status.size() == 2);
  b.pod.power(3840, true);
  b.pod.second();
  CHECK(b.board.status.size() == 3);
  CHECK((b.board.status[2][1] & pod::kCharging) != 0);
}
