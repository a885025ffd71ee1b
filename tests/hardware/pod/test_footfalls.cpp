#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "footfalls.hpp"

namespace {

// A foot that runs: toes up in the swing, a jolt when it lands, toes down in the push.
struct Foot {
  double stride_s{0.72}, contact_s{0.25};

  pod::RawSample at(double t_s) const {
    const double phase_s = std::fmod(t_s, stride_s);
    double pitch_dps = 0, up_g = 1;
    if (phase_s < 0.03)
      up_g = 6 * std::exp(-phase_s / 0.008) + 1, pitch_dps = -200;
    else if (phase_s < contact_s - 0.08)
      pitch_dps = 0;
    else if (phase_s < contact_s + 0.08)
      pitch_dps = -600 * std::cos((phase_s - contact_s) / 0.08 * 1.5708);
    else
      pitch_dps =
          500 * std::sin((phase_s - contact_s - 0.08) / (stride_s - contact_s - 0.08) * 3.1416);
    pod::RawSample sample;
    sample.counts[2] = static_cast<std::int16_t>(up_g * 2048);
    sample.counts[4] = static_cast<std::int16_t>(-pitch_dps / 2000 * 32768);
    return sample;
  }
};

struct Seen {
  std::vector<double> contacts_s{}, toe_offs_s{};
  std::uint32_t cadence_spm{};
};

Seen run(pod::Tick start) {
  pod::Footfalls footfalls{pod::Configuration{}};
  const Foot foot;
  constexpr std::uint16_t kPeriod_q6 = 5041;
  Seen seen;
  for (std::uint32_t i = 0; i < 416 * 20; ++i) {
    const auto tick = static_cast<pod::Tick>((std::uint64_t{i} * kPeriod_q6 + 32) / 64);
    const double t_s = static_cast<double>(tick) / pod::kTicksPerSecond;
    const auto event = footfalls(foot.at(t_s), i, start + tick, kPeriod_q6);
    if (!event) continue;
    const double at_s = static_cast<double>(event->tick - start) / pod::kTicksPerSecond +
                        static_cast<double>(event->fraction) * kPeriod_q6 / 64 / 32768;
    CHECK(event->sample_index <= i);
    CHECK(std::fabs(event->fraction) <= 1.0F);
    (event->kind == pod::EventCode::initial_contact ? seen.contacts_s : seen.toe_offs_s)
        .push_back(at_s);
    seen.cadence_spm = footfalls.cadence_spm();
  }
  return seen;
}

}  // namespace

TEST_CASE("the pod finds the footfalls of its own foot") {
  const Seen seen = run(0);
  REQUIRE(seen.contacts_s.size() >= 22);
  REQUIRE(seen.toe_offs_s.size() >= 22);
  CHECK(seen.cadence_spm == doctest::Approx(2 * 60 / 0.72).epsilon(0.02));
  for (std::size_t i = 3; i < seen.contacts_s.size(); ++i) {
    const double off = std::remainder(seen.contacts_s[i], 0.72);
    CHECK(std::fabs(off) < 0.012);
  }
}

TEST_CASE("a wrapping counter changes nothing") {
  const Seen plain = run(0);
  const Seen wrapped = run(0xFFFFFFFFU - 5 * pod::kTicksPerSecond);
  REQUIRE(plain.contacts_s.size() == wrapped.contacts_s.size());
  for (std::size_t i = 0; i < plain.contacts_s.size(); ++i)
    CHECK(plain.contacts_s[i] == doctest::Approx(wrapped.contacts_s[i]).epsilon(1e-4));
}

TEST_CASE("without a measured period nothing is said") {
  pod::Footfalls footfalls{pod::Configuration{}};
  const Foot foot;
  for (std::uint32_t i = 0; i < 4000; ++i)
    CHECK_FALSE(footfalls(foot.at(i / 416.0), i, i * 79, 0).has_value());
}
