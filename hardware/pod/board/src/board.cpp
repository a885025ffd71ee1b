#include "board.hpp"

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/adc.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/watchdog.h>
#include <zephyr/kernel.h>

namespace {

constexpr std::uint32_t kWatchdog_ms = 4000;

const gpio_dt_spec kLight = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
const device* const kWatchdog = DEVICE_DT_GET(DT_ALIAS(watchdog0));
int watchdog_channel = -1;
int flashes_left = 0;

void flash(k_work* work) {
  gpio_pin_set_dt(&kLight, flashes_left % 2);
  if (flashes_left-- > 0) k_work_reschedule(k_work_delayable_from_work(work), K_MSEC(250));
}
K_WORK_DELAYABLE_DEFINE(flashing, flash);

#if DT_NODE_HAS_PROP(DT_PATH(zephyr_user), io_channels)
// The cell stands behind a divider of 1 MOhm and 510 kOhm whose foot is a pin. It stays low: where
// it goes high, a full cell lifts the converter's pin to 3.6 V, its limit (Seeed warns of it while
// charging). That costs 3 uA.
constexpr std::int64_t kDivider_num = 1510, kDivider_den = 510;
const adc_dt_spec kVolts = ADC_DT_SPEC_GET(DT_PATH(zephyr_user));
const gpio_dt_spec kEnable = GPIO_DT_SPEC_GET(DT_PATH(zephyr_user), battery_enable_gpios);
const gpio_dt_spec kCharging = GPIO_DT_SPEC_GET(DT_PATH(zephyr_user), charging_gpios);

bool begin_cell() {
  return adc_channel_setup_dt(&kVolts) == 0 &&
         gpio_pin_configure_dt(&kEnable, GPIO_OUTPUT_ACTIVE) == 0 &&
         gpio_pin_configure_dt(&kCharging, GPIO_INPUT | GPIO_PULL_UP) == 0;
}

std::uint16_t millivolts() {
  std::int16_t raw{};
  adc_sequence sequence{};
  sequence.buffer = &raw;
  sequence.buffer_size = sizeof raw;
  if (adc_sequence_init_dt(&kVolts, &sequence) != 0) return 0;
  const int failed = adc_read_dt(&kVolts, &sequence);
  std::int32_t value = raw;
  if (failed != 0 || adc_raw_to_millivolts_dt(&kVolts, &value) != 0 || value < 0) return 0;
  return static_cast<std::uint16_t>(value * kDivider_num / kDivider_den);
}
#endif

}  // namespace

namespace board {

bool begin() {
  bool good = gpio_pin_configure_dt(&kLight, GPIO_OUTPUT_INACTIVE) == 0;
#if DT_NODE_HAS_PROP(DT_PATH(zephyr_user), io_channels)
  good = begin_cell() && good;
#endif
  wdt_timeout_cfg timeout{};
  timeout.window.max = kWatchdog_ms;
  timeout.flags = WDT_FLAG_RESET_SOC;
  watchdog_channel = wdt_install_timeout(kWatchdog, &timeout);
  return wdt_setup(kWatchdog, WDT_OPT_PAUSE_HALTED_BY_DBG) == 0 && watchdog_channel >= 0 && good;
}

pod::Tick now() {
  static_assert(CONFIG_SYS_CLOCK_TICKS_PER_SEC == pod::kTicksPerSecond);
  return static_cast<pod::Tick>(k_uptime_ticks());
}

void blink(std::uint8_t seconds) {
  flashes_left = 4 * seconds;
  k_work_reschedule(&flashing, K_NO_WAIT);
}

void alive() { wdt_feed(kWatchdog, watchdog_channel); }

Cell cell() {
#if DT_NODE_HAS_PROP(DT_PATH(zephyr_user), io_channels)
  return {millivolts(), gpio_pin_get_dt(&kCharging) == 1};
#else
  return {};
#endif
}

}  // namespace board
