#include "imu.hpp"

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/i2c.h>
#include <zephyr/kernel.h>

#include <array>
#include <optional>

#include "board.hpp"
#include "fifo_turn.hpp"
#include "lsm6ds3.hpp"

namespace part = pod::lsm6ds3;

namespace {

constexpr pod::FifoSettings kFifo{};
constexpr int kStartUp_ms = 20;  // the supply's ramp and the part's boot

const device* const kBus = DEVICE_DT_GET(DT_NODELABEL(i2c0));
const gpio_dt_spec kSupply = GPIO_DT_SPEC_GET(DT_PATH(zephyr_user), imu_power_gpios);
const gpio_dt_spec kInterrupt = GPIO_DT_SPEC_GET(DT_PATH(zephyr_user), imu_int_gpios);

gpio_callback callback;
void (*tell)() = nullptr;
volatile pod::Tick interrupted_at = 0;
volatile bool interrupted = false;
std::array<pod::RawSample, kFifo.most> samples;
bool cut_short = false;  // the bus failed within a batch: what was left of it is gone

void on_interrupt(const device*, gpio_callback*, gpio_port_pins_t) {
  interrupted_at = board::now();
  interrupted = true;
  if (tell != nullptr) tell();
}

template <std::size_t N>
bool write(const std::array<part::Write, N>& writes) {
  for (const part::Write& one : writes)
    if (i2c_reg_write_byte(kBus, part::kAddress, one.at, one.value) != 0) return false;
  return true;
}

bool read(std::uint8_t at, std::span<std::uint8_t> into) {
  return i2c_burst_read(kBus, part::kAddress, at, into.data(),
                        static_cast<std::uint32_t>(into.size())) == 0;
}

// The interrupt since the last call; it may come while we look.
std::optional<pod::Tick> edge() {
  const unsigned key = irq_lock();
  const bool fresh = interrupted;
  const pod::Tick at = interrupted_at;
  interrupted = false;
  irq_unlock(key);
  return fresh ? std::optional{at} : std::nullopt;
}

part::FifoState fifo(const pod::Configuration& c) {
  std::array<std::uint8_t, 2> status{};
  if (!read(part::kFifoStatus, status)) return {};
  return part::fifo_state(status[0], status[1], c);
}

std::size_t read_samples(std::size_t count, const pod::Configuration& c) {
  std::array<std::uint8_t, 12> bytes{};
  const std::size_t size = 2 * part::words(c);
  std::size_t taken = 0;
  for (; taken < count && taken < samples.size(); ++taken) {
    if (!read(part::kFifoData, std::span{bytes}.first(size))) break;
    samples[taken] = part::sample(bytes, c);
  }
  return taken;
}

}  // namespace

namespace imu {

bool begin(void (*woken)()) {
  tell = woken;
  if (gpio_pin_configure_dt(&kSupply, GPIO_OUTPUT_ACTIVE) != 0) return false;
  k_msleep(kStartUp_ms);
  if (gpio_pin_configure_dt(&kInterrupt, GPIO_INPUT) != 0) return false;
  gpio_init_callback(&callback, on_interrupt, BIT(kInterrupt.pin));
  return gpio_add_callback(kInterrupt.port, &callback) == 0 &&
         gpio_pin_interrupt_configure_dt(&kInterrupt, GPIO_INT_EDGE_TO_ACTIVE) == 0;
}

bool stream(const pod::Configuration& configuration) {
  return write(part::streaming(configuration, kFifo.watermark));
}

bool wait_for_movement() { return write(part::waiting_for_movement()); }

Batch take(const pod::Configuration& c) {
  const std::optional<pod::Tick> woken = edge();
  const part::FifoState state = fifo(c);
  const bool overrun = state.overrun || cut_short;
  const pod::FifoTurn turn = pod::fifo_turn(state.samples, overrun ? std::nullopt : woken,
                                            board::now(), {kFifo.watermark, kFifo.most, c.rate_hz});
  cut_short = read_samples(turn.take, c) < turn.take;
  if (cut_short) return {};
  return {{samples.data(), turn.take}, turn.newest, overrun, turn.again};
}

pod::Fault test() {
  constexpr pod::Configuration kShoe{};
  std::array<std::uint8_t, 1> identity{};
  if (!read(part::kWhoAmI, identity) || !stream(kShoe)) return pod::Fault::no_sensor;
  k_msleep(100);  // the filters settle
  while (read_samples(fifo(kShoe).samples, kShoe) == samples.size()) {
  }
  k_msleep(90);  // 37 samples
  return pod::self_test(identity[0], {samples.data(), read_samples(samples.size(), kShoe)});
}

}  // namespace imu
