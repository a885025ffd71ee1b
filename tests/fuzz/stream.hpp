// Turns arbitrary bytes into a stream of samples as bad as a radio, a broken sensor or a stranger
// could send, feeds a detector with it and stops the program where the detector breaks its word.
//
// Each sample takes a tag byte and what it asks for: the next regular time, a repeat, a jump, a
// jump back; plain values, the values before, or any 32 bits as a float (NaN, infinity, denormal).
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "gait/event.hpp"
#include "gait/sample.hpp"

namespace fuzz {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_{data}, size_{size} {}
  bool left() const { return at_ < size_; }
  std::uint8_t byte() { return left() ? data_[at_++] : std::uint8_t{0}; }
  std::int16_t word() { return static_cast<std::int16_t>(byte() | byte() << 8); }
  std::uint32_t bits() {
    const auto low = static_cast<std::uint16_t>(word());
    return low | static_cast<std::uint32_t>(static_cast<std::uint16_t>(word())) << 16;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_{};
};

class Stream {
 public:
  explicit Stream(Bytes& bytes) : bytes_{bytes} {
    constexpr std::int64_t kPeriods_us[] = {40000, 19231, 9615, 4808, 2404, 1200, 625, 313};
    period_us_ = kPeriods_us[bytes_.byte() & 7];
  }

  gait::ImuSample imu() {
    const auto tag = bytes_.byte();
    advance(tag);
    if ((tag & 0xC0) == 0x00) return {gait::Micros{now_us_}, a_, w_};
    a_ = vector(tag, 160.0F / 32768.0F);
    w_ = vector(tag, 35.0F / 32768.0F);
    return {gait::Micros{now_us_}, a_, w_};
  }

  gait::ForceSample force() {
    const auto tag = bytes_.byte();
    advance(tag);
    if ((tag & 0xC0) != 0x00) force_n_ = value(tag, 0.1F);
    // Four cells tell a place, one cell none.
    if ((tag & 0x80) != 0x00) cop_m_ = value(tag, 1.0F / 32768.0F);
    return {gait::Micros{now_us_}, force_n_, cop_m_};
  }

 private:
  void advance(std::uint8_t tag) {
    switch (tag & 0x3F) {
      case 0x3F:
        now_us_ += bytes_.word() * 1000LL;
        break;
      case 0x3E:
        now_us_ = static_cast<std::int64_t>(bytes_.bits()) * 1024;
        break;
      case 0x3D:
        break;
      case 0x3C:
        now_us_ += period_us_ * 3;
        break;
      default:
        now_us_ += period_us_;
    }
  }

  float value(std::uint8_t tag, float scale) {
    if ((tag & 0xC0) == 0xC0) return std::bit_cast<float>(bytes_.bits());
    return static_cast<float>(bytes_.word()) * scale;
  }

  gait::Vec3 vector(std::uint8_t tag, float scale) {
    const float x = value(tag, scale);
    const float y = value(tag, scale);
    return {x, y, value(tag, scale)};
  }

  Bytes& bytes_;
  std::int64_t period_us_{};
  std::int64_t now_us_{};
  gait::Vec3 a_{0.0F, 0.0F, 9.8F}, w_{0.0F, 0.0F, 0.0F};
  float force_n_{}, cop_m_{gait::kAbsent};
};

// What every event owes: it is known only after it happened, soon after, and says how sure it is.
inline void judge(const std::optional<gait::Event>& event, gait::Micros now) {
  if (!event) return;
  const bool kept =
      event->reported == now && event->time <= event->reported &&
      now - event->time <= gait::Micros{3'000'000} && event->confidence >= 0.0F &&
      event->confidence <= 1.0F &&
      (event->kind == gait::EventKind::initial_contact || event->kind == gait::EventKind::toe_off);
  if (!kept) std::abort();
}

// What no more samples end; once told, there is nothing left to tell.
template <class Detector>
void judge_last(Detector& detector) {
  if (const auto last = detector.finish()) judge(last, last->reported);
  if (detector.finish()) std::abort();
}

// One of the first byte's bits that the stream itself does not look at, from 1.
inline bool asked(const std::uint8_t* data, std::size_t size, int bit) {
  return size > 0 && (data[0] >> (2 + bit) & 1) != 0;
}

template <class Detector>
int imu(const std::uint8_t* data, std::size_t size) {
  Bytes bytes{data, size};
  Stream stream{bytes};
  Detector detector;
  while (bytes.left()) {
    const auto sample = stream.imu();
    judge(detector(sample), sample.time);
  }
  return 0;
}

template <class Detector>
int force(const std::uint8_t* data, std::size_t size) {
  Bytes bytes{data, size};
  Stream stream{bytes};
  Detector detector;
  while (bytes.left()) {
    const auto sample = stream.force();
    judge(detector(sample), sample.time);
  }
  return 0;
}

}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
