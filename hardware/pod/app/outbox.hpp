// What waits for the radio: footfalls first, then frames that were asked for again, then new ones,
// each until the port has no room.
#pragma once
#include <cstdint>
#include <span>

#include "control.hpp"
#include "event_queue.hpp"
#include "frame_store.hpp"
#include "frames.hpp"

namespace pod {

enum class Channel : std::uint8_t { imu, events, status, running };

inline constexpr std::size_t kStoredEvents = 32;  // 10 s of one running foot

template <class Port, std::size_t Stored>
class Outbox {
 public:
  explicit Outbox(Port& port) : port_{port} {}

  void link(bool up) { open_ = up; }
  bool open() const { return open_; }

  // Frames and their numbers begin anew.
  void restart() {
    store_.restart();
    again_left_ = 0;
  }

  // Nobody listens any more: what was kept for them is dropped, but for the frames.
  void forget() {
    events_.clear();
    again_left_ = 0;
  }

  void push(const EventHeader& event) { events_.push(event); }
  void push(ImuHeader header, std::span<const RawSample> samples) {
    header.sequence = store_.next_sequence();
    store_.push(imu_frame(header, samples));
  }

  // The radio can take more.
  void room() {
    while (open_ && !events_.empty()) {
      if (!port_.notify(Channel::events, event_frame(events_.front()).bytes())) return;
      events_.pop();
    }
    while (open_ && again_left_ > 0) {  // first: whatever came later waits for them
      ImuFrame frame = store_.frame(again_);
      frame.set_bits(kFlagsAt, kSentAgain);
      if (store_.holds(again_) && !port_.notify(Channel::imu, frame.bytes())) return;
      ++again_;
      --again_left_;
    }
    while (open_ && store_.has_unsent()) {
      if (!port_.notify(Channel::imu, store_.oldest_unsent())) return;
      store_.sent();
    }
  }

  Answer again(const Request& request) {
    const auto last = static_cast<std::uint16_t>(request.first_sequence + request.count - 1);
    if (!store_.holds(request.first_sequence) || !store_.holds(last))
      return answer(Op::resend, Result::no_longer_held);
    again_ = request.first_sequence;
    again_left_ = request.count;
    return answer(Op::resend, Result::done);
  }

  std::uint16_t dropped() const { return store_.dropped(); }

 private:
  Port& port_;
  FrameStore<Stored> store_{};
  EventQueue<kStoredEvents> events_{};
  bool open_{};
  std::uint8_t again_left_{};
  std::uint16_t again_{};
};

}  // namespace pod
