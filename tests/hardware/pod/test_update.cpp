#include <doctest/doctest.h>

#include <vector>

#include "update.hpp"

namespace {

using pod::UpdateResult;

struct Flash {
  std::vector<std::uint8_t> content{};
  bool broken{}, genuine{true};

  bool write(std::uint32_t at, pod::Bytes piece) {
    CHECK(at == content.size());
    content.insert(content.end(), piece.begin(), piece.end());
    return !broken;
  }
  bool signed_image(std::uint32_t size) { return genuine && size == content.size(); }
};

constexpr std::uint32_t kRunning = 0x010203;
const std::vector<std::uint8_t> kPiece(100, 7);

struct Bench {
  Flash flash{};
  pod::Update<Flash> update{flash, 1000, kRunning};
  UpdateResult begin() { return update.begin({250, kRunning + 1}, 80, false); }
};

}  // namespace

TEST_CASE("an image comes in order, repeated pieces and all, and is checked") {
  Bench b;
  CHECK(b.begin() == UpdateResult::done);
  CHECK(b.update.write(0, kPiece) == UpdateResult::done);
  CHECK(b.update.write(0, kPiece) == UpdateResult::done);
  CHECK(b.update.write(200, kPiece) == UpdateResult::out_of_order);
  CHECK(b.update.write(50, kPiece) == UpdateResult::out_of_order);
  CHECK(b.update.write(100, kPiece) == UpdateResult::done);
  CHECK(b.update.finish() == UpdateResult::wrong_state);
  CHECK(b.update.write(200, {kPiece.data(), 50}) == UpdateResult::done);
  CHECK(b.update.write(0xFFFFFFF0U, kPiece) == UpdateResult::out_of_order);
  CHECK(b.update.finish() == UpdateResult::done);
  CHECK(b.update.state() == pod::UpdateState::ready);
}

TEST_CASE("what must not begin does not") {
  Bench b;
  CHECK(b.update.begin({250, kRunning + 1}, 80, true) == UpdateResult::refused_streaming);
  CHECK(b.update.begin({250, kRunning + 1}, 20, false) == UpdateResult::refused_battery);
  CHECK(b.update.begin({250, kRunning + 1}, 255, false) == UpdateResult::refused_battery);
  CHECK(b.update.begin({1001, kRunning + 1}, 80, false) == UpdateResult::refused_size);
  CHECK(b.update.begin({0, kRunning + 1}, 80, false) == UpdateResult::refused_size);
  CHECK(b.update.begin({250, kRunning}, 80, false) == UpdateResult::refused_older);
  CHECK(b.update.write(0, kPiece) == UpdateResult::wrong_state);
}

TEST_CASE("broken flash and a foreign signature end it") {
  Bench broken;
  broken.begin();
  broken.flash.broken = true;
  CHECK(broken.update.write(0, kPiece) == UpdateResult::flash_failed);
  CHECK(broken.update.state() == pod::UpdateState::idle);

  Bench foreign;
  foreign.flash.genuine = false;
  CHECK(foreign.update.begin({100, kRunning + 1}, 80, false) == UpdateResult::done);
  CHECK(foreign.update.write(0, kPiece) == UpdateResult::done);
  CHECK(foreign.update.finish() == UpdateResult::bad_signature);
  CHECK(foreign.update.state() == pod::UpdateState::idle);
}

TEST_CASE("an image on trial that never says it works is left after three starts") {
  pod::BootRecord record = pod::try_other_slot({});
  for (int start = 0; start < pod::kTrialStarts; ++start) {
    const pod::Boot boot = pod::boot(record);
    CHECK(boot.slot == 1);
    record = boot.record;
  }
  const pod::Boot back = pod::boot(record);
  CHECK(back.slot == 0);
  CHECK_FALSE(back.record.on_trial);
  CHECK(pod::boot(back.record).slot == 0);
}

TEST_CASE("an image that works becomes the proven one") {
  const pod::Boot boot = pod::boot(pod::try_other_slot({}));
  const pod::BootRecord record = pod::confirm(boot.record);
  CHECK(pod::boot(record).slot == 1);
  CHECK(pod::boot(pod::confirm(record)).slot == 1);
  CHECK(pod::boot(pod::try_other_slot(record)).slot == 0);
}
