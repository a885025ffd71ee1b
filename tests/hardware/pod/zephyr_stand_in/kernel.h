/* Of Zephyr's kernel, devices and devicetree only what the board layer calls, declared after the
   documentation of Zephyr 4.2. Nothing here does anything: it is compiled against, never linked. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define MUST_CHECK __attribute__((warn_unused_result))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define BIT(n) (1UL << (n))
#define CONFIG_SYS_CLOCK_TICKS_PER_SEC 32768

typedef struct {
  int64_t ticks;
} k_timeout_t;
#define K_MSEC(ms) (__extension__(k_timeout_t){.ticks = (ms)})
#define K_NO_WAIT (__extension__(k_timeout_t){.ticks = 0})
#define K_FOREVER (__extension__(k_timeout_t){.ticks = -1})

struct k_mutex {
  void* owner;
};
struct k_sem {
  unsigned int count, limit;
};
#define K_MUTEX_DEFINE(name) struct k_mutex name = {.owner = NULL}
#define K_SEM_DEFINE(name, from, most) struct k_sem name = {.count = (from), .limit = (most)}
int k_mutex_lock(struct k_mutex* mutex, k_timeout_t timeout);
int k_mutex_unlock(struct k_mutex* mutex);
int k_sem_take(struct k_sem* sem, k_timeout_t timeout);
void k_sem_give(struct k_sem* sem);
int64_t k_uptime_get(void);
int64_t k_uptime_ticks(void);
int32_t k_msleep(int32_t ms);
unsigned int irq_lock(void);
void irq_unlock(unsigned int key);
__attribute__((format(printf, 3, 4))) int snprintk(char* into, size_t size, const char* format,
                                                   ...);

struct k_work {
  void (*handler)(struct k_work* work);
};
struct k_work_delayable {
  struct k_work work;
};
#define K_WORK_DELAYABLE_DEFINE(name, does) \
  struct k_work_delayable name = {.work = {.handler = (does)}}
struct k_work_delayable* k_work_delayable_from_work(struct k_work* work);
int k_work_reschedule(struct k_work_delayable* work, k_timeout_t delay);

typedef long atomic_t;
typedef long atomic_val_t;
atomic_val_t atomic_get(const atomic_t* target);
atomic_val_t atomic_set(atomic_t* target, atomic_val_t value);
atomic_val_t atomic_inc(atomic_t* target); /* these return the value before */
atomic_val_t atomic_dec(atomic_t* target);

struct device {
  const char* name;
};
bool device_is_ready(const struct device* device);
/* A node is its name; tests/hardware/pod/test_board.py looks the names up in the overlays. */
#define DT_ALIAS(alias) alias
#define DT_NODELABEL(label) label
#define DT_PATH(path) path
#define DT_NODE_HAS_PROP(node, property) STAND_IN_HAS_##property
extern const struct device stand_in_device;
#define DEVICE_DT_GET(node) (&stand_in_device)

struct ring_buf {
  uint8_t* bytes;
  uint32_t size;
};
#define RING_BUF_DECLARE(name, most)   \
  static uint8_t name##_bytes[(most)]; \
  struct ring_buf name = {.bytes = name##_bytes, .size = (most)}
uint32_t ring_buf_put(struct ring_buf* ring, const uint8_t* bytes, uint32_t size);
uint32_t ring_buf_get(struct ring_buf* ring, uint8_t* bytes, uint32_t size);
uint32_t ring_buf_get_claim(struct ring_buf* ring, uint8_t** bytes, uint32_t size);
int ring_buf_get_finish(struct ring_buf* ring, uint32_t size);
uint32_t ring_buf_space_get(struct ring_buf* ring);
bool ring_buf_is_empty(struct ring_buf* ring);

#ifdef __cplusplus
}
#endif
