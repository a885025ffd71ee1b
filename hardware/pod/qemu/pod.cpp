// The pod's application as it runs on the chip, on a Cortex-M4F in QEMU (machine mps2-an386). Its
// radio is the first UART, which speaks as the deck's cable does; its sensor is a running shoe,
// computed. Whoever holds the other end plays the radio: puts it on the air, loses frames, hangs
// up.
#include "pod.hpp"

#include <array>
#include <cstdint>

#include "chip.hpp"
#include "serial_line.hpp"
#include "shoe.hpp"

namespace {

constexpr std::uint32_t kBatch = 16;
constexpr pod::Tick kBatchTicks = 1260;           // 16 samples at 416 Hz
constexpr std::uint32_t kTicksPerMs_q10 = 33546;  // 26 batches a second
constexpr pod::Tick kFirstTick = 0xFFF00000;      // wraps after half a minute

// What the radio chip does for the application. Every so often it has no room for a second, as in
// a busy gym: frames and events wait in RAM and go out later, none is lost.
struct Radio {
  pod::Tick tick{kFirstTick};
  std::uint32_t at_ms{};  // when the newest batch was taken
  std::uint32_t batches{};
  std::uint32_t taken{};  // samples of the shoe since the stream began: every session is the same

  bool busy() const { return batches % 256 >= 200 && batches % 256 < 226; }

  bool notify(pod::Channel channel, pod::Bytes bytes) {
    if (channel == pod::Channel::running) return true;
    if (channel != pod::Channel::status && busy()) return false;
    say(line(channel), bytes);
    return true;
  }
  bool sense(bool, const pod::Configuration&) { return true; }
  void advertise(std::uint16_t, pod::Bytes) {}
  void blink(std::uint8_t) {}
  pod::Tick now() const { return tick + (chip::milliseconds() - at_ms) * kTicksPerMs_q10 / 1024; }

  static pod::Line line(pod::Channel channel) {
    if (channel == pod::Channel::imu) return pod::Line::imu;
    return channel == pod::Channel::events ? pod::Line::events : pod::Line::status;
  }
  static void say(pod::Line line, pod::Bytes payload) {
    const auto sent = pod::on_the_wire(line, payload);
    for (const std::uint8_t byte : sent.bytes()) chip::send(byte);
  }
};

using Application = pod::Pod<Radio>;

void obey(Application& application, Radio& radio, pod::WireReader<>& reader, std::uint8_t byte) {
  const auto message = reader(byte);
  if (!message) return;
  if (message->line == pod::Line::info) application.link(false);  // who comes anew asks for it
  application.link(true);
  if (!application.streaming()) radio.taken = 0;
  if (message->line == pod::Line::control)
    Radio::say(pod::Line::control, application.control(message->payload).bytes());
  else if (message->line == pod::Line::info)
    Radio::say(pod::Line::info, application.info().bytes());
  else if (message->line == pod::Line::status)
    Radio::say(pod::Line::status, pod::status_frame(application.status()).bytes());
}

// One batch. The shoe stands still until somebody listens.
void take(Application& application, Radio& radio) {
  std::array<pod::RawSample, kBatch> samples{};
  for (pod::RawSample& sample : samples)
    sample = application.streaming() ? shoe::sample(radio.taken++)
                                     : pod::RawSample{{0, 0, 2048, 0, 0, 0}};
  radio.tick += kBatchTicks;
  radio.at_ms = chip::milliseconds();
  ++radio.batches;
  application.samples(samples, radio.tick, false);
  if (radio.batches % 26 == 0) application.second();
}

}  // namespace

void run() {
  static Radio radio;
  static Application application{radio, pod::Configuration{}};
  pod::WireReader<> reader;
  application.power(3900, false);
  for (std::uint32_t due = 0;;) {
    chip::wait();
    std::uint8_t byte = 0;
    while (chip::receive(byte)) obey(application, radio, reader, byte);
    for (; chip::milliseconds() * 26U / 1000U > due; ++due) take(application, radio);
  }
}
