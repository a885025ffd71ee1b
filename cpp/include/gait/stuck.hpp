// A sensor that is stuck at its full scale, or anywhere near. An axis that is hard and says exactly
// the same again and again is no body's: noise alone moves it. A landing that is clipped is over
// sooner.
#pragma once
#include <cstdint>

#include "gait/sample.hpp"

namespace gait {

constexpr Micros kClippedTrunk{12'000};  // a trunk's landing may be clipped for so long

class Stuck {
 public:
  static constexpr float kHard_mps2 = 59.0F;  // 6 g; the smallest full scale worn has 8

  // us; what a landing may be clipped for there.
  explicit Stuck(Micros clipped) : clipped_us_{static_cast<std::uint64_t>(clipped.count())} {}

  // True where this sample, with those just before, is a stuck sensor's. Ask of hard samples at
  // least; what comes between them is seen by the time that it takes.
  bool operator()(Micros time, const Vec3& a) {
    const bool same = hard(a.x, last_.x) || hard(a.y, last_.y) || hard(a.z, last_.z);
    const bool next = since(last_time_, time) < kNext_us;
    if (!same || !next) {
      began_ = time;
      count_ = 0;
    }
    ++count_;
    last_ = a;
    last_time_ = time;
    return count_ > kLeast && since(began_, time) > clipped_us_;
  }

 private:
  static constexpr std::uint64_t kNext_us = 50'000;  // the next sample; two may be lost
  static constexpr int kLeast = 3;                   // samples alike that may be clipped

  // us; enormous where time went back.
  static std::uint64_t since(Micros from, Micros to) {
    return static_cast<std::uint64_t>(to.count()) - static_cast<std::uint64_t>(from.count());
  }

  static constexpr bool hard(float now, float before) {
    return now == before && (now > kHard_mps2 || now < -kHard_mps2);
  }

  std::uint64_t clipped_us_;
  Vec3 last_{};
  Micros last_time_{}, began_{};
  int count_{};
};

}  // namespace gait
