// A sensor on the trunk gives two streams: footfalls and how the trunk was carried in each step.
#pragma once
#include <utility>

#include "detector_binding.hpp"
#include "gait/trunk_sensor.hpp"

namespace bindings {

// A step as NumPy holds it; `kiosk._core.TRUNK_STEP` is its dtype. NaN is unknown.
struct TrunkStepRow {
  std::int64_t begin_us;
  bool landed;
  std::uint8_t gait, side;
  float lean_rad, mid_lean_rad, mid_side_rad;
  float side_low_rad, side_high_rad;
  float turn_low_rad, turn_high_rad;
  float rise_m, drop_m;
  float sway_low_m, sway_high_m;
  float jolt_mps3, reversal_s;
  float turned_rad, left_mps2;
};

inline TrunkStepRow row(const gait::TrunkStep& s) {
  return {s.begin.count(),
          s.landed,
          static_cast<std::uint8_t>(s.gait),
          static_cast<std::uint8_t>(s.side),
          s.lean_rad,
          s.mid_lean_rad,
          s.mid_side_rad,
          s.side_low_rad,
          s.side_high_rad,
          s.turn_low_rad,
          s.turn_high_rad,
          s.rise_m,
          s.drop_m,
          s.sway_low_m,
          s.sway_high_m,
          s.jolt_mps3,
          s.reversal_s,
          s.turned_rad,
          s.left_mps2};
}

template <class SampleAt>
py::tuple feed_trunk_samples(gait::TrunkSensor& sensor, std::size_t n, const SampleAt& sample_at) {
  std::vector<EventRow> events;
  std::vector<TrunkStepRow> steps;
  {
    const py::gil_scoped_release released;
    gait::TrunkSensor local = sensor;  // as in detector_binding.hpp: nothing else can reach it
    for (std::size_t i = 0; i < n; ++i) {
      if (const auto event = local(sample_at(i))) [[unlikely]]
        events.push_back(row(*event));
      if (const auto step = local.take_step()) [[unlikely]]
        steps.push_back(row(*step));
    }
    sensor = local;
  }
  return py::make_tuple(
      as_array(events),
      py::array_t<TrunkStepRow>(static_cast<py::ssize_t>(steps.size()), steps.data()));
}

inline py::tuple feed_trunk(gait::TrunkSensor& sensor, const Times& times,
                            const Floats& acceleration, const std::optional<Floats>& rate) {
  return with_samples(times, acceleration, rate, [&](std::size_t n, const auto& sample_at) {
    return feed_trunk_samples(sensor, n, sample_at);
  });
}

inline constexpr const char* kFeedTrunk =
    "time_us: (n,) int64, microseconds on one clock, increasing; 25 to 3200 Hz, measured.\n"
    "acceleration_mps2: (n, 3) float32, specific force in m/s2, any mounting, NaN where absent.\n"
    "rate_radps: (n, 3) float32 in rad/s, or None without a gyroscope.\n"
    "Returns two arrays, of dtype EVENT and TRUNK_STEP. Raises ValueError where the shapes do not "
    "fit.";

inline void bind_trunk_sensor(py::module_& m) {
  using gait::TrunkSensor;
  PYBIND11_NUMPY_DTYPE(TrunkStepRow, begin_us, landed, gait, side, lean_rad, mid_lean_rad,
                       mid_side_rad, side_low_rad, side_high_rad, turn_low_rad, turn_high_rad,
                       rise_m, drop_m, sway_low_m, sway_high_m, jolt_mps3, reversal_s, turned_rad,
                       left_mps2);
  m.attr("TRUNK_STEP") = py::dtype::of<TrunkStepRow>();
  py::class_<TrunkSensor>(m, "TrunkSensor",
                          "Footfalls and posture from the waist or the chest.\n\n"
                          "Sources: TrunkDetector's; Laidig and Seel 2023 for up.")
      .def(py::init([](bool chest) {
             gait::TrunkSensorSettings settings;
             if (chest) settings.posture.turns_along = -1.0F;
             return TrunkSensor{settings};
           }),
           py::arg("chest") = false, "At the waist or, with chest, at the chest or upper back.")
      .def("feed", &feed_trunk, py::arg("time_us"), py::arg("acceleration_mps2"),
           py::arg("rate_radps") = py::none(), kFeedTrunk)
      .def("belt", &TrunkSensor::belt, py::arg("speed_mps"), "NaN when it is not known.")
      .def(
          "mounted", [](TrunkSensor& s, float x, float y, float z) { s.mounted({x, y, z}); },
          py::arg("x"), py::arg("y"), py::arg("z"))
      .def(
          "facing", [](TrunkSensor& s, float x, float y, float z) { s.facing({x, y, z}); },
          py::arg("x"), py::arg("y"), py::arg("z"))
      .def("stand", &TrunkSensor::stand)
      .def("finish",
           [](TrunkSensor& sensor) {
             std::vector<EventRow> rows;
             if (const auto event = sensor.finish()) rows.push_back(row(*event));
             return as_array(rows);
           })
      .def("reset", &TrunkSensor::reset)
      .def_property_readonly("rate_hz", &TrunkSensor::rate_hz)
      .def_property_readonly("standing_known",
                             [](const TrunkSensor& s) { return s.posture().standing_known(); })
      .def_property_readonly("facing_known",
                             [](const TrunkSensor& s) { return s.posture().facing_known(); })
      .def_property_readonly("up", [](const TrunkSensor& s) {
        const gait::Vec3 up = gait::axes(s.posture().inclination().up());
        return std::array<float, 3>{up.x, up.y, up.z};
      });
}

}  // namespace bindings
