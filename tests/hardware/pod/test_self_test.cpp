#include <doctest/doctest.h>

#include <vector>

#include "self_test.hpp"

namespace {

std::vector<pod::RawSample> lying(std::int16_t z, std::int16_t noise = 3) {
  std::vector<pod::RawSample> samples(64);
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i].counts = {i % 2 == 0 ? noise : std::int16_t{0}, 0, z, 0, 0, 0};
  return samples;
}

}  // namespace

TEST_CASE("a good sensor passes, whichever way it lies") {
  CHECK(pod::self_test(0x6A, lying(2048)) == pod::Fault::none);
  CHECK(pod::self_test(0x6A, lying(-2060)) == pod::Fault::none);
}

TEST_CASE("each fault has its name") {
  CHECK(pod::self_test(0x00, lying(2048)) == pod::Fault::no_sensor);
  CHECK(pod::self_test(0x6A, {}) == pod::Fault::no_samples);
  CHECK(pod::self_test(0x6A, lying(2048, 0)) == pod::Fault::stuck);
  CHECK(pod::self_test(0x6A, lying(1500)) == pod::Fault::wrong_gravity);
}

TEST_CASE("gravity is not judged while somebody moves the pod") {
  CHECK(pod::self_test(0x6A, lying(1500, 400)) == pod::Fault::none);
}
