#include <doctest/doctest.h>

#include <vector>

#include "packer.hpp"

namespace {

struct Packed {
  pod::ImuHeader header;
  std::size_t samples;
};

struct Pod {
  pod::Packer packer{{pod::FrameType::six_axes, 16, 0x33}};
  std::vector<Packed> frames;

  void take(std::span<const pod::RawSample> batch, const pod::FifoClock::Batch& times) {
    packer(batch, times, [this](const pod::ImuHeader& h, std::span<const pod::RawSample> s) {
      frames.push_back({h, s.size()});
    });
  }
};

const std::vector<pod::RawSample> kTen(10);

}  // namespace

TEST_CASE("frames are filled across batches and keep the time of their first sample") {
  Pod pod;
  pod.take(kTen, {0, 1000, 640, false});
  pod.take(kTen, {10, 1100, 640, false});
  pod.take(kTen, {20, 1200, 640, false});
  pod.take(kTen, {30, 1300, 640, false});
  REQUIRE(pod.frames.size() == 2);
  CHECK(pod.frames[0].header.first_index == 0);
  CHECK(pod.frames[0].header.first_tick == 1000);
  CHECK(pod.frames[1].header.first_index == 16);
  CHECK(pod.frames[1].header.first_tick == 1160);
  CHECK(pod.frames[1].header.flags == 0);
}

TEST_CASE("a gap ends a frame and marks the next") {
  Pod pod;
  pod.take(kTen, {0, 1000, 640, false});
  pod.take(kTen, {50, 1500, 640, true});
  REQUIRE(pod.frames.size() == 1);
  CHECK(pod.frames[0].samples == 10);
  pod.take(kTen, {60, 1600, 640, false});
  REQUIRE(pod.frames.size() == 2);
  CHECK(pod.frames[1].header.flags == pod::kGapBefore);
  CHECK(pod.frames[1].header.first_index == 50);
}

TEST_CASE("a clipped sample marks its frame only") {
  Pod pod;
  std::vector<pod::RawSample> batch(32);
  batch[3].counts[4] = -32768;
  pod.take(batch, {0, 0, 640, false});
  REQUIRE(pod.frames.size() == 2);
  CHECK(pod.frames[0].header.flags == pod::kClipped);
  CHECK(pod.frames[1].header.flags == 0);
}

TEST_CASE("no more samples than a frame holds, whatever was asked for") {
  pod::Packer packer{{pod::FrameType::six_axes, 200, 0x33}};
  std::size_t largest = 0;
  const std::vector<pod::RawSample> many(100);
  packer(many, {0, 0, 640, false},
         [&](const pod::ImuHeader&, std::span<const pod::RawSample> s) { largest = s.size(); });
  CHECK(largest == 19);
}
