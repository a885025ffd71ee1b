// A pod on a shoe gives two streams: footfalls and how each contact landed.
#pragma once
#include "detector_binding.hpp"
#include "gait/foot_sensor.hpp"

namespace bindings {

// A contact as NumPy holds it; `kiosk._core.FOOT_STRIDE` is its dtype. NaN is unknown.
struct FootStrideRow {
  std::int64_t initial_contact_us;
  float strike_rad, strike_rate_radps, peak_mps2, jerk_mps3, slap_mps3, length_m, speed_mps, lift_m,
      heel_rad;
};

inline FootStrideRow row(const gait::FootStride& s) {
  return {s.initial_contact.count(),
          s.strike_rad,
          s.strike_rate_radps,
          s.peak_mps2,
          s.jerk_mps3,
          s.slap_mps3,
          s.length_m,
          s.speed_mps,
          s.lift_m,
          s.heel_rad};
}

inline py::tuple feed_foot(gait::FootSensor& sensor, const Times& times, const Floats& acceleration,
                           const Floats& rate) {
  demand_shape(acceleration, times, "acceleration_mps2", 3);
  demand_shape(rate, times, "rate_radps", 3);
  std::vector<EventRow> events;
  std::vector<FootStrideRow> strides;
  {
    const py::gil_scoped_release released;
    const auto n = static_cast<std::size_t>(times.size());
    for (std::size_t i = 0; i < n; ++i) {
      const gait::ImuSample sample{gait::Micros{times.data()[i]}, vector_at(acceleration.data(), i),
                                   vector_at(rate.data(), i)};
      if (const auto event = sensor(sample)) events.push_back(row(*event));
      if (const auto stride = sensor.take_stride()) strides.push_back(row(*stride));
    }
  }
  return py::make_tuple(
      as_array(events),
      py::array_t<FootStrideRow>(static_cast<py::ssize_t>(strides.size()), strides.data()));
}

inline constexpr const char* kFeedFoot =
    "time_us: (n,) int64, microseconds on one clock, increasing; 25 to 3200 Hz, measured.\n"
    "acceleration_mps2: (n, 3) float32, specific force in m/s2, any mounting.\n"
    "rate_radps: (n, 3) float32 in rad/s.\n"
    "Returns two arrays, of dtype EVENT and FOOT_STRIDE. Raises ValueError where the shapes do not "
    "fit.";

inline void bind_foot_sensor(py::module_& m) {
  using gait::FootSensor;
  PYBIND11_NUMPY_DTYPE(FootStrideRow, initial_contact_us, strike_rad, strike_rate_radps, peak_mps2,
                       jerk_mps3, slap_mps3, length_m, speed_mps, lift_m, heel_rad);
  m.attr("FOOT_STRIDE") = py::dtype::of<FootStrideRow>();
  py::class_<FootSensor>(m, "FootSensor",
                         "Footfalls, landings and strides of one shoe.\n\n"
                         "Sources: Falbriard et al. 2018 and 2020; zero velocity in mid-stance.")
      .def(py::init<>())
      .def("feed", &feed_foot, py::arg("time_us"), py::arg("acceleration_mps2"),
           py::arg("rate_radps"), kFeedFoot)
      .def(
          "mounted", [](FootSensor& s, float x, float y, float z) { s.mounted({x, y, z}); },
          py::arg("x"), py::arg("y"), py::arg("z"))
      .def("finish",
           [](FootSensor& sensor) {
             std::vector<EventRow> rows;
             if (const auto event = sensor.finish()) rows.push_back(row(*event));
             return as_array(rows);
           })
      .def("reset", &FootSensor::reset)
      .def_property_readonly("rate_hz", &FootSensor::rate_hz);
}

}  // namespace bindings
