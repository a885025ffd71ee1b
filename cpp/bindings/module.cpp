// Binds final names, nothing else.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "detector_binding.hpp"
#include "foot_binding.hpp"
#include "gait/deck_detector.hpp"
#include "gait/foot_detector.hpp"
#include "gait/foot_jolts.hpp"
#include "gait/force_detector.hpp"
#include "gait/shank_detector.hpp"
#include "gait/trunk_detector.hpp"
#include "trunk_binding.hpp"

namespace py = pybind11;
using namespace gait;

namespace {

void bind_event(py::module_& m) {
  PYBIND11_NUMPY_DTYPE(bindings::EventRow, time_us, reported_us, kind, side, estimated, confidence,
                       gait);
  m.attr("EVENT") = py::dtype::of<bindings::EventRow>();
  m.attr("INITIAL_CONTACT") = static_cast<int>(EventKind::initial_contact);
  m.attr("TOE_OFF") = static_cast<int>(EventKind::toe_off);
  py::class_<Event>(m, "Event", "One footfall event, times in integer microseconds.")
      .def_property_readonly("time_us", [](const Event& e) { return e.time.count(); })
      .def_property_readonly("reported_us", [](const Event& e) { return e.reported.count(); })
      .def_property_readonly("kind", [](const Event& e) { return static_cast<int>(e.kind); })
      .def_property_readonly("side", [](const Event& e) { return static_cast<int>(e.side); })
      .def_readonly("estimated", &Event::estimated)
      .def_readonly("confidence", &Event::confidence)
      .def_property_readonly("gait", [](const Event& e) { return static_cast<int>(e.gait); });
}

void bind_force_detector(py::module_& m) {
  py::class_<ForceSettings>(m, "ForceSettings", "See cpp/include/gait/force_detector.hpp.")
      .def(py::init<>())
      .def_readwrite("cutoff_hz", &ForceSettings::cutoff_hz)
      .def_readwrite("threshold_n", &ForceSettings::threshold_n)
      .def_readwrite("sure_n", &ForceSettings::sure_n);
  bindings::bind_force<ForceDetector>(
      m, "ForceDetector",
      "Contacts from the force under a belt, 50 N above the drifting zero.\n\n"
      "Source: the laboratories' zero-phase 45 Hz, made causal.");
}

void bind_trunk_detector(py::module_& m) {
  py::class_<TrunkSettings>(m, "TrunkSettings", "See cpp/include/gait/trunk_detector.hpp.")
      .def(py::init<>())
      .def_readwrite("cutoff_hz", &TrunkSettings::cutoff_hz)
      .def_readwrite("push_share", &TrunkSettings::push_share)
      .def_readwrite("travel_s", &TrunkSettings::travel_s);
  bindings::bind_imu<TrunkDetector>(m, "TrunkDetector",
                                    "Contacts from the waist or the chest, estimated.\n\n"
                                    "Sources: Patoz et al. 2022; width of the push, DECISIONS.md.")
      .def("belt", &TrunkDetector::belt, py::arg("speed_mps"), "NaN when it is not known.")
      .def("mounted", &TrunkDetector::mounted, py::arg("x"), py::arg("y"), py::arg("z"));
}

void bind_deck_detector(py::module_& m) {
  py::class_<DeckSettings>(m, "DeckSettings", "See cpp/include/gait/deck_detector.hpp.")
      .def(py::init<>())
      .def_readwrite("shaking_above_hz", &DeckSettings::shaking_above_hz)
      .def_readwrite("blow_above_hz", &DeckSettings::blow_above_hz);
  bindings::bind_imu<DeckDetector>(m, "DeckDetector",
                                   "Landings from a shaking deck; never a toe-off.\n\n"
                                   "Source: a phone on a console beside video, DECISIONS.md.");
}

void bind_foot_detector(py::module_& m) {
  py::class_<FootSettings>(m, "FootSettings", "See cpp/include/gait/foot_detector.hpp.")
      .def(py::init<>())
      .def_readwrite("jolt_hz", &FootSettings::jolt_hz)
      .def_readwrite("pitch_hz", &FootSettings::pitch_hz)
      .def_readwrite("let_go_share", &FootSettings::let_go_share);
  bindings::bind_imu<FootDetector>(m, "FootDetector",
                                   "Contacts from a pod on the shoe.\n\n"
                                   "Source: Falbriard et al. 2018, with landings from the jolt.");
}

void bind_foot_jolts(py::module_& m) {
  py::class_<FootJoltsSettings>(m, "FootJoltsSettings", "See cpp/include/gait/foot_jolts.hpp.")
      .def(py::init<>())
      .def_readwrite("landing_share", &FootJoltsSettings::landing_share);
  bindings::bind_imu<FootJolts>(m, "FootJolts",
                                "Footfalls of a shoe without a gyroscope, estimated.\n\n"
                                "Source: jolts compared on recordings, DECISIONS.md.");
}

void bind_shank_detector(py::module_& m) {
  py::class_<ShankSettings>(m, "ShankSettings", "See cpp/include/gait/shank_settings.hpp.")
      .def(py::init<>())
      .def_property(
          "running_above_mps2",
          [](const ShankSettings& s) { return s.gait.pace.running_above_mps2; },
          [](ShankSettings& s, float mps2) { s.gait.pace.running_above_mps2 = mps2; });
  bindings::bind_imu<ShankDetector>(
      m, "ShankDetector",
      "Contacts from the shank or ankle, by the pendulum of the swing.\n\n"
      "Source: landmarks searched on recordings, DECISIONS.md.")
      .def("finish", [](ShankDetector& detector) {
        std::vector<bindings::EventRow> rows;
        if (const auto event = detector.finish()) rows.push_back(bindings::row(*event));
        return bindings::as_array(rows);
      });
}

}  // namespace

PYBIND11_MODULE(_core, m) {
  m.doc() = "Streaming footfall detectors.";
  m.attr("FACE") = CORE_FACE;
  bind_event(m);
  bind_force_detector(m);
  bind_trunk_detector(m);
  bind_deck_detector(m);
  bindings::bind_trunk_sensor(m);
  bind_foot_detector(m);
  bind_foot_jolts(m);
  bindings::bind_foot_sensor(m);
  bind_shank_detector(m);
}
