#include <doctest/doctest.h>

#include "configuration.hpp"

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
