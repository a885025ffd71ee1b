// A new firmware over the air. Two slots: one runs, the other receives. An image is signed; one
// that is not, or is older, is never started. A new image is on trial until it has said that it
// works; until then every restart brings the old one nearer.
#pragma once
#include <cstdint>

#include "battery.hpp"
#include "bytes.hpp"

namespace pod {

enum class UpdateState : std::uint8_t { idle, receiving, ready };
enum class UpdateResult : std::uint8_t {
  done = 0,
  refused_streaming = 1,
  refused_battery = 2,
  refused_size = 3,
  refused_older = 4,
  out_of_order = 5,
  flash_failed = 6,
  bad_signature = 7,
  wrong_state = 8,
};

struct UpdateOffer {
  std::uint32_t size{};
  std::uint32_t version{};  // major << 16 | minor << 8 | patch
};

// Flash: `bool write(std::uint32_t at, Bytes)` and `bool signed_image(std::uint32_t size)`.
template <class Flash>
class Update {
 public:
  Update(Flash& flash, std::uint32_t slot_bytes, std::uint32_t running_version)
      : flash_{flash}, slot_bytes_{slot_bytes}, running_{running_version} {}

  UpdateState state() const { return state_; }
  std::uint32_t received() const { return received_; }

  UpdateResult begin(const UpdateOffer& offer, std::uint8_t battery_pct, bool streaming) {
    if (streaming) return UpdateResult::refused_streaming;
    if (battery_pct == kBatteryUnknown || battery_pct < Battery::kRefuseUpdateBelow_pct)
      return UpdateResult::refused_battery;
    if (offer.size == 0 || offer.size > slot_bytes_) return UpdateResult::refused_size;
    if (offer.version <= running_) return UpdateResult::refused_older;
    size_ = offer.size;
    received_ = 0;
    state_ = UpdateState::receiving;
    return UpdateResult::done;
  }

  // A piece that was already written is taken as done: the radio repeats itself.
  UpdateResult write(std::uint32_t at, Bytes piece) {
    if (state_ != UpdateState::receiving) return UpdateResult::wrong_state;
    const std::uint32_t end = at + static_cast<std::uint32_t>(piece.size());
    if (end < at || end > size_ || at > received_) return UpdateResult::out_of_order;
    if (end <= received_) return UpdateResult::done;
    if (at != received_) return UpdateResult::out_of_order;
    if (!flash_.write(at, piece)) return fail(UpdateResult::flash_failed);
    received_ = end;
    return UpdateResult::done;
  }

  UpdateResult finish() {
    if (state_ != UpdateState::receiving || received_ != size_) return UpdateResult::wrong_state;
    if (!flash_.signed_image(size_)) return fail(UpdateResult::bad_signature);
    state_ = UpdateState::ready;
    return UpdateResult::done;
  }

  void abandon() { state_ = UpdateState::idle; }

 private:
  UpdateResult fail(UpdateResult why) {
    abandon();
    return why;
  }

  Flash& flash_;
  std::uint32_t slot_bytes_, running_;
  std::uint32_t size_{}, received_{};
  UpdateState state_{UpdateState::idle};
};

// What survives a restart.
struct BootRecord {
  std::uint8_t proven_slot{0};
  bool on_trial{};
  std::uint8_t starts_left{};
};

inline constexpr std::uint8_t kTrialStarts = 3;

constexpr BootRecord try_other_slot(BootRecord record) {
  return {record.proven_slot, true, kTrialStarts};
}

struct Boot {
  std::uint8_t slot{};
  BootRecord record{};
};

// At every start: the slot on trial while it has starts left, else the proven one for good.
constexpr Boot boot(BootRecord record) {
  const auto other = static_cast<std::uint8_t>(1 - record.proven_slot);
  if (!record.on_trial) return {record.proven_slot, record};
  if (record.starts_left == 0) return {record.proven_slot, {record.proven_slot, false, 0}};
  record.starts_left = static_cast<std::uint8_t>(record.starts_left - 1);
  return {other, record};
}

// The image on trial has passed its self-test and held a connection.
constexpr BootRecord confirm(const BootRecord& record) {
  if (!record.on_trial) return record;
  return {static_cast<std::uint8_t>(1 - record.proven_slot), false, 0};
}

}  // namespace pod
