// The core on the pod: raw counts -> footfall events and the cadence of one foot, doubled.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>

#include "configuration.hpp"
#include "frames.hpp"
#include "gait/foot_detector.hpp"

namespace pod {

class Footfalls {
 public:
  explicit Footfalls(const Configuration& c)
      : mps2_per_count_{static_cast<float>(c.acceleration_range_g) * kGravity_mps2 / kFullScale},
        radps_per_count_{static_cast<float>(c.rate_range_dps) * kRadians / kFullScale},
        gyroscope_{c.rate_range_dps != 0} {}

  void reset() {
    detector_.reset();
    begun_ = false;
    cadence_spm_ = 0;
  }

  // The event known at this sample, told relative to it.
  std::optional<EventHeader> operator()(const RawSample& raw, std::uint32_t index, Tick tick,
                                        std::uint16_t period_q6) {
    const std::optional<gait::Event> event = detector_(sample(raw, unwrapped(tick)));
    if (!event || period_q6 == 0) return std::nullopt;
    const bool contact = event->kind == gait::EventKind::initial_contact;
    if (contact) count(event->time);
    const auto late = (event->reported - event->time).count();
    const std::int64_t late_q6 = late * kTicksPerSecond * 64 / kMicrosPerSecond;
    const std::int64_t back = (late_q6 + period_q6 / 2) / period_q6;
    EventHeader header;
    header.sample_index = index - static_cast<std::uint32_t>(back);
    header.tick = tick - static_cast<Tick>((back * period_q6 + 32) / 64);
    header.kind = contact ? EventCode::initial_contact : EventCode::toe_off;
    header.fraction =
        static_cast<float>(back * period_q6 - late_q6) / static_cast<float>(period_q6);
    header.value = event->confidence;
    return header;
  }

  // Steps of both feet a minute, from the last stride; 0 before there is one.
  std::uint32_t cadence_spm() const { return cadence_spm_; }

 private:
  static constexpr float kGravity_mps2 = 9.80665F;
  static constexpr float kRadians = 0.01745329252F;
  static constexpr float kFullScale = 32768.0F;
  static constexpr std::int64_t kMicrosPerSecond = 1'000'000;
  static constexpr std::int64_t kLongestStride_us = 3'000'000;

  gait::ImuSample sample(const RawSample& raw, std::int64_t tick) const {
    gait::ImuSample out;
    out.time = gait::Micros{tick * (kMicrosPerSecond / 64) / (kTicksPerSecond / 64)};
    out.acceleration_mps2 = scaled(raw, 0, mps2_per_count_);
    if (gyroscope_) out.rate_radps = scaled(raw, 3, radps_per_count_);
    return out;
  }

  static gait::Vec3 scaled(const RawSample& raw, std::size_t first, float by) {
    return {static_cast<float>(raw.counts[first]) * by,
            static_cast<float>(raw.counts[first + 1]) * by,
            static_cast<float>(raw.counts[first + 2]) * by};
  }

  // The 32-bit tick carried on past its wraps.
  std::int64_t unwrapped(Tick tick) {
    if (!begun_) {
      begun_ = true;
      long_tick_ = tick;
    }
    long_tick_ += static_cast<std::int32_t>(tick - static_cast<Tick>(long_tick_));
    return long_tick_;
  }

  void count(gait::Micros contact) {
    const std::int64_t stride_us = (contact - last_contact_).count();
    last_contact_ = contact;
    const bool stride = stride_us > 0 && stride_us < kLongestStride_us;
    cadence_spm_ =
        stride ? static_cast<std::uint32_t>((120 * kMicrosPerSecond + stride_us / 2) / stride_us)
               : 0;
  }

  float mps2_per_count_, radps_per_count_;
  bool gyroscope_;
  gait::FootDetector detector_{};
  std::int64_t long_tick_{};
  gait::Micros last_contact_{-kLongestStride_us};
  std::uint32_t cadence_spm_{};
  bool begun_{};
};

}  // namespace pod
