#include "update.hpp"

#include <zephyr/dfu/mcuboot.h>
#include <zephyr/mgmt/mcumgr/grp/img_mgmt/img_mgmt.h>
#include <zephyr/mgmt/mcumgr/grp/img_mgmt/img_mgmt_callbacks.h>
#include <zephyr/mgmt/mcumgr/mgmt/callbacks.h>
#include <zephyr/storage/flash_map.h>

#include "../../app/update.hpp"

namespace {

// MCUboot checks the signature and writes the flash itself.
struct NoFlash {
  bool write(std::uint32_t, pod::Bytes) { return true; }
  bool signed_image(std::uint32_t) { return true; }
};

void (*ask)(std::uint8_t&, bool&) = nullptr;
bool confirmed = false;

std::uint32_t running_version() {
  mcuboot_img_header header{};
  const std::uint8_t slot = FIXED_PARTITION_ID(slot0_partition);
  if (boot_read_bank_header(slot, &header, sizeof header) != 0) return 0;
  const mcuboot_img_sem_ver& v = header.h.v1.sem_ver;
  return (static_cast<std::uint32_t>(v.major) << 16U) |
         (static_cast<std::uint32_t>(v.minor) << 8U) | (v.revision & 0xFFU);
}

std::uint32_t version_of(const img_mgmt_upload_check& piece) {
  if (piece.req->img_data.len < sizeof(image_header)) return 0;
  const auto* header = reinterpret_cast<const image_header*>(piece.req->img_data.value);
  return (static_cast<std::uint32_t>(header->ih_ver.iv_major) << 16U) |
         (static_cast<std::uint32_t>(header->ih_ver.iv_minor) << 8U) |
         (header->ih_ver.iv_revision & 0xFFU);
}

mgmt_cb_return may_begin(std::uint32_t, mgmt_cb_return, std::int32_t* rc, std::uint16_t*, bool*,
                         void* data, std::size_t) {
  const auto& piece = *static_cast<img_mgmt_upload_check*>(data);
  if (piece.req->off != 0) return MGMT_CB_OK;
  std::uint8_t battery_pct = pod::kBatteryUnknown;
  bool streaming = true;
  ask(battery_pct, streaming);
  NoFlash flash;
  pod::Update<NoFlash> rules{flash, FIXED_PARTITION_SIZE(slot1_partition), running_version()};
  const pod::UpdateOffer offer{static_cast<std::uint32_t>(piece.req->size), version_of(piece)};
  if (rules.begin(offer, battery_pct, streaming) == pod::UpdateResult::done) return MGMT_CB_OK;
  *rc = MGMT_ERR_EBADSTATE;
  return MGMT_CB_ERROR_RC;
}

mgmt_callback on_upload{};

}  // namespace

namespace update {

void begin(void (*state)(std::uint8_t& battery_pct, bool& streaming)) {
  ask = state;
  on_upload.callback = may_begin;
  on_upload.event_id = MGMT_EVT_OP_IMG_MGMT_DFU_CHUNK;
  mgmt_callback_register(&on_upload);
}

void proven() {
  if (!confirmed) confirmed = boot_is_img_confirmed() || boot_write_img_confirmed() == 0;
}

}  // namespace update
