// The last N values: detectors look back a few steps, never further.
#pragma once
#include <array>
#include <cstddef>

namespace gait {

template <class T, std::size_t N>
class Ring {
  static_assert(N > 0);

 public:
  constexpr void push(const T& value) {
    slots_[next_] = value;
    next_ = after(next_);
    if (size_ < N) ++size_;
  }

  constexpr void clear() { size_ = next_ = 0; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool full() const { return size_ == N; }
  static constexpr std::size_t capacity() { return N; }

  // 0 is the newest, size() - 1 the oldest; the caller keeps within.
  constexpr const T& back(std::size_t age) const {
    const std::size_t at = next_ + N - 1 - age;
    if constexpr (kMasked) return slots_[at & (N - 1)];
    return slots_[at >= N ? at - N : at];
  }

 private:
  static constexpr bool kMasked = (N & (N - 1)) == 0;  // a power of two needs no comparison

  static constexpr std::size_t after(std::size_t slot) {
    if constexpr (kMasked) return (slot + 1) & (N - 1);
    return slot + 1 == N ? 0 : slot + 1;
  }

  std::array<T, N> slots_{};
  std::size_t next_{};
  std::size_t size_{};
};

// The middle of what a ring holds (upper middle of an even number); 0 when it is empty.
template <class T, std::size_t N>
constexpr T median(const Ring<T, N>& ring) {
  std::array<T, N> sorted{};
  const std::size_t n = ring.size();
  if (n == 0) return T{};
  for (std::size_t i = 0; i < n; ++i) {
    const T value = ring.back(i);
    std::size_t at = i;
    for (; at > 0 && value < sorted[at - 1]; --at) sorted[at] = sorted[at - 1];
    sorted[at] = value;
  }
  return sorted[n / 2];
}

}  // namespace gait
