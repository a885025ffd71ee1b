#include <doctest/doctest.h>

#include <cmath>

#include "gait/leg_beat.hpp"
#include "gait/math.hpp"

using gait::LegBeat;

namespace {

// A blow of 1500 m/s3 as each stride begins, and one of 400 in the middle of its swing.
float jolt(double t, double stride_s) {
  const double phase = std::fmod(t, stride_s);
  const auto blow = [&](double at_s, double size) {
    const double s = (phase - at_s) / 0.06;
    return s > 0.0 && s < 1.0 ? size * std::sin(gait::kPi * s) : 0.0;
  };
  return static_cast<float>(40.0 + blow(0.0, 1500.0) + blow(0.6 * stride_s, 400.0));
}

struct Leg {
  explicit Leg(double hertz) : rate_hz{hertz} { beat.design(static_cast<float>(1.0 / hertz)); }
  void move(double seconds, double stride_s) {
    for (const double end = now + seconds; now < end; now += 1.0 / rate_hz)
      beat(jolt(now, stride_s));
  }
  void stand(double seconds) {
    for (const double end = now + seconds; now < end; now += 1.0 / rate_hz) beat(40.0F);
  }
  LegBeat beat{};
  double rate_hz, now{};
};

}  // namespace

TEST_CASE("a leg's beat is its stride, at any rate") {
  for (const double rate_hz : {52.0, 75.0, 104.0, 142.857, 416.0, 1600.0}) {
    for (const double stride_s : {0.36, 0.72, 1.1}) {
      Leg leg{rate_hz};
      leg.move(4.0 * stride_s + 1.0, stride_s);
      CHECK(static_cast<double>(leg.beat.beat_s()) == doctest::Approx(stride_s).epsilon(0.06));
    }
  }
}

TEST_CASE("a beat is told once it has stayed as long as itself, and two strides later of another") {
  Leg leg{208.0};
  leg.move(1.1, 0.72);
  CHECK(leg.beat.beat_s() == 0.0F);
  leg.move(1.1, 0.72);
  CHECK(leg.beat.beat_s() > 0.6F);
  leg.move(2.0, 0.36);
  CHECK(leg.beat.beat_s() < 0.45F);
}

TEST_CASE("who stands has no beat, and who stood for a second has none any more") {
  Leg leg{208.0};
  leg.stand(5.0);
  CHECK(leg.beat.beat_s() == 0.0F);
  leg.move(4.0, 0.72);
  CHECK(leg.beat.beat_s() > 0.0F);
  leg.stand(3.0);
  CHECK(leg.beat.beat_s() == 0.0F);
}
