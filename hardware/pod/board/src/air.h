/* The pod's GATT service and its advertisement, in C: Zephyr's tables of attributes are C's. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The characteristic's number in the service. */
enum air_line { AIR_INFO = 2, AIR_CONTROL = 3, AIR_IMU = 4, AIR_EVENTS = 5, AIR_STATUS = 6 };

/* What the pod wants to hear; called from the radio's thread. */
struct air_calls {
  void (*linked)(bool up);
  /* A request; writes at most 20 bytes of answer and returns how many. */
  size_t (*request)(const uint8_t* bytes, size_t size, uint8_t* answer);
  size_t (*info)(uint8_t* into);   /* 16 bytes */
  size_t (*status)(uint8_t* into); /* 12 bytes */
  void (*room)(void);
};

bool air_begin(const struct air_calls* calls);

/* False: nobody listens, or no buffer is free; `room` is called when one is. */
bool air_notify(enum air_line line, const uint8_t* bytes, size_t size);

/* Cadence for watches: 0x2A53 of the running speed and cadence service. */
bool air_running(const uint8_t* bytes, size_t size);

void air_battery(uint8_t percent);

/* Every so many ms while nobody is linked; 0: not at all. */
void air_advertise(uint16_t interval_ms, const uint8_t* service_data, size_t size);

#ifdef __cplusplus
}
#endif
