/* Of Zephyr's drivers only what the board layer calls, after the documentation of Zephyr 4.2. */
#pragma once
#include "kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef uint8_t gpio_pin_t;
typedef uint16_t gpio_dt_flags_t;
typedef uint32_t gpio_flags_t;
typedef uint32_t gpio_port_pins_t;
struct gpio_dt_spec {
  const struct device* port;
  gpio_pin_t pin;
  gpio_dt_flags_t dt_flags;
};
struct gpio_callback;
typedef void (*gpio_callback_handler_t)(const struct device* port, struct gpio_callback* callback,
                                        gpio_port_pins_t pins);
struct gpio_callback {
  gpio_callback_handler_t handler;
  gpio_port_pins_t pin_mask;
};
#define GPIO_DT_SPEC_GET(node, property) {.port = DEVICE_DT_GET(node), .pin = 0, .dt_flags = 0}
#define GPIO_INPUT ((gpio_flags_t)BIT(16))
#define GPIO_OUTPUT_ACTIVE ((gpio_flags_t)(BIT(17) | BIT(19)))
#define GPIO_OUTPUT_INACTIVE ((gpio_flags_t)(BIT(17) | BIT(18)))
#define GPIO_PULL_UP ((gpio_flags_t)BIT(4))
#define GPIO_INT_EDGE_TO_ACTIVE ((gpio_flags_t)BIT(22))
MUST_CHECK int gpio_pin_configure_dt(const struct gpio_dt_spec* spec, gpio_flags_t flags);
MUST_CHECK int gpio_pin_interrupt_configure_dt(const struct gpio_dt_spec* spec, gpio_flags_t flags);
MUST_CHECK int gpio_add_callback(const struct device* port, struct gpio_callback* callback);
void gpio_init_callback(struct gpio_callback* callback, gpio_callback_handler_t handler,
                        gpio_port_pins_t pins);
int gpio_pin_set_dt(const struct gpio_dt_spec* spec, int value);
int gpio_pin_get_dt(const struct gpio_dt_spec* spec);

MUST_CHECK int i2c_reg_write_byte(const struct device* bus, uint16_t address, uint8_t at,
                                  uint8_t value);
MUST_CHECK int i2c_burst_read(const struct device* bus, uint16_t address, uint8_t from,
                              uint8_t* into, uint32_t size);

struct adc_dt_spec {
  const struct device* dev;
  uint8_t channel_id;
};
struct adc_sequence {
  const void* options;
  uint32_t channels;
  void* buffer;
  size_t buffer_size;
  uint8_t resolution, oversampling;
  bool calibrate;
};
#define ADC_DT_SPEC_GET(node) {.dev = DEVICE_DT_GET(node), .channel_id = 7}
MUST_CHECK int adc_channel_setup_dt(const struct adc_dt_spec* spec);
MUST_CHECK int adc_sequence_init_dt(const struct adc_dt_spec* spec, struct adc_sequence* sequence);
MUST_CHECK int adc_read_dt(const struct adc_dt_spec* spec, const struct adc_sequence* sequence);
MUST_CHECK int adc_raw_to_millivolts_dt(const struct adc_dt_spec* spec, int32_t* value);

struct wdt_timeout_cfg {
  struct {
    uint32_t min, max;
  } window;
  void (*callback)(const struct device* watchdog, int channel);
  uint8_t flags;
};
#define WDT_FLAG_RESET_SOC 2
#define WDT_OPT_PAUSE_HALTED_BY_DBG 2
MUST_CHECK int wdt_install_timeout(const struct device* watchdog,
                                   const struct wdt_timeout_cfg* timeout);
MUST_CHECK int wdt_setup(const struct device* watchdog, uint8_t options);
int wdt_feed(const struct device* watchdog, int channel);

#define UART_LINE_CTRL_DTR 4
typedef void (*uart_irq_callback_user_data_t)(const struct device* port, void* user);
MUST_CHECK int uart_irq_callback_set(const struct device* port, uart_irq_callback_user_data_t call);
void uart_irq_rx_enable(const struct device* port);
void uart_irq_tx_enable(const struct device* port);
void uart_irq_tx_disable(const struct device* port);
int uart_irq_update(const struct device* port);
int uart_irq_is_pending(const struct device* port);
int uart_irq_rx_ready(const struct device* port);
int uart_irq_tx_ready(const struct device* port);
MUST_CHECK int uart_fifo_read(const struct device* port, uint8_t* into, const int size);
MUST_CHECK int uart_fifo_fill(const struct device* port, const uint8_t* bytes, int size);
MUST_CHECK int uart_line_ctrl_get(const struct device* port, uint32_t control, uint32_t* value);

typedef void (*usb_dc_status_callback)(int status, const uint8_t* parameter);
MUST_CHECK int usb_enable(usb_dc_status_callback status);

#ifdef __cplusplus
}
#endif
