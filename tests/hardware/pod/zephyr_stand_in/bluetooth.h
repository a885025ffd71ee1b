/* Of Zephyr's Bluetooth host only what the board layer calls, after the documentation of Zephyr
   4.2. */
#pragma once
#include "kernel.h"

#define CONFIG_BT_BUF_ACL_TX_COUNT 10

struct bt_conn;
typedef struct {
  uint8_t type;
  struct {
    uint8_t val[6];
  } a;
} bt_addr_le_t;
typedef void (*bt_ready_cb_t)(int error);
MUST_CHECK int bt_enable(bt_ready_cb_t ready);
void bt_id_get(bt_addr_le_t* addresses, size_t* count);
MUST_CHECK int bt_set_name(const char* name);
const char* bt_get_name(void);
int bt_bas_set_battery_level(uint8_t percent);

struct bt_uuid {
  uint8_t type;
};
struct bt_uuid_16 {
  struct bt_uuid uuid;
  uint16_t val;
};
struct bt_uuid_128 {
  struct bt_uuid uuid;
  uint8_t val[16];
};
#define BYTE_(value, n) ((uint8_t)(((uint64_t)(value) >> (8 * (n))) & 0xFFu))
#define BT_UUID_128_ENCODE(a, b, c, d, e)                                                        \
  BYTE_(e, 0), BYTE_(e, 1), BYTE_(e, 2), BYTE_(e, 3), BYTE_(e, 4), BYTE_(e, 5), BYTE_(d, 0),     \
      BYTE_(d, 1), BYTE_(c, 0), BYTE_(c, 1), BYTE_(b, 0), BYTE_(b, 1), BYTE_(a, 0), BYTE_(a, 1), \
      BYTE_(a, 2), BYTE_(a, 3)
#define BT_UUID_INIT_128(...)                 \
  {                                           \
    .uuid = {.type = 2}, .val = {__VA_ARGS__} \
  }
#define BT_UUID_16_(value) (&((struct bt_uuid_16){.uuid = {.type = 0}, .val = (value)}).uuid)
#define BT_UUID_RSCS BT_UUID_16_(0x1814)
#define BT_UUID_RSC_MEASUREMENT BT_UUID_16_(0x2a53)
#define BT_UUID_RSC_FEATURE BT_UUID_16_(0x2a54)

struct bt_gatt_attr;
typedef ssize_t (*bt_gatt_attr_read_func_t)(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                                            void* into, uint16_t most, uint16_t from);
typedef ssize_t (*bt_gatt_attr_write_func_t)(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                                             const void* bytes, uint16_t size, uint16_t from,
                                             uint8_t flags);
struct bt_gatt_attr {
  const struct bt_uuid* uuid;
  bt_gatt_attr_read_func_t read;
  bt_gatt_attr_write_func_t write;
  void* user_data;
  uint16_t handle, perm;
};
struct bt_gatt_service_static {
  const struct bt_gatt_attr* attrs;
  size_t attr_count;
};
#define BT_GATT_PERM_NONE 0
#define BT_GATT_PERM_READ BIT(0)
#define BT_GATT_PERM_WRITE BIT(1)
#define BT_GATT_CHRC_READ 0x02
#define BT_GATT_CHRC_WRITE 0x08
#define BT_GATT_CHRC_NOTIFY 0x10
#define BT_GATT_CHRC_INDICATE 0x20
#define BT_GATT_CCC_NOTIFY 1
#define BT_GATT_ATTRIBUTE(_uuid, _perm, _read, _write, _user) \
  {.uuid = (_uuid), .read = (_read), .write = (_write), .user_data = (_user), .perm = (_perm)}
#define BT_GATT_PRIMARY_SERVICE(service) \
  BT_GATT_ATTRIBUTE(BT_UUID_16_(0x2800), BT_GATT_PERM_READ, NULL, NULL, (void*)(service))
#define BT_GATT_CHARACTERISTIC(_uuid, _props, _perm, _read, _write, _user)                        \
  BT_GATT_ATTRIBUTE(BT_UUID_16_(0x2803), BT_GATT_PERM_READ, NULL, NULL, ((uint8_t[]){(_props)})), \
      BT_GATT_ATTRIBUTE(_uuid, _perm, _read, _write, _user)
#define BT_GATT_CCC(changed, _perm) \
  BT_GATT_ATTRIBUTE(BT_UUID_16_(0x2902), _perm, NULL, NULL, (void*)(changed))
#define BT_GATT_SERVICE_DEFINE(name, ...)                           \
  const struct bt_gatt_attr attr_##name[] = {__VA_ARGS__};          \
  const struct bt_gatt_service_static name = {.attrs = attr_##name, \
                                              .attr_count = ARRAY_SIZE(attr_##name)}
MUST_CHECK ssize_t bt_gatt_attr_read(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                                     void* into, uint16_t most, uint16_t from, const void* value,
                                     uint16_t size);
struct bt_gatt_attr* bt_gatt_find_by_uuid(const struct bt_gatt_attr* attr, uint16_t count,
                                          const struct bt_uuid* uuid);
bool bt_gatt_is_subscribed(struct bt_conn* conn, const struct bt_gatt_attr* attr, uint16_t kind);
#define BT_GATT_ERR(code) (-(code))
#define BT_ATT_ERR_INVALID_OFFSET 0x07
#define BT_ATT_ERR_UNLIKELY 0x0e

typedef void (*bt_gatt_complete_func_t)(struct bt_conn* conn, void* user);
struct bt_gatt_notify_params {
  const struct bt_uuid* uuid;
  const struct bt_gatt_attr* attr;
  const void* data;
  uint16_t len;
  bt_gatt_complete_func_t func;
  void* user_data;
};
struct bt_gatt_indicate_params {
  const struct bt_uuid* uuid;
  const struct bt_gatt_attr* attr;
  void* func;
  void* destroy;
  const void* data;
  uint16_t len;
  uint8_t _ref;
};
MUST_CHECK int bt_gatt_notify_cb(struct bt_conn* conn, struct bt_gatt_notify_params* params);
MUST_CHECK int bt_gatt_indicate(struct bt_conn* conn, struct bt_gatt_indicate_params* params);

struct bt_conn_cb {
  void (*connected)(struct bt_conn* conn, uint8_t error);
  void (*disconnected)(struct bt_conn* conn, uint8_t reason);
};
#define BT_CONN_CB_DEFINE(name) const struct bt_conn_cb bt_conn_cb_##name
struct bt_conn* bt_conn_ref(struct bt_conn* conn);
void bt_conn_unref(struct bt_conn* conn);
struct bt_conn_le_phy_param {
  uint16_t options;
  uint8_t pref_tx_phy, pref_rx_phy;
};
#define BT_CONN_LE_PHY_PARAM_2M (&(struct bt_conn_le_phy_param){0, 2, 2})
int bt_conn_le_phy_update(struct bt_conn* conn, const struct bt_conn_le_phy_param* param);

struct bt_data {
  uint8_t type, data_len;
  const uint8_t* data;
};
#define BT_DATA(_type, _data, _len) \
  {.type = (_type), .data_len = (_len), .data = (const uint8_t*)(_data)}
#define BT_DATA_BYTES(_type, ...) \
  BT_DATA(_type, ((uint8_t[]){__VA_ARGS__}), sizeof((uint8_t[]){__VA_ARGS__}))
#define BT_DATA_FLAGS 0x01
#define BT_DATA_NAME_COMPLETE 0x09
#define BT_DATA_SVC_DATA128 0x21
#define BT_LE_AD_GENERAL 0x02
#define BT_LE_AD_NO_BREDR 0x04
#define BT_LE_ADV_OPT_CONN BIT(0)
struct bt_le_adv_param {
  uint8_t id, sid, secondary_max_skip;
  uint32_t options, interval_min, interval_max;
  const bt_addr_le_t* peer;
};
#define BT_LE_ADV_PARAM(_options, _min, _max, _peer) \
  (&(struct bt_le_adv_param){                        \
      .options = (_options), .interval_min = (_min), .interval_max = (_max), .peer = (_peer)})
MUST_CHECK int bt_le_adv_start(const struct bt_le_adv_param* param, const struct bt_data* said,
                               size_t count, const struct bt_data* more, size_t more_count);
MUST_CHECK int bt_le_adv_update_data(const struct bt_data* said, size_t count,
                                     const struct bt_data* more, size_t more_count);
int bt_le_adv_stop(void);
