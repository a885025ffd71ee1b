#include "air.h"

#include <string.h>
#include <zephyr/bluetooth/bluetooth.h>
#include <zephyr/bluetooth/conn.h>
#include <zephyr/bluetooth/gatt.h>
#include <zephyr/bluetooth/hci.h>
#include <zephyr/bluetooth/services/bas.h>
#include <zephyr/bluetooth/uuid.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/byteorder.h>

#define POD_UUID(n) BT_UUID_128_ENCODE(0x9c4a0000u + (n), 0xcd53, 0x4460, 0x8a8d, 0xf0c397be225c)
#define SERVICE_DATA_MOST 8

/* Two of the buffers stay free for answers; with more on their way a notification would wait for a
   buffer, and whoever sends holds the pod meanwhile. */
#define MOST_ON_THEIR_WAY (CONFIG_BT_BUF_ACL_TX_COUNT - 2)

static atomic_t on_their_way;
static const struct air_calls* calls;
static struct bt_conn* central;

static struct bt_uuid_128 service_uuid = BT_UUID_INIT_128(POD_UUID(1));
static struct bt_uuid_128 info_uuid = BT_UUID_INIT_128(POD_UUID(2));
static struct bt_uuid_128 control_uuid = BT_UUID_INIT_128(POD_UUID(3));
static struct bt_uuid_128 imu_uuid = BT_UUID_INIT_128(POD_UUID(4));
static struct bt_uuid_128 events_uuid = BT_UUID_INIT_128(POD_UUID(5));
static struct bt_uuid_128 status_uuid = BT_UUID_INIT_128(POD_UUID(6));

static ssize_t read_info(struct bt_conn* conn, const struct bt_gatt_attr* attr, void* into,
                         uint16_t most, uint16_t from) {
  uint8_t said[16];
  return bt_gatt_attr_read(conn, attr, into, most, from, said, (uint16_t)calls->info(said));
}

static ssize_t read_status(struct bt_conn* conn, const struct bt_gatt_attr* attr, void* into,
                           uint16_t most, uint16_t from) {
  uint8_t said[12];
  return bt_gatt_attr_read(conn, attr, into, most, from, said, (uint16_t)calls->status(said));
}

static ssize_t write_control(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                             const void* bytes, uint16_t size, uint16_t from, uint8_t flags);

BT_GATT_SERVICE_DEFINE(pod_service, BT_GATT_PRIMARY_SERVICE(&service_uuid),
                       BT_GATT_CHARACTERISTIC(&info_uuid.uuid, BT_GATT_CHRC_READ, BT_GATT_PERM_READ,
                                              read_info, NULL, NULL),
                       BT_GATT_CHARACTERISTIC(&control_uuid.uuid,
                                              BT_GATT_CHRC_WRITE | BT_GATT_CHRC_INDICATE,
                                              BT_GATT_PERM_WRITE, NULL, write_control, NULL),
                       BT_GATT_CCC(NULL, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE),
                       BT_GATT_CHARACTERISTIC(&imu_uuid.uuid, BT_GATT_CHRC_NOTIFY,
                                              BT_GATT_PERM_NONE, NULL, NULL, NULL),
                       BT_GATT_CCC(NULL, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE),
                       BT_GATT_CHARACTERISTIC(&events_uuid.uuid, BT_GATT_CHRC_NOTIFY,
                                              BT_GATT_PERM_NONE, NULL, NULL, NULL),
                       BT_GATT_CCC(NULL, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE),
                       BT_GATT_CHARACTERISTIC(&status_uuid.uuid,
                                              BT_GATT_CHRC_READ | BT_GATT_CHRC_NOTIFY,
                                              BT_GATT_PERM_READ, read_status, NULL, NULL),
                       BT_GATT_CCC(NULL, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE), );

/* Flags 0: no sensor location, no total distance. */
static ssize_t read_running_feature(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                                    void* into, uint16_t most, uint16_t from) {
  static const uint8_t feature[2];
  return bt_gatt_attr_read(conn, attr, into, most, from, feature, sizeof feature);
}

BT_GATT_SERVICE_DEFINE(running_service, BT_GATT_PRIMARY_SERVICE(BT_UUID_RSCS),
                       BT_GATT_CHARACTERISTIC(BT_UUID_RSC_MEASUREMENT, BT_GATT_CHRC_NOTIFY,
                                              BT_GATT_PERM_NONE, NULL, NULL, NULL),
                       BT_GATT_CCC(NULL, BT_GATT_PERM_READ | BT_GATT_PERM_WRITE),
                       BT_GATT_CHARACTERISTIC(BT_UUID_RSC_FEATURE, BT_GATT_CHRC_READ,
                                              BT_GATT_PERM_READ, read_running_feature, NULL,
                                              NULL), );

static ssize_t write_control(struct bt_conn* conn, const struct bt_gatt_attr* attr,
                             const void* bytes, uint16_t size, uint16_t from, uint8_t flags) {
  static uint8_t answer[20];
  static struct bt_gatt_indicate_params indication;
  if (from != 0) return BT_GATT_ERR(BT_ATT_ERR_INVALID_OFFSET);
  const size_t answered = calls->request(bytes, size, answer);
  if (answered > 0) {
    memset(&indication, 0, sizeof indication);
    indication.uuid = &control_uuid.uuid;
    indication.attr = pod_service.attrs;
    indication.data = answer;
    indication.len = (uint16_t)answered;
    if (bt_gatt_indicate(conn, &indication) != 0) return BT_GATT_ERR(BT_ATT_ERR_UNLIKELY);
  }
  return size;
}

static void sent(struct bt_conn* conn, void* user) {
  if (atomic_dec(&on_their_way) <= 0) atomic_set(&on_their_way, 0); /* of a link that is gone */
  calls->room();
}

static bool notify(const struct bt_gatt_attr* service, const struct bt_uuid* uuid,
                   const uint8_t* bytes, size_t size) {
  if (central == NULL || atomic_get(&on_their_way) >= MOST_ON_THEIR_WAY) return false;
  struct bt_gatt_notify_params params = {
      .uuid = uuid, .attr = service, .data = bytes, .len = (uint16_t)size, .func = sent};
  if (!bt_gatt_is_subscribed(central, bt_gatt_find_by_uuid(service, 0, uuid), BT_GATT_CCC_NOTIFY))
    return true; /* said to nobody, as on any air */
  atomic_inc(&on_their_way);
  if (bt_gatt_notify_cb(central, &params) == 0) return true;
  atomic_dec(&on_their_way);
  return false;
}

bool air_notify(enum air_line line, const uint8_t* bytes, size_t size) {
  const struct bt_uuid* uuid = line == AIR_IMU      ? &imu_uuid.uuid
                               : line == AIR_EVENTS ? &events_uuid.uuid
                                                    : &status_uuid.uuid;
  return notify(pod_service.attrs, uuid, bytes, size);
}

bool air_running(const uint8_t* bytes, size_t size) {
  return notify(running_service.attrs, BT_UUID_RSC_MEASUREMENT, bytes, size);
}

void air_battery(uint8_t percent) {
  if (percent <= 100) (void)bt_bas_set_battery_level(percent);
}

static void connected(struct bt_conn* conn, uint8_t error) {
  if (error != 0 || central != NULL) return;
  central = bt_conn_ref(conn);
  (void)bt_conn_le_phy_update(conn, BT_CONN_LE_PHY_PARAM_2M); /* a central without it has 1M */
  calls->linked(true);
}

static void disconnected(struct bt_conn* conn, uint8_t reason) {
  if (conn != central) return;
  bt_conn_unref(central);
  central = NULL;
  atomic_set(&on_their_way, 0);
  calls->linked(false);
}

BT_CONN_CB_DEFINE(connection) = {.connected = connected, .disconnected = disconnected};

void air_advertise(uint16_t interval_ms, const uint8_t* service_data, size_t size) {
  static uint8_t said[16 + SERVICE_DATA_MOST] = {POD_UUID(1)};
  static uint16_t every_ms;
  if (central != NULL || size > SERVICE_DATA_MOST) return;
  memcpy(said + 16, service_data, size);
  const struct bt_data data[] = {
      BT_DATA_BYTES(BT_DATA_FLAGS, BT_LE_AD_GENERAL | BT_LE_AD_NO_BREDR),
      BT_DATA(BT_DATA_SVC_DATA128, said, (uint8_t)(16 + size)),
  };
  const char* name = bt_get_name();
  const struct bt_data more[] = {BT_DATA(BT_DATA_NAME_COMPLETE, name, (uint8_t)strlen(name))};
  if (interval_ms == every_ms && interval_ms != 0 &&
      bt_le_adv_update_data(data, ARRAY_SIZE(data), more, ARRAY_SIZE(more)) == 0)
    return;
  (void)bt_le_adv_stop();
  every_ms = interval_ms;
  if (interval_ms == 0) return;
  const uint32_t units = interval_ms * 8u / 5u; /* of 0.625 ms */
  if (bt_le_adv_start(BT_LE_ADV_PARAM(BT_LE_ADV_OPT_CONN, units, units + 16, NULL), data,
                      ARRAY_SIZE(data), more, ARRAY_SIZE(more)) != 0)
    every_ms = 0; /* tried again within a second */
}

bool air_begin(const struct air_calls* wanted) {
  char name[] = "Treadform 0000";
  bt_addr_le_t own;
  size_t count = 1;
  calls = wanted;
  if (bt_enable(NULL) != 0) return false;
  bt_id_get(&own, &count);
  snprintk(name, sizeof name, "Treadform %02X%02X", own.a.val[1], own.a.val[0]);
  return bt_set_name(name) == 0;
}
