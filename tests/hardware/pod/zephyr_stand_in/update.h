/* Of MCUboot's and MCUmgr's face in Zephyr only what the board layer calls, after the documentation
   of Zephyr 4.2. */
#pragma once
#include "kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FIXED_PARTITION_ID(label) 1
#define FIXED_PARTITION_SIZE(label) 0x70000

struct mcuboot_img_sem_ver {
  uint8_t major, minor;
  uint16_t revision;
  uint32_t build_num;
};
struct mcuboot_img_header {
  uint32_t mcuboot_version;
  union {
    struct {
      uint32_t image_size;
      struct mcuboot_img_sem_ver sem_ver;
    } v1;
  } h;
};
MUST_CHECK int boot_read_bank_header(uint8_t area, struct mcuboot_img_header* into, size_t size);
MUST_CHECK bool boot_is_img_confirmed(void);
MUST_CHECK int boot_write_img_confirmed(void);

struct image_version {
  uint8_t iv_major, iv_minor;
  uint16_t iv_revision;
  uint32_t iv_build_num;
};
struct image_header {
  uint32_t ih_magic, ih_load_addr;
  uint16_t ih_hdr_size, ih_protect_tlv_size;
  uint32_t ih_img_size, ih_flags;
  struct image_version ih_ver;
  uint32_t pad;
};
struct zcbor_string {
  const uint8_t* value;
  size_t len;
};
struct img_mgmt_upload_req {
  uint32_t image;
  size_t off, size;
  struct zcbor_string img_data, data_sha;
  bool upgrade;
};
struct img_mgmt_upload_check {
  struct img_mgmt_upload_action* action;
  struct img_mgmt_upload_req* req;
};

enum mgmt_cb_return { MGMT_CB_OK, MGMT_CB_ERROR_RC, MGMT_CB_ERROR_ERR };
enum mcumgr_err_t { MGMT_ERR_EOK, MGMT_ERR_EUNKNOWN, MGMT_ERR_EBADSTATE = 6 };
#define MGMT_EVT_OP_IMG_MGMT_DFU_CHUNK 0x00020001
typedef enum mgmt_cb_return (*mgmt_cb)(uint32_t event, enum mgmt_cb_return before, int32_t* rc,
                                       uint16_t* group, bool* abort_more, void* data, size_t size);
struct mgmt_callback {
  void* node;
  mgmt_cb callback;
  uint32_t event_id;
};
void mgmt_callback_register(struct mgmt_callback* callback);

#ifdef __cplusplus
}
#endif
