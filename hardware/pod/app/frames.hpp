// The frames a pod sends, as hardware/pod/protocol specifies them. Writing only: the pod reads
// nothing but requests (control.hpp).
#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "bytes.hpp"
#include "ticks.hpp"

namespace pod {

inline constexpr std::uint8_t kProtocolVersion = 1;
inline constexpr std::size_t kLargestFrame = 244;  // fills an ATT_MTU of 247
inline constexpr std::size_t kHeaderBytes = 16;
inline constexpr std::size_t kMostSamples = 38;  // acceleration only

struct RawSample {
  std::array<std::int16_t, 6> counts{};  // ax ay az gx gy gz; 32768 is full scale
};

enum class FrameType : std::uint8_t { six_axes = 0, acceleration_only = 1 };

constexpr std::size_t axes(FrameType type) { return type == FrameType::six_axes ? 6 : 3; }
constexpr std::size_t most_samples(FrameType type) {
  return (kLargestFrame - kHeaderBytes) / (2 * axes(type));
}

enum FrameFlag : std::uint8_t {
  kGapBefore = 1,
  kSentAgain = 2,
  kClipped = 4,
  kConfigurationChanged = 8,
};

struct ImuHeader {
  FrameType type{FrameType::six_axes};
  std::uint8_t flags{};
  std::uint16_t sequence{};
  std::uint32_t first_index{};
  Tick first_tick{};
  std::uint16_t period_q6{};  // 1/64 tick; 0 while not measured
  std::uint8_t range_codes{};
};

inline constexpr std::size_t kFlagsAt = 1;  // where a frame keeps its flags

using ImuFrame = Frame<kLargestFrame>;

// An empty frame when there are no samples or more than fit.
constexpr ImuFrame imu_frame(const ImuHeader& h, std::span<const RawSample> samples) {
  ImuFrame frame;
  if (samples.empty() || samples.size() > most_samples(h.type)) return frame;
  frame.u8((kProtocolVersion << 4U) | static_cast<std::uint8_t>(h.type)).u8(h.flags);
  frame.u16(h.sequence).u32(h.first_index).u32(h.first_tick).u16(h.period_q6);
  frame.u8(static_cast<std::uint32_t>(samples.size())).u8(h.range_codes);
  for (const RawSample& sample : samples)
    for (std::size_t axis = 0; axis < axes(h.type); ++axis) frame.i16(sample.counts[axis]);
  return frame;
}

enum class EventCode : std::uint8_t { initial_contact = 1, toe_off = 2, double_tap = 3 };

struct EventHeader {
  std::uint32_t sample_index{};
  EventCode kind{};
  float fraction{};  // sample periods from that sample; NaN is absent
  float value{};     // NaN is absent
  Tick tick{};
};

constexpr Frame<20> event_frame(const EventHeader& e) {
  Frame<20> frame;
  frame.u32(e.sample_index).u8(static_cast<std::uint8_t>(e.kind)).u8(0).u8(0).u8(0);
  frame.f32(e.fraction).f32(e.value).u32(e.tick);
  return frame;
}

enum Capability : std::uint8_t { kGyroscope = 1, kEvents = 2, kResend = 4 };

struct Info {
  std::uint8_t firmware_major{};
  std::uint16_t rate_hz{};
  std::uint16_t acceleration_range_g{};
  std::uint16_t rate_range_dps{};  // 0: no gyroscope
  std::uint32_t capabilities{};
};

constexpr Frame<16> info_frame(const Info& info) {
  Frame<16> frame;
  frame.u8(kProtocolVersion).u8(info.firmware_major).u16(info.rate_hz).u32(kTicksPerSecond);
  frame.u16(info.acceleration_range_g).u16(info.rate_range_dps).u32(info.capabilities);
  return frame;
}

enum StateFlag : std::uint8_t { kCharging = 1, kStreaming = 2, kSensorFault = 4 };
inline constexpr std::uint8_t kBatteryUnknown = 255;
inline constexpr std::int16_t kTemperatureUnknown = 0x7FFF;

struct Status {
  std::uint8_t state{};
  std::uint8_t battery_pct{kBatteryUnknown};
  std::int16_t temperature_dc{kTemperatureUnknown};  // 0.1 degrees Celsius
  std::uint16_t dropped{};
  std::uint32_t uptime_s{};
};

constexpr Frame<12> status_frame(const Status& s) {
  Frame<12> frame;
  frame.u8(kProtocolVersion).u8(s.state).u8(s.battery_pct).u8(0);
  frame.i16(s.temperature_dc).u16(s.dropped).u32(s.uptime_s);
  return frame;
}

inline constexpr std::uint8_t kTapLongAgo = 254;
inline constexpr std::uint8_t kNeverTapped = 255;

struct Advertised {
  std::uint8_t state{};
  std::uint8_t battery_pct{kBatteryUnknown};
  std::uint8_t double_taps{};
  std::uint8_t tap_age_ds{kNeverTapped};  // 0.1 s
  std::uint8_t firmware_major{}, firmware_minor{};
};

constexpr Frame<7> advertised_frame(const Advertised& a) {
  Frame<7> frame;
  frame.u8(kProtocolVersion).u8(a.state).u8(a.battery_pct).u8(a.double_taps).u8(a.tap_age_ds);
  frame.u8(a.firmware_major).u8(a.firmware_minor);
  return frame;
}

// 0x2A53, for watches and apps that know no pods: cadence only. The characteristic cannot leave the
// speed out, so it stands at 0; a kiosk reads EVENTS instead.
constexpr Frame<4> running_frame(std::uint32_t cadence_spm) {
  Frame<4> frame;
  frame.u8(0).u16(0).u8(cadence_spm > 255 ? 255 : cadence_spm);
  return frame;
}

}  // namespace pod
