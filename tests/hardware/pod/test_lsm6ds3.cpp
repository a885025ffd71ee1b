#include <doctest/doctest.h>

#include "lsm6ds3.hpp"

namespace part = pod::lsm6ds3;

namespace {

// What a register holds in the end.
std::uint8_t written(std::span<const part::Write> writes, std::uint8_t at) {
  for (std::size_t i = writes.size(); i-- > 0;)
    if (writes[i].at == at) return writes[i].value;
  FAIL("not written");
  return 0;
}

}  // namespace

TEST_CASE("a shoe pod: 416 Hz, 16 g, 2000 degrees a second, an interrupt every 16 samples") {
  const auto writes = part::streaming(pod::Configuration{}, 16);
  CHECK(writes[0].at == 0x0A);  // first the FIFO is emptied
  CHECK(writes[0].value == 0);
  CHECK(written(writes, 0x10) == 0x64);
  CHECK(written(writes, 0x11) == 0x6C);
  CHECK(written(writes, 0x06) == 96);  // words
  CHECK(written(writes, 0x07) == 0);
  CHECK(written(writes, 0x08) == 0x09);
  CHECK(written(writes, 0x0A) == 0x36);
  CHECK(written(writes, 0x0D) == 0x18);
}

TEST_CASE("a deck sensor: 833 Hz, 4 g, no gyroscope") {
  const auto writes = part::streaming({833, 4, 0, 38}, 100);
  CHECK(written(writes, 0x10) == 0x78);
  CHECK(written(writes, 0x11) == 0x00);
  CHECK(written(writes, 0x06) == (300 & 0xFF));
  CHECK(written(writes, 0x07) == 1);
  CHECK(written(writes, 0x08) == 0x01);
  CHECK(written(writes, 0x0A) == 0x3E);
}

TEST_CASE("every rate and range has bits of its own") {
  for (const std::uint16_t one : pod::kRates_hz)
    for (const std::uint16_t other : pod::kRates_hz)
      CHECK((one == other) == (part::rate_bits(one) == part::rate_bits(other)));
  constexpr std::array<std::uint16_t, 5> kDps{125, 250, 500, 1000, 2000};
  for (const std::uint16_t one : kDps)
    for (const std::uint16_t other : kDps)
      CHECK((one == other) == (part::gyroscope_bits(one) == part::gyroscope_bits(other)));
  CHECK(part::acceleration_bits(2) == 0x00);
  CHECK(part::acceleration_bits(4) == 0x08);
  CHECK(part::acceleration_bits(8) == 0x0C);
  CHECK(part::acceleration_bits(16) == 0x04);
}

TEST_CASE("asleep it costs little and wakes by movement") {
  const auto writes = part::waiting_for_movement();
  CHECK(written(writes, 0x11) == 0);
  CHECK(written(writes, 0x0A) == 0);
  CHECK(written(writes, 0x5E) == 0x20);
}

TEST_CASE("the FIFO's state: whole samples, and whether it overran") {
  const pod::Configuration six{};
  CHECK(part::fifo_state(97, 0x80, six).samples == 16);
  CHECK_FALSE(part::fifo_state(97, 0x80, six).overrun);
  CHECK(part::fifo_state(0xFF, 0x47, six).samples == 2047 / 6);
  CHECK(part::fifo_state(0xFF, 0x47, six).overrun);
  CHECK(part::fifo_state(0x0C, 0x01, {833, 4, 0, 38}).samples == 268 / 3);
}

TEST_CASE("bytes become counts: the gyroscope comes first and is rescaled") {
  constexpr std::array<std::uint8_t, 12> kBytes{0x64, 0x00, 0x9C, 0xFF, 0xFF, 0x7F,
                                                0x00, 0x08, 0x00, 0xF8, 0x01, 0x00};
  const pod::RawSample six = part::sample(kBytes, pod::Configuration{});
  CHECK(six.counts == std::array<std::int16_t, 6>{2048, -2048, 1, 115, -115, 32767});
  const auto three = part::sample(std::span{kBytes}.first(6), {833, 4, 0, 38});
  CHECK(three.counts == std::array<std::int16_t, 6>{100, -100, 32767, 0, 0, 0});
}

TEST_CASE("rescaled counts are degrees a second of the protocol's table") {
  // 1000 counts of 70 m°/s are 70 °/s, which is 70 / 2000 of 32768.
  CHECK(part::rescaled(1000) == 1147);
  CHECK(part::rescaled(28571) == 32767);  // beyond 2000 °/s it saturates, and the packer says so
  CHECK(part::rescaled(-32768) == -32767);
}
