// Samples as they leave the FIFO -> frames of a chosen length.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "fifo_clock.hpp"
#include "frames.hpp"

namespace pod {

class Packer {
 public:
  struct Settings {
    FrameType type{FrameType::six_axes};
    std::uint8_t samples{16};        // a frame; 16 at 416 Hz are 26 frames a second
    std::uint8_t range_codes{0x33};  // 16 g, 2000 degrees a second
  };

  explicit constexpr Packer(const Settings& settings) : settings_{settings} {}

  // The sequence begins at 0 and nothing half full is left over.
  constexpr void restart() {
    size_ = 0;
    flags_ = 0;
  }
  constexpr void flag(FrameFlag flag) { flags_ = static_cast<std::uint8_t>(flags_ | flag); }

  // Take a batch; `sink` gets every full frame. A gap ends the frame that was being filled.
  template <class Sink>
  constexpr void operator()(std::span<const RawSample> batch, const FifoClock::Batch& times,
                            Sink&& sink) {
    if (times.gap_before) {
      flush(sink);
      flag(kGapBefore);
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (size_ == 0) begin(times, static_cast<std::uint32_t>(i));
      if (clipped(batch[i])) flag(kClipped);
      samples_[size_++] = batch[i];
      if (size_ == full()) flush(sink);
    }
  }

 private:
  static constexpr std::int16_t kClippedAt = 32767;

  constexpr std::size_t full() const {
    const std::size_t most = most_samples(settings_.type);
    return settings_.samples < most ? settings_.samples : most;
  }

  constexpr bool clipped(const RawSample& sample) const {
    for (std::size_t axis = 0; axis < axes(settings_.type); ++axis) {
      const std::int16_t count = sample.counts[axis];
      if (count >= kClippedAt || count <= -kClippedAt) return true;
    }
    return false;
  }

  constexpr void begin(const FifoClock::Batch& times, std::uint32_t i) {
    first_index_ = times.first_index + i;
    period_q6_ = times.period_q6;
    first_tick_ = times.first_tick + (i * times.period_q6 + 32) / 64;
  }

  template <class Sink>
  constexpr void flush(Sink& sink) {
    if (size_ == 0) return;
    ImuHeader header{settings_.type, flags_};
    header.first_index = first_index_;
    header.first_tick = first_tick_;
    header.period_q6 = period_q6_;
    header.range_codes = settings_.range_codes;
    sink(header, std::span<const RawSample>{samples_.data(), size_});
    restart();
  }

  Settings settings_;
  std::array<RawSample, kMostSamples> samples_{};
  std::size_t size_{};
  std::uint8_t flags_{};
  std::uint32_t first_index_{};
  Tick first_tick_{};
  std::uint16_t period_q6_{};
};

}  // namespace pod
