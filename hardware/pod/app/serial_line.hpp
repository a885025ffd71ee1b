// The pod's messages on a cable: channel, payload and a CRC-32, stuffed (consistent overhead byte
// stuffing, Cheshire and Baker 1999) so that a zero only ever ends a message. A reader that joins
// in the middle, or hears a damaged byte, loses that message and no other.
// hardware/deck/protocol specifies it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "bytes.hpp"
#include "frames.hpp"

namespace pod {

// The characteristic's number in the pod's service.
enum class Line : std::uint8_t { info = 2, control = 3, imu = 4, events = 5, status = 6 };

// CRC-32 of IEEE 802.3, bit by bit: 256 words of table would cost more than they save here.
constexpr std::uint32_t crc32(Bytes bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline constexpr std::size_t kLargestMessage = 1 + kLargestFrame + 4;
static_assert(kLargestMessage < 254, "one stuffing code then reaches the end");
using WireFrame = Frame<kLargestMessage + 2>;

// The bytes for the cable, the closing zero included; empty when the payload is too long.
constexpr WireFrame on_the_wire(Line line, Bytes payload) {
  Frame<kLargestMessage> message;
  message.u8(static_cast<std::uint8_t>(line));
  for (const std::uint8_t byte : payload) message.u8(byte);
  message.u32(crc32(message.bytes()));
  WireFrame wire;
  if (!message.whole()) return wire;
  const Bytes plain = message.bytes();
  for (std::size_t from = 0; from <= plain.size();) {
    std::size_t end = from;
    while (end < plain.size() && plain[end] != 0) ++end;
    wire.u8(static_cast<std::uint32_t>(end - from + 1));
    for (std::size_t i = from; i < end; ++i) wire.u8(plain[i]);
    from = end + 1;
  }
  return wire.u8(0);
}

// Bytes from the cable, one by one; N is the longest message that is listened to.
template <std::size_t N = 32>
class WireReader {
 public:
  struct Message {
    Line line{};
    Bytes payload{};  // valid until the next byte
  };

  constexpr std::optional<Message> operator()(std::uint8_t byte) {
    if (byte != 0) {
      take(byte);
      return std::nullopt;
    }
    const std::optional<Message> message = finished();
    size_ = run_ = 0;
    first_ = true;
    lost_ = false;
    return message;
  }

 private:
  constexpr void take(std::uint8_t byte) {
    if (run_ > 0) {
      --run_;
      put(byte);
      return;
    }
    if (!first_) put(0);
    first_ = false;
    run_ = static_cast<std::uint8_t>(byte - 1);
  }

  constexpr void put(std::uint8_t byte) {
    if (size_ < N)
      bytes_[size_++] = byte;
    else
      lost_ = true;
  }

  constexpr std::optional<Message> finished() const {
    constexpr std::size_t kLeast = 1 + 4;
    if (lost_ || first_ || run_ > 0 || size_ < kLeast) return std::nullopt;
    const Bytes all{bytes_.data(), size_};
    const std::size_t end = size_ - 4;
    if (u32_at(all, end) != crc32(all.first(end))) return std::nullopt;
    return Message{static_cast<Line>(all[0]), all.subspan(1, end - 1)};
  }

  std::array<std::uint8_t, N> bytes_{};
  std::size_t size_{};
  std::uint8_t run_{};
  bool first_{true}, lost_{};
};

}  // namespace pod
