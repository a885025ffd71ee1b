// Events that the radio had no room for yet. Full, it forgets the oldest: who listens again after
// ten seconds wants to know of now.
#pragma once
#include <array>
#include <cstddef>

#include "frames.hpp"

namespace pod {

template <std::size_t N>
class EventQueue {
  static_assert(N > 0);

 public:
  constexpr void push(const EventHeader& event) {
    if (size_ == N) pop();
    slots_[(first_ + size_) % N] = event;
    ++size_;
  }

  constexpr bool empty() const { return size_ == 0; }
  constexpr const EventHeader& front() const { return slots_[first_]; }
  constexpr void pop() {
    first_ = (first_ + 1) % N;
    --size_;
  }
  constexpr void clear() { first_ = size_ = 0; }

 private:
  std::array<EventHeader, N> slots_{};
  std::size_t first_{}, size_{};
};

}  // namespace pod
