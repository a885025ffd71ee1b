// The pod: what happens when a sample, a request, a tap, a second or a lost link comes. It knows no
// radio and no chip; a board gives it a Port:
//
//   bool notify(Channel, Bytes)           false: no room now, `room()` will be called
//   bool sense(bool on, const Configuration&)   the sensor's supply; false: it does not obey
//   void advertise(uint16 interval_ms, Bytes service_data)   0: not at all
//   void blink(uint8 seconds)
//   Tick now()
#pragma once
#include <cstdint>
#include <span>

#include "battery.hpp"
#include "configuration.hpp"
#include "control.hpp"
#include "double_tap.hpp"
#include "fifo_clock.hpp"
#include "footfalls.hpp"
#include "outbox.hpp"
#include "packer.hpp"
#include "rest.hpp"
#include "self_test.hpp"
#include "stillness.hpp"
#include "tap_log.hpp"

namespace pod {

struct Firmware {
  std::uint8_t major{0}, minor{1};
};

inline constexpr std::size_t kStoredFrames = 256;  // 10 s at 416 Hz; 64 kB of the nRF52840's 256

template <class Port, std::size_t Stored = kStoredFrames>
class Pod {
 public:
  Pod(Port& port, const Configuration& configuration, const Firmware& firmware = {})
      : port_{port},
        outbox_{port},
        configuration_{configuration},
        firmware_{firmware},
        clock_{configuration.rate_hz},
        packer_{packing(configuration)},
        footfalls_{configuration},
        stillness_{configuration.acceleration_range_g} {}

  bool streaming() const { return streaming_; }
  bool connected() const { return outbox_.open(); }
  Fault fault() const { return fault_; }
  const Configuration& configuration() const { return configuration_; }

  void tested(Fault fault) { fault_ = fault; }

  // The FIFO's content, the newest sample taken at `newest`. An overrun lost samples before it.
  void samples(std::span<const RawSample> batch, Tick newest, bool overrun) {
    if (batch.empty()) return;
    const FifoClock::Batch times =
        clock_(static_cast<std::uint32_t>(batch.size()), newest, overrun);
    heard_ = newest;
    for (std::size_t i = 0; i < batch.size(); ++i) look(batch[i], times, i);
    if (streaming_) pack(batch, times);
    room();
  }

  // The radio can take more.
  void room() { outbox_.room(); }

  void link(bool up) {
    outbox_.link(up);
    if (!up) stop();
    if (up) told_ = {};
  }

  // Refused whole when anything in it is out of its limits, and while anybody listens.
  Result configure(const Configuration& wanted) {
    if (!allowed(wanted)) return Result::bad_parameter;
    if (streaming_) return Result::wrong_state;
    changed_ = changed_ || !(wanted == configuration_);
    configuration_ = wanted;
    clock_ = FifoClock{wanted.rate_hz};
    packer_ = Packer{packing(wanted)};
    footfalls_ = Footfalls{wanted};
    stillness_ = Stillness{wanted.acceleration_range_g};
    if (sensing_) obeys_ = port_.sense(true, wanted);
    return Result::done;
  }

  Answer control(Bytes bytes) {
    const Parsed parsed = parse_request(bytes);
    if (!parsed.request) return parsed.refusal;
    const Request& request = *parsed.request;
    switch (request.op) {
      case Op::start:
        return start();
      case Op::stop:
        return stopped();
      case Op::sync:
        return answer(Op::sync, Result::done).u32(port_.now()).u32(request.cookie);
      case Op::resend:
        return outbox_.again(request);
      case Op::identify:
        port_.blink(request.count);
        break;
      case Op::configure:
        return answer(request.wanted ? configure(*request.wanted) : Result::done, configuration_);
    }
    return answer(request.op, Result::done);
  }

  void power(std::uint16_t millivolts, bool charging) {
    charging_ = charging;
    battery_(millivolts, charging);
  }

  // The sensor's wake-up interrupt.
  void moved() {
    stillness_.moved(port_.now());
    wake(sleeper_.moved());
  }

  void second() {
    ++uptime_s_;
    const Tick now = port_.now();
    wake(sleeper_.second(stillness_.still_for(now), connected() || charging_));
    if (connected()) tell_status();
    if (!connected()) port_.advertise(sleeper_.interval_ms(), advertised(now).bytes());
  }

  // The board feeds its watchdog only while this holds: the sensor does as it was told, and talks
  // when it should. One that failed its test is told on the air instead.
  bool healthy(Tick now) const {
    if (fault_ != Fault::none) return true;
    return obeys_ && (!sensing_ || elapsed(heard_, now) < kSilence);
  }

  Frame<16> info() const {
    Info info{firmware_.major, configuration_.rate_hz, configuration_.acceleration_range_g,
              configuration_.rate_range_dps};
    const bool gyroscope = configuration_.rate_range_dps != 0;
    info.capabilities = gyroscope ? kGyroscope | kEvents | kResend : +kResend;
    return info_frame(info);
  }

  Status status() const {
    Status status;
    status.state = state();
    status.battery_pct = battery_.percent();
    status.dropped = outbox_.dropped();
    status.uptime_s = uptime_s_;
    return status;
  }

  Frame<7> advertised(Tick now) const {
    Advertised a{state(), battery_.percent(), taps_.count(), taps_.age_ds(now, uptime_s_)};
    a.firmware_major = firmware_.major;
    a.firmware_minor = firmware_.minor;
    return advertised_frame(a);
  }

 private:
  static constexpr Tick kSilence = ticks(2.0);
  static constexpr std::uint32_t kStatusEvery_s = 60;

  static constexpr Packer::Settings packing(const Configuration& c) {
    return {frame_type(c), c.samples_per_frame, range_codes(c)};
  }

  void pack(std::span<const RawSample> batch, const FifoClock::Batch& times) {
    packer_(batch, times, [this](const ImuHeader& header, std::span<const RawSample> samples) {
      outbox_.push(header, samples);
    });
  }

  void look(const RawSample& sample, const FifoClock::Batch& times, std::size_t i) {
    const auto after = static_cast<std::uint32_t>(i);
    const Tick tick = times.first_tick + (after * times.period_q6 + 32) / 64;
    const std::uint32_t index = times.first_index + after;
    stillness_(tick, sample);
    if (!streaming_) {
      if (double_tap_(tick, norm_g(sample, configuration_))) tapped(index, tick);
    } else if (configuration_.rate_range_dps == 0) {
      // told as INFO says: without a gyroscope no events
    } else if (const auto event = footfalls_(sample, index, tick, times.period_q6)) {
      outbox_.push(*event);
      if (event->kind == EventCode::initial_contact && footfalls_.cadence_spm() != 0)
        port_.notify(Channel::running, running_frame(footfalls_.cadence_spm()).bytes());
    }
    ++taken_;
  }

  void tapped(std::uint32_t index, Tick tick) {
    taps_.tapped(tick, uptime_s_);
    constexpr float kAbsent = gait::kAbsent;
    const EventHeader event{index, EventCode::double_tap, kAbsent, kAbsent, tick};
    if (connected()) outbox_.push(event);
  }

  Answer start() {
    if (!streaming_) {
      outbox_.restart();
      packer_.restart();
      if (changed_) packer_.flag(kConfigurationChanged);
      changed_ = false;
      footfalls_.reset();
      taken_ = 0;
      streaming_ = true;
      wake(Rest::awake);
    }
    return answer(Op::start, Result::done);
  }

  void stop() {
    streaming_ = false;
    outbox_.forget();
  }

  Answer stopped() {
    stop();
    return answer(Op::stop, Result::done).u32(taken_).u32(outbox_.dropped());
  }

  void wake(Rest rest) {
    const bool sensing = rest == Rest::awake;
    if (sensing == sensing_) return;
    sensing_ = sensing;
    heard_ = port_.now();
    if (sensing) clock_.paused();
    obeys_ = port_.sense(sensing, configuration_);
  }

  // On change and once a minute.
  void tell_status() {
    const Status now = status();
    const bool changed = now.state != told_.state || now.battery_pct != told_.battery_pct ||
                         now.dropped != told_.dropped;
    const bool due = now.uptime_s - told_.uptime_s >= kStatusEvery_s;
    if ((changed || due) && port_.notify(Channel::status, status_frame(now).bytes())) told_ = now;
  }

  std::uint8_t state() const {
    const int charging = charging_ ? kCharging : 0;
    const int streaming = streaming_ ? kStreaming : 0;
    const int fault = fault_ != Fault::none ? kSensorFault : 0;
    return static_cast<std::uint8_t>(charging | streaming | fault);
  }

  Port& port_;
  Outbox<Port, Stored> outbox_;
  Configuration configuration_;
  Firmware firmware_;
  FifoClock clock_;
  Packer packer_;
  Footfalls footfalls_;
  DoubleTap double_tap_{};
  TapLog taps_{};
  Stillness stillness_;
  Sleeper sleeper_{};
  Battery battery_{};
  Status told_{};
  Fault fault_{Fault::none};
  bool streaming_{}, charging_{}, sensing_{}, obeys_{true}, changed_{};
  std::uint32_t taken_{}, uptime_s_{};
  Tick heard_{};
};

}  // namespace pod
