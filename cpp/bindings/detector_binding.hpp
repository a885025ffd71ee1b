// One shape for every detector: construct from its settings, call with one sample, feed blocks of
// samples with the interpreter released, reset.
#pragma once
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <vector>

#include "gait/event.hpp"
#include "gait/sample.hpp"

namespace bindings {

namespace py = pybind11;

// An event as NumPy holds it; `kiosk._core.EVENT` is its dtype.
struct EventRow {
  std::int64_t time_us;
  std::int64_t reported_us;
  std::uint8_t kind;
  std::uint8_t side;
  bool estimated;
  float confidence;
  std::uint8_t gait;
};

inline EventRow row(const gait::Event& event) {
  return {event.time.count(),
          event.reported.count(),
          static_cast<std::uint8_t>(event.kind),
          static_cast<std::uint8_t>(event.side),
          event.estimated,
          event.confidence,
          static_cast<std::uint8_t>(event.gait)};
}

using Times = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;
using Floats = py::array_t<float, py::array::c_style | py::array::forcecast>;

inline py::array_t<EventRow> as_array(const std::vector<EventRow>& rows) {
  return py::array_t<EventRow>(static_cast<py::ssize_t>(rows.size()), rows.data());
}

inline void demand_shape(const Floats& values, const Times& times, const char* name,
                         py::ssize_t columns) {
  const bool fits =
      columns == 1 ? values.ndim() == 1 : values.ndim() == 2 && values.shape(1) == columns;
  if (times.ndim() != 1 || !fits || values.shape(0) != times.shape(0)) {
    throw py::value_error(std::string(name) + " and time_us must have one row per sample, " + name +
                          " with " + std::to_string(columns) + " column(s)");
  }
}

// Runs a detector over n samples with the interpreter released. The detector works on a copy that
// no other pointer can reach: the compiler then keeps its state in registers.
template <class Detector, class SampleAt>
py::array_t<EventRow> feed(Detector& detector, std::size_t n, const SampleAt& sample_at) {
  std::vector<EventRow> rows;
  {
    const py::gil_scoped_release released;
    Detector local = detector;
    for (std::size_t i = 0; i < n; ++i) {
      const auto event = local(sample_at(i));
      if (event) [[unlikely]] {
        rows.push_back(row(*event));
      }
    }
    detector = local;
  }
  return as_array(rows);
}

template <class Detector>
py::array_t<EventRow> feed_force(Detector& detector, const Times& times, const Floats& vertical_n,
                                 const std::optional<Floats>& lateral_cop_m) {
  demand_shape(vertical_n, times, "vertical_n", 1);
  if (lateral_cop_m) demand_shape(*lateral_cop_m, times, "lateral_cop_m", 1);
  return feed(detector, static_cast<std::size_t>(times.size()),
              [time_us = times.data(), force = vertical_n.data(),
               cop = lateral_cop_m ? lateral_cop_m->data() : nullptr](std::size_t i) {
                const float place_m = cop == nullptr ? gait::kAbsent : cop[i];
                return gait::ForceSample{gait::Micros{time_us[i]}, force[i], place_m};
              });
}

inline gait::Vec3 vector_at(const float* values, std::size_t i) {
  return {values[3 * i], values[3 * i + 1], values[3 * i + 2]};
}

// Calls `run(n, sample_at)` for a block of samples, with a gyroscope or without.
template <class Run>
auto with_samples(const Times& times, const Floats& acceleration, const std::optional<Floats>& rate,
                  const Run& run) {
  demand_shape(acceleration, times, "acceleration_mps2", 3);
  if (rate) demand_shape(*rate, times, "rate_radps", 3);
  const auto n = static_cast<std::size_t>(times.size());
  const std::int64_t* time_us = times.data();
  const float* pushed = acceleration.data();
  if (!rate) {
    return run(n, [=](std::size_t i) {
      return gait::ImuSample{gait::Micros{time_us[i]}, vector_at(pushed, i), {}};
    });
  }
  return run(n, [=, turned = rate->data()](std::size_t i) {
    return gait::ImuSample{gait::Micros{time_us[i]}, vector_at(pushed, i), vector_at(turned, i)};
  });
}

template <class Detector>
py::array_t<EventRow> feed_imu(Detector& detector, const Times& times, const Floats& acceleration,
                               const std::optional<Floats>& rate) {
  return with_samples(times, acceleration, rate, [&](std::size_t n, const auto& sample_at) {
    return feed(detector, n, sample_at);
  });
}

inline constexpr const char* kFeedForce =
    "Take a block, return its events.\n\n"
    "time_us: (n,) int64, microseconds on one clock, increasing.\n"
    "vertical_n: (n,) float32, N, positive when loaded; its zero may drift.\n"
    "lateral_cop_m: (n,) float32, m to the right, NaN while nobody touches; None with one cell.\n"
    "Returns an array of dtype EVENT. Raises ValueError where the shapes do not fit.";

inline constexpr const char* kFeedImu =
    "Take a block, return its events.\n\n"
    "time_us: (n,) int64, microseconds on one clock, increasing; 25 to 3200 Hz, measured.\n"
    "acceleration_mps2: (n, 3) float32, specific force in m/s2, any mounting, NaN where absent.\n"
    "rate_radps: (n, 3) float32 in rad/s, or None without a gyroscope.\n"
    "Returns an array of dtype EVENT. Raises ValueError where the shapes do not fit.";

template <class Detector>
py::class_<Detector> bind_detector(py::module_& m, const char* name, const char* doc) {
  using Settings = typename Detector::Settings;
  return py::class_<Detector>(m, name, doc)
      .def(py::init<const Settings&>(), py::arg("settings") = Settings{})
      .def("reset", &Detector::reset, "Forget everything but the settings.")
      .def_property_readonly("rate_hz", &Detector::rate_hz, "Measured; infinite until known.");
}

template <class Detector>
void bind_force(py::module_& m, const char* name, const char* doc) {
  bind_detector<Detector>(m, name, doc)
      .def("feed", &feed_force<Detector>, py::arg("time_us"), py::arg("vertical_n"),
           py::arg("lateral_cop_m") = py::none(), kFeedForce)
      .def_property_readonly("loaded", &Detector::loaded, "None until the belt's zero was seen.")
      .def(
          "__call__",
          [](Detector& detector, std::int64_t time_us, float vertical_n) {
            return detector({gait::Micros{time_us}, vertical_n, gait::kAbsent});
          },
          py::arg("time_us"), py::arg("vertical_n"));
}

template <class Detector>
py::class_<Detector> bind_imu(py::module_& m, const char* name, const char* doc) {
  using Three = std::array<float, 3>;
  return bind_detector<Detector>(m, name, doc)
      .def("feed", &feed_imu<Detector>, py::arg("time_us"), py::arg("acceleration_mps2"),
           py::arg("rate_radps") = py::none(), kFeedImu)
      .def(
          "__call__",
          [](Detector& detector, std::int64_t time_us, const Three& a,
             const std::optional<Three>& w) {
            gait::ImuSample sample{gait::Micros{time_us}, {a[0], a[1], a[2]}, {}};
            if (w) sample.rate_radps = {(*w)[0], (*w)[1], (*w)[2]};
            return detector(sample);
          },
          py::arg("time_us"), py::arg("acceleration_mps2"), py::arg("rate_radps") = py::none());
}

}  // namespace bindings
