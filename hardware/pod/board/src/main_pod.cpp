// The pod on its board: samples and seconds from here, requests from the radio's thread; one mutex
// keeps them apart.
#include <zephyr/kernel.h>

#include "air.h"
#include "board.hpp"
#include "imu.hpp"
#include "pod.hpp"
#include "update.hpp"

namespace {

constexpr int kCellEvery_s = 60;

K_MUTEX_DEFINE(one_at_a_time);
K_SEM_DEFINE(samples_wait, 0, 1);

struct Lock {
  Lock() { k_mutex_lock(&one_at_a_time, K_FOREVER); }
  ~Lock() { k_mutex_unlock(&one_at_a_time); }
};

bool sensing = false;

struct Port {
  bool notify(pod::Channel channel, pod::Bytes bytes) {
    if (channel == pod::Channel::running) return air_running(bytes.data(), bytes.size());
    const air_line line = channel == pod::Channel::imu      ? AIR_IMU
                          : channel == pod::Channel::events ? AIR_EVENTS
                                                            : AIR_STATUS;
    return air_notify(line, bytes.data(), bytes.size());
  }
  bool sense(bool on, const pod::Configuration& configuration) {
    sensing = on;
    return on ? imu::stream(configuration) : imu::wait_for_movement();
  }
  void advertise(std::uint16_t interval_ms, pod::Bytes data) {
    air_advertise(interval_ms, data.data(), data.size());
  }
  void blink(std::uint8_t seconds) { board::blink(seconds); }
  pod::Tick now() { return board::now(); }
};

Port port;
pod::Pod<Port> the_pod{port, pod::Configuration{}};

std::size_t copy(pod::Bytes from, std::uint8_t* into) {
  for (std::size_t i = 0; i < from.size(); ++i) into[i] = from[i];
  return from.size();
}

void linked(bool up) {
  const Lock lock;
  the_pod.link(up);
  if (up && the_pod.fault() == pod::Fault::none) update::proven();
}
std::size_t request(const std::uint8_t* bytes, std::size_t size, std::uint8_t* answer) {
  const Lock lock;
  return copy(the_pod.control({bytes, size}).bytes(), answer);
}
std::size_t info(std::uint8_t* into) {
  const Lock lock;
  return copy(the_pod.info().bytes(), into);
}
std::size_t status(std::uint8_t* into) {
  const Lock lock;
  return copy(pod::status_frame(the_pod.status()).bytes(), into);
}
// From the radio's thread, which must not wait for a batch: the next batch sends on.
void room() { k_sem_give(&samples_wait); }

constexpr air_calls kCalls{linked, request, info, status, room};

void may_update(std::uint8_t& battery_pct, bool& streaming) {
  const Lock lock;
  battery_pct = the_pod.status().battery_pct;
  streaming = the_pod.streaming();
}

void take_samples() {
  for (bool again = true; again;) {
    const Lock lock;  // a request may set the sensor anew: not in the middle of a batch
    const imu::Batch batch = imu::take(the_pod.configuration());
    again = batch.again;
    if (sensing)
      the_pod.samples(batch.samples, batch.newest, batch.overrun);
    else
      the_pod.moved();
    the_pod.room();
  }
}

void each_second(int second) {
  const Lock lock;
  if (second % kCellEvery_s == 0) {
    const board::Cell cell = board::cell();
    the_pod.power(cell.millivolts, cell.charging);
    air_battery(the_pod.status().battery_pct);
  }
  the_pod.second();
  if (the_pod.healthy(board::now())) board::alive();
}

}  // namespace

int main() {
  const bool begun = board::begin();
  board::blink(1);
  const bool there = imu::begin([] { k_sem_give(&samples_wait); });
  the_pod.tested(there ? imu::test() : pod::Fault::no_sensor);
  update::begin(may_update);
  // Without a board or a radio it is nothing: back, and the watchdog begins it anew.
  if (!air_begin(&kCalls) || !begun) return 1;
  std::int64_t next_ms = 0;
  for (int second = 0;;) {
    const bool woken = k_sem_take(&samples_wait, K_MSEC(100)) == 0;
    if (woken || sensing) take_samples();
    if (k_uptime_get() < next_ms) continue;
    next_ms = k_uptime_get() + 1000;
    each_second(second++);
  }
}
