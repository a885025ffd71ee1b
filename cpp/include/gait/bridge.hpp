// From a stream as it arrives to a stream as a detector wants it: evenly spaced, of a known rate.
// One or two lost samples are bridged by a straight line; a longer gap, or a clock that starts
// again, takes the detector back to unknown. Absent values count as lost.
//
// The detector offers three calls: `design(clock)` when the rate is known or has moved, `begin()`
// where a gap leaves it not knowing what goes on, and `sample(time, value) ->
// std::optional<Event>`. Where it also offers `away(for_how_long)`, it is told before the first
// sample after a gap, to forget what may have changed meanwhile. A bridge is shorter than any
// contact or flight a detector reports, so at most one event falls out of it.
#pragma once
#include <optional>

#include "gait/event.hpp"
#include "gait/lanes.hpp"
#include "gait/sample.hpp"
#include "gait/sample_clock.hpp"

namespace gait {

constexpr float between(float from, float to, float part) { return from + (to - from) * part; }

constexpr Vec3 between(const Vec3& from, const Vec3& to, float part) {
  return {between(from.x, to.x, part), between(from.y, to.y, part), between(from.z, to.z, part)};
}

inline Lanes between(const Lanes& from, const Lanes& to, float part) {
  return from + (to - from) * lanes(part);
}

template <class Value>
class Bridge {
 public:
  template <class Detector>
  std::optional<Event> operator()(Micros time, const Value& value, Detector& detector) {
    const Arrival arrival = clock_(time);
    if (arrival == Arrival::steady) [[likely]] {
      return pass(time, value, detector);
    }
    return rarely(arrival, time, value, detector);
  }

  const SampleClock& clock() const { return clock_; }
  void reset() { clock_.reset(); }

 private:
  template <class Detector>
  std::optional<Event> pass(Micros time, const Value& value, Detector& detector) {
    last_time_ = time;
    last_ = value;
    return detector.sample(time, value);
  }

  template <class Detector>
  std::optional<Event> rarely(Arrival arrival, Micros time, const Value& value,
                              Detector& detector) {
    switch (arrival) {
      case Arrival::retimed:
        detector.design(clock_);
        return resume(time, value, detector);
      case Arrival::hole:
        return fill(time, value, detector);
      case Arrival::gap:
        detector.begin();
        if (!clock_.known()) return std::nullopt;
        return resume(time, value, detector);
      default:
        return std::nullopt;
    }
  }

  template <class Detector>
  std::optional<Event> resume(Micros time, const Value& value, Detector& detector) {
    if constexpr (requires { detector.away(time); }) detector.away(time - last_time_);
    return pass(time, value, detector);
  }

  template <class Detector>
  std::optional<Event> fill(Micros time, const Value& value, Detector& detector) {
    const Micros from = last_time_;
    const Value before = last_;
    const int pieces = clock_.missing() + 1;
    std::optional<Event> found;
    for (int i = 1; i < pieces; ++i) {
      const float part = static_cast<float>(i) / static_cast<float>(pieces);
      const auto event =
          detector.sample(from + (time - from) * i / pieces, between(before, value, part));
      if (event) found = event;
    }
    const auto event = pass(time, value, detector);
    if (event) found = event;
    if (found) found->reported = time;
    return found;
  }

  SampleClock clock_{};
  Micros last_time_{};
  Value last_{};
};

}  // namespace gait
