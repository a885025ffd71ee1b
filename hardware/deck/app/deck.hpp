// The deck sensor: a pod on a cable, screwed or taped to the treadmill's frame. Acceleration only;
// what it shakes to is decided in the kiosk. A board gives it a Port:
//
//   bool send(Bytes)       false: no room now, `room()` will be called
//   bool sense(bool on, const pod::Configuration&)   the sensor's supply; false: it does not obey
//   void blink(uint8 seconds)
//   Tick now()
#pragma once
#include <cstdint>
#include <span>

#include "pod.hpp"
#include "serial_line.hpp"

namespace deck {

// A tread of 80 kg shakes a frame by 2 to 8 m/s2; at 4 g even a jump does not clip. 833 Hz hears
// the slap of a shoe (60 to 200 Hz) that a neighbour's feet lose on their way through the floor.
inline constexpr pod::Configuration kConfiguration{833, 4, 0, 38};

template <class Port, std::size_t Stored = pod::kStoredFrames>
class Deck {
 public:
  explicit Deck(Port& port, const pod::Firmware& firmware = {})
      : air_{port}, pod_{air_, kConfiguration, firmware} {}

  void tested(pod::Fault fault) { pod_.tested(fault); }
  bool healthy(pod::Tick now) const { return pod_.healthy(now); }
  bool streaming() const { return pod_.streaming(); }
  const pod::Configuration& configuration() const { return pod_.configuration(); }

  // The port was opened by somebody, or closed.
  void plugged(bool open) {
    reader_ = {};
    pod_.link(open);
  }

  void samples(std::span<const pod::RawSample> batch, pod::Tick newest, bool overrun) {
    pod_.samples(batch, newest, overrun);
  }

  // One byte from the cable.
  void byte(std::uint8_t byte) {
    const auto message = reader_(byte);
    if (!message) return;
    if (message->line == pod::Line::control)
      say(pod::Line::control, pod_.control(message->payload).bytes());
    else if (message->line == pod::Line::info)
      say(pod::Line::info, pod_.info().bytes());
    else if (message->line == pod::Line::status)
      say(pod::Line::status, pod::status_frame(pod_.status()).bytes());
  }

  void second() {
    pod_.power(0, true);  // on the cable it is never tired, and has no battery to tell of
    pod_.second();
  }

  void room() { pod_.room(); }

 private:
  // The cable as the air that a pod knows.
  struct Air {
    Port& port;

    bool notify(pod::Channel channel, pod::Bytes bytes) {
      switch (channel) {
        case pod::Channel::imu:
          return port.send(pod::on_the_wire(pod::Line::imu, bytes).bytes());
        case pod::Channel::events:
          return port.send(pod::on_the_wire(pod::Line::events, bytes).bytes());
        case pod::Channel::status:
          return port.send(pod::on_the_wire(pod::Line::status, bytes).bytes());
        case pod::Channel::running:
          break;
      }
      return true;
    }
    bool sense(bool on, const pod::Configuration& c) { return port.sense(on, c); }
    void advertise(std::uint16_t, pod::Bytes) {}
    void blink(std::uint8_t seconds) { port.blink(seconds); }
    pod::Tick now() { return port.now(); }
  };

  void say(pod::Line line, pod::Bytes payload) {
    if (!payload.empty()) air_.port.send(pod::on_the_wire(line, payload).bytes());
  }

  Air air_;
  pod::Pod<Air, Stored> pod_;
  pod::WireReader<> reader_{};
};

}  // namespace deck
