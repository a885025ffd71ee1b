// When each sample was taken. The sensor fills a FIFO and interrupts at a watermark; the tick read
// in that interrupt belongs to the newest sample. The sensor's own rate is up to 5 % off, so the
// period is measured: ticks over samples since an anchor that is moved on every few seconds
// (temperature moves the rate too). One interrupt is late by some ticks; over seconds that
// vanishes.
#pragma once
#include <cstdint>

#include "ticks.hpp"

namespace pod {

class FifoClock {
 public:
  struct Batch {
    std::uint32_t first_index{};
    Tick first_tick{};
    std::uint16_t period_q6{};  // 0 while not measured
    bool gap_before{};
  };

  explicit constexpr FifoClock(std::uint16_t nominal_hz)
      : nominal_q6_{kTicksPerSecond * 64U / nominal_hz} {}

  // The sensor was off and took no samples: time went on and the index did not. The period holds
  // until it is measured anew.
  constexpr void paused() { begun_ = false; }

  // `count` samples, the newest taken at `newest`. After an overrun the samples that were lost are
  // counted by the time that has passed.
  constexpr Batch operator()(std::uint32_t count, Tick newest, bool overrun) {
    Batch batch;
    if (begun_ && overrun) {
      const std::uint64_t passed = rounded(elapsed(newest_, newest) * std::uint64_t{64}, period());
      if (passed > count) next_index_ += static_cast<std::uint32_t>(passed) - count;
    }
    batch.gap_before = begun_ && overrun;
    batch.first_index = next_index_;
    next_index_ += count;
    measure(newest);
    batch.period_q6 = static_cast<std::uint16_t>(measured_q6_);
    batch.first_tick = newest - static_cast<Tick>(rounded((count - 1) * period(), 64));
    newest_ = newest;
    return batch;
  }

 private:
  static constexpr Tick kAnchorAge = ticks(4.0);

  static constexpr std::uint64_t rounded(std::uint64_t value, std::uint64_t by) {
    return (value + by / 2) / by;
  }
  constexpr std::uint64_t period() const { return measured_q6_ != 0 ? measured_q6_ : nominal_q6_; }

  constexpr void measure(Tick newest) {
    const std::uint32_t index = next_index_ - 1;
    if (!begun_) {
      begun_ = true;
      older_ = younger_ = {index, newest};
      return;
    }
    const std::uint64_t span = elapsed(older_.tick, newest);
    measured_q6_ = static_cast<std::uint32_t>(rounded(span * 64, index - older_.index));
    if (elapsed(younger_.tick, newest) >= kAnchorAge) {
      older_ = younger_;
      younger_ = {index, newest};
    }
  }

  struct Anchor {
    std::uint32_t index{};
    Tick tick{};
  };

  std::uint32_t nominal_q6_;
  std::uint32_t measured_q6_{};
  std::uint32_t next_index_{};
  Anchor older_{}, younger_{};
  Tick newest_{};
  bool begun_{};
};

}  // namespace pod
