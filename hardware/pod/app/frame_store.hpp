// The last N frames in RAM: first to send them, then to send them again. New frames are never
// refused; what was not sent before its slot is needed again is lost and counted.
#pragma once
#include <array>
#include <cstdint>

#include "frames.hpp"

namespace pod {

template <std::size_t N>
class FrameStore {
  static_assert(N >= 2 && N <= 0x4000, "sequences are compared within half of 16 bits");
  static_assert((N & (N - 1)) == 0, "a sequence keeps its slot when it wraps");

 public:
  // Sequences and the count of lost frames begin anew.
  constexpr void restart() { next_ = unsent_ = held_from_ = dropped_ = 0; }

  constexpr std::uint16_t next_sequence() const { return next_; }

  constexpr void push(const ImuFrame& frame) {
    if (held() == N) {
      if (unsent_ == held_from_) {
        ++unsent_;
        if (dropped_ < 0xFFFF) ++dropped_;
      }
      ++held_from_;
    }
    slots_[next_ % N] = frame;
    ++next_;
  }

  constexpr bool has_unsent() const { return unsent_ != next_; }
  constexpr Bytes oldest_unsent() const { return slots_[unsent_ % N].bytes(); }
  constexpr void sent() { ++unsent_; }

  constexpr bool holds(std::uint16_t sequence) const {
    return static_cast<std::uint16_t>(sequence - held_from_) < held();
  }
  constexpr ImuFrame frame(std::uint16_t sequence) const { return slots_[sequence % N]; }

  constexpr std::uint16_t dropped() const { return dropped_; }

 private:
  constexpr std::uint16_t held() const { return static_cast<std::uint16_t>(next_ - held_from_); }

  std::array<ImuFrame, N> slots_{};
  std::uint16_t next_{}, unsent_{}, held_from_{}, dropped_{};
};

}  // namespace pod
