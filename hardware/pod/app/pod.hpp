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
#include "event_queue.hpp"
#include "fifo_clock.hpp"
#include "footfalls.hpp"
#include "frame_store.hpp"
#include "packer.hpp"
#include "rest.hpp"
#include "self_test.hpp"
#include "stillness.hpp"
#include "tap_log.hpp"

namespace pod {

enum class Channel : std::uint8_t { imu, events, status, running };

struct Firmware {
  std::uint8_t major{0}, minor{1};
};

inline constexpr std::size_t kStoredFrames = 256;  // 10 s at 416 Hz; 64 kB of the nRF52840's 256
inline constexpr std::size_t kStoredEvents = 32;   // 10 s of one running foot

template <class Port, std::size_t Stored = kStoredFrames>
class Pod {
 public:
  Pod(Port& port, const Configuration& configuration, const Firmware& firmware = {})
      : port_{port},
        configuration_{configuration},
        firmware_{firmware},
        clock_{configuration.rate_hz},
        packer_{packing(configuration)},
        footfalls_{configuration},
        stillness_{configuration.acceleration_range_g} {}

  bool streaming() const { return streaming_; }
  bool connected() const { return connected_; }
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
  void room() {
    while (connected_ && !events_.empty()) {
      if (!port_.notify(Channel::events, event_frame(events_.front()).bytes())) return;
      events_.pop();
    }
    while (connected_ && again_left_ > 0) {  // first: whatever came later waits for them
      ImuFrame frame = store_.frame(again_);
      frame.set_bits(kFlagsAt, kSentAgain);
      if (store_.holds(again_) && !port_.notify(Channel::imu, frame.bytes())) return;
      ++again_;
      --again_left_;
    }
    while (connected_ && store_.has_unsent()) {
      if (!port_.notify(Channel::imu, store_.oldest_unsent())) return;
      store_.sent();
    }
  }

  void link(bool up) {
    connected_ = up;
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
        return again(request);
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
    wake(sleeper_.second(stillness_.still_for(now), connected_ || charging_));
    if (connected_) tell_status();
    if (!connected_) port_.advertise(sleeper_.interval_ms(), advertised(now).bytes());
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
    status.dropped = store_.dropped();
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
    packer_(batch, times, [this](ImuHeader header, std::span<const RawSample> samples) {
      header.sequence = store_.next_sequence();
      store_.push(imu_frame(header, samples));
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
      events_.push(*event);
      if (event->kind == EventCode::initial_contact && footfalls_.cadence_spm() != 0)
        port_.notify(Channel::running, running_frame(footfalls_.cadence_spm()).bytes());
    }
    ++taken_;
  }

  void tapped(std::uint32_t index, Tick tick) {
    taps_.tapped(tick, uptime_s_);
    constexpr float kAbsent = gait::kAbsent;
    const EventHeader event{index, EventCode::double_tap, kAbsent, kAbsent, tick};
    if (connected_) events_.push(event);
  }

  Answer start() {
    if (!streaming_) {
      store_.restart();
      packer_.restart();
      if (changed_) packer_.flag(kConfigurationChanged);
      changed_ = false;
      footfalls_.reset();
      again_left_ = 0;
      taken_ = 0;
      streaming_ = true;
      wake(Rest::awake);
    }
    return answer(Op::start, Result::done);
  }

  void stop() {
    streaming_ = false;
    events_.clear();
    again_left_ = 0;
  }

  Answer stopped() {
    stop();
    return answer(Op::stop, Result::done).u32(taken_).u32(store_.dropped());
  }

  Answer again(const Request& request) {
    const auto last = static_cast<std::uint16_t>(request.first_sequence + request.count - 1);
    if (!store_.holds(request.first_sequence) || !store_.holds(last))
      return answer(Op::resend, Result::no_longer_held);
    again_ = request.first_sequence;
    again_left_ = request.count;
    return answer(Op::resend, Result::done);
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
  Configuration configuration_;
  Firmware firmware_;
  FifoClock clock_;
  Packer packer_;
  FrameStore<Stored> store_{};
  EventQueue<kStoredEvents> events_{};
  Footfalls footfalls_;
  DoubleTap double_tap_{};
  TapLog taps_{};
  Stillness stillness_;
  Sleeper sleeper_{};
  Battery battery_{};
  Status told_{};
  Fault fault_{Fault::none};
  bool connected_{}, streaming_{}, charging_{}, sensing_{}, obeys_{true}, changed_{};
  std::uint8_t again_left_{};
  std::uint16_t again_{};
  std::uint32_t taken_{}, uptime_s_{};
  Tick heard_{};
};

}  // namespace pod
