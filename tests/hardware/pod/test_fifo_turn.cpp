#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <random>

#include "fifo_turn.hpp"

namespace {

constexpr double kPeriod = pod::kTicksPerSecond / 416.0;

// A sensor with an interrupt line as the part has it: an edge when the watermark is reached, none
// while the level stays there.
struct Sensor {
  double at{};  // ticks
  std::uint32_t taken{}, read{};
  pod::Tick edge{};
  bool edged{}, line{};

  std::uint16_t held() const { return static_cast<std::uint16_t>(taken - read); }

  void run_to(double until) {
    for (; (taken + 1) * kPeriod <= until; ++taken) {
      if (held() + 1 < 16 || line) continue;
      edge = static_cast<pod::Tick>((taken + 1) * kPeriod);
      edged = line = true;
    }
    at = until;
  }
  void take(std::uint16_t count) {
    read += count;
    line = held() >= 16;
  }
};

}  // namespace

TEST_CASE("in time: the watermark's samples with the interrupt's tick") {
  const pod::FifoTurn turn = pod::fifo_turn(18, 1000, 1100);
  CHECK(turn.take == 16);
  CHECK(turn.newest == 1000);
  CHECK_FALSE(turn.again);
}

TEST_CASE("nothing is held, nothing is taken") {
  CHECK(pod::fifo_turn(0, std::nullopt, 5).take == 0);
  CHECK(pod::fifo_turn(0, 3, 5).take == 0);
}

TEST_CASE("however late the reader, it catches up, and every tick is right to a period") {
  std::mt19937 random{4};
  std::uniform_real_distribution<double> late{0.0, 0.4};
  Sensor sensor;
  double worst = 0;
  for (int visit = 0; visit < 3000; ++visit) {
    const double pause = visit % 20 == 0 ? late(random) : 0.002;
    sensor.run_to(sensor.at + pause * pod::kTicksPerSecond);
    if (!sensor.edged && visit % 20 != 0) continue;  // nothing woke the reader
    for (bool again = true; again;) {
      const pod::FifoTurn turn =
          pod::fifo_turn(sensor.held(), sensor.edged ? std::optional{sensor.edge} : std::nullopt,
                         static_cast<pod::Tick>(sensor.at));
      sensor.edged = false;
      sensor.take(turn.take);
      again = turn.again;
      if (turn.take == 0) continue;
      const double truth = sensor.read * kPeriod;
      worst = std::fmax(worst, std::fabs(static_cast<double>(turn.newest) - truth));
    }
    CHECK(sensor.held() < 16);  // or no edge would ever come again
  }
  CHECK(worst <= kPeriod + 1);
}
