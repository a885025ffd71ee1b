#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "bytes.hpp"
#include "vectors.hpp"

TEST_CASE("numbers are written little end first") {
  pod::Frame<20> frame;
  frame.u8(0x01).u16(0x0302).u32(0x07060504U).i16(-2).f32(1.0F);
  CHECK(vectors::hex(frame.bytes()) == "01020304050607feff0000803f");
  CHECK(pod::u16_at(frame.bytes(), 1) == 0x0302);
  CHECK(pod::u32_at(frame.bytes(), 3) == 0x07060504U);
}

TEST_CASE("what does not fit is left out and said") {
  pod::Frame<3> frame;
  frame.u32(0xFFFFFFFFU);
  CHECK(frame.bytes().size() == 3);
  CHECK_FALSE(frame.whole());
}

TEST_CASE("bits are added to a byte that is there") {
  pod::Frame<2> frame;
  frame.u8(1);
  frame.set_bits(0, 6);
  frame.set_bits(1, 6);
  CHECK(vectors::hex(frame.bytes()) == "07");
}
