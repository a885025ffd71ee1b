// How a stream of samples runs: its rate is measured from the samples' own times (pods are up to
// 5 % off what they say), and every sample is judged by when it comes. One or two lost samples are
// a hole that may be bridged by a straight line; more is a gap, after which a detector starts anew.
#pragma once
#include <cstdint>

#include "gait/ring.hpp"
#include "gait/time.hpp"

namespace gait {

enum class Arrival : std::uint8_t {
  measuring,  // too few samples yet to know the rate
  retimed,    // the rate is known now, or has moved: design the filters anew
  steady,     // one period after the last sample
  hole,       // `missing()` samples lost, few enough to bridge
  gap,        // too many lost, or time started again: begin anew; the rate may still be known
  stale,      // a repeat, or older than what was seen: ignore it
};

class SampleClock {
 public:
  static constexpr std::int64_t kShortestPeriod_us = 300;   // 3200 Hz, 5 % fast
  static constexpr std::int64_t kLongestPeriod_us = 42000;  // 25 Hz, 5 % slow
  static constexpr std::int64_t kBridge_us = 40000;  // shorter than any contact or flight bridged
  static constexpr std::int64_t kRestart_us = 1000000;  // a jump back beyond it is a new clock

  Arrival operator()(Micros time) {
    const std::int64_t now = time.count();
    const std::int64_t step = now - last_us_;
    // One comparison for both ends: below the shortest, the difference is enormous.
    if (static_cast<std::uint64_t>(step) - shortest_us_ < steady_us_) [[likely]] {
      last_us_ = now;
      if (++counted_ < kCount) [[likely]]
        return Arrival::steady;
      return recount(now);
    }
    return judge(now, step);
  }

  // Whether the wearer may move otherwise after so long, or wear the sensor otherwise.
  static constexpr bool forgets(Micros away) {
    return away < Micros{0} || away > Micros{kRestart_us};
  }

  float rate_hz() const { return 1e6F / designed_us_; }
  float period_s() const { return designed_us_ * 1e-6F; }
  Period period() const { return Period{period_s()}; }
  bool known() const { return designed_us_ > 0.0F; }
  int missing() const { return missing_; }
  void reset() { *this = SampleClock{}; }

 private:
  static constexpr int kCount = 256;      // samples between two looks at how the rate has moved
  static constexpr float kDrift = 0.02F;  // filters are designed anew when it moved this far
  static constexpr std::size_t kIntervals = 8;

  Arrival recount(std::int64_t now) {
    const float period_us = static_cast<float>(now - anchor_us_) / static_cast<float>(counted_);
    anchor_us_ = now;
    counted_ = 0;
    const float moved = period_us / designed_us_ - 1.0F;
    if (moved > -kDrift && moved < kDrift) return Arrival::steady;
    adopt(period_us);
    return Arrival::retimed;
  }

  void adopt(float period_us) {
    designed_us_ = period_us;
    // Anything from a tenth to one and a half periods is "the next sample".
    shortest_us_ = static_cast<std::uint64_t>(0.1F * period_us) + 1;
    steady_us_ = static_cast<std::uint64_t>(1.4F * period_us);
  }

  Arrival judge(std::int64_t now, std::int64_t step) {
    if (started_ && step <= 0 && step > -kRestart_us) return Arrival::stale;
    if (!known()) return measure(now, step);
    if (step > 0 && static_cast<std::uint64_t>(step) < shortest_us_) return Arrival::stale;
    const float lost = static_cast<float>(step) / designed_us_ - 0.5F;
    if (step > 0 && step <= kBridge_us && lost < 3.0F) {
      missing_ = static_cast<int>(lost);
      counted_ += missing_ + 1;
      last_us_ = now;
      return Arrival::hole;
    }
    // The same pod again, unless it is late again at once: then it may run at another rate.
    const bool same = step > 0 && step < kRestart_us && counted_ >= static_cast<int>(kIntervals);
    if (same)
      go_on(now);
    else
      restart(now);
    return Arrival::gap;
  }

  Arrival measure(std::int64_t now, std::int64_t step) {
    if (!started_ || step < 0 || step > 8 * kLongestPeriod_us) {
      restart(now);
      return Arrival::measuring;
    }
    last_us_ = now;
    intervals_.push(step);
    if (!intervals_.full()) return Arrival::measuring;
    const std::int64_t typical = median(intervals_);
    if (typical < kShortestPeriod_us || typical > kLongestPeriod_us) return Arrival::measuring;
    adopt(mean_near(typical));
    go_on(now);
    return Arrival::retimed;
  }

  // The mean of the intervals that no loss has stretched: times written with few digits jitter.
  float mean_near(std::int64_t typical) const {
    std::int64_t sum = 0;
    std::int64_t n = 0;
    for (std::size_t i = 0; i < intervals_.size(); ++i) {
      if (2 * intervals_.back(i) > 3 * typical) continue;
      sum += intervals_.back(i);
      ++n;
    }
    return static_cast<float>(sum) / static_cast<float>(n);
  }

  void go_on(std::int64_t now) {
    last_us_ = anchor_us_ = now;
    counted_ = 0;
  }

  void restart(std::int64_t now) {
    reset();
    started_ = true;
    last_us_ = now;
  }

  std::int64_t last_us_{};
  std::uint64_t shortest_us_{};
  std::uint64_t steady_us_{};
  std::int64_t anchor_us_{};
  float designed_us_{};
  int counted_{};
  int missing_{};
  bool started_{};
  Ring<std::int64_t, kIntervals> intervals_{};
};

}  // namespace gait
