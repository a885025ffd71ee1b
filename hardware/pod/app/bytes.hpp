// Little-endian numbers in a fixed buffer: what the air carries.
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pod {

using Bytes = std::span<const std::uint8_t>;

// A frame being written; what does not fit is not written and `whole` says so.
template <std::size_t N>
class Frame {
 public:
  constexpr Frame& u8(std::uint32_t value) {
    if (size_ < N)
      bytes_[size_++] = static_cast<std::uint8_t>(value & 0xFFU);
    else
      whole_ = false;
    return *this;
  }
  constexpr Frame& u16(std::uint32_t value) { return u8(value).u8(value >> 8U); }
  constexpr Frame& u32(std::uint32_t value) { return u16(value).u16(value >> 16U); }
  constexpr Frame& i16(std::int16_t value) { return u16(static_cast<std::uint16_t>(value)); }
  constexpr Frame& f32(float value) { return u32(std::bit_cast<std::uint32_t>(value)); }

  constexpr void set_bits(std::size_t at, std::uint8_t bits) {
    if (at < size_) bytes_[at] = static_cast<std::uint8_t>(bytes_[at] | bits);
  }

  constexpr Bytes bytes() const { return {bytes_.data(), size_}; }
  constexpr bool whole() const { return whole_; }

 private:
  std::array<std::uint8_t, N> bytes_{};
  std::size_t size_{};
  bool whole_{true};
};

// The caller has looked at the size.
constexpr std::uint16_t u16_at(Bytes bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | (bytes[at + 1] << 8U));
}
constexpr std::uint32_t u32_at(Bytes bytes, std::size_t at) {
  return u16_at(bytes, at) | (static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16U);
}

}  // namespace pod
