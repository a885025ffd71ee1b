// Binds final names, nothing else.
#include <pybind11/pybind11.h>

#include "gait/event.hpp"
#include "gait/sample.hpp"

PYBIND11_MODULE(_core, m) { m.doc() = "Streaming footfall detectors."; }
