#include <doctest/doctest.h>

#include <limits>

#include "frames.hpp"
#include "vectors.hpp"

namespace {

using vectors::number;
using vectors::says;
using vectors::Vector;

template <class T>
T whole(const Vector& v, std::string_view name) {
  return static_cast<T>(number(v.expected, name).value());
}

std::uint8_t flags(const Vector& v) {
  const std::string_view list = vectors::after(v.expected, "flags");
  const std::string_view inside = list.substr(0, list.find(']'));
  int bits = 0;
  if (inside.find("gap_before") != inside.npos) bits |= pod::kGapBefore;
  if (inside.find("sent_again") != inside.npos) bits |= pod::kSentAgain;
  if (inside.find("clipped") != inside.npos) bits |= pod::kClipped;
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t range_codes(const Vector& v) {
  const auto g = number(v.expected, "acceleration_range_g");
  const auto dps = number(v.expected, "rate_range_dps");
  const int low = g == 2 ? 0 : g == 4 ? 1 : g == 8 ? 2 : 3;
  const int high = !dps ? 0 : dps == 2000 ? 3 : dps == 1000 ? 2 : dps == 500 ? 1 : 0;
  return static_cast<std::uint8_t>(low | (high << 4));
}

std::string imu_again(const Vector& v) {
  const auto acceleration = vectors::integers(v.expected, "acceleration_counts");
  const auto rate = vectors::integers(v.expected, "rate_counts");
  std::vector<pod::RawSample> samples(acceleration.size() / 3);
  for (std::size_t i = 0; i < acceleration.size(); ++i) {
    samples[i / 3].counts[i % 3] = static_cast<std::int16_t>(acceleration[i]);
    if (!rate.empty()) samples[i / 3].counts[3 + i % 3] = static_cast<std::int16_t>(rate[i]);
  }
  pod::ImuHeader header;
  header.type = rate.empty() ? pod::FrameType::acceleration_only : pod::FrameType::six_axes;
  header.flags = flags(v);
  header.sequence = whole<std::uint16_t>(v, "sequence");
  header.first_index = whole<std::uint32_t>(v, "first_index");
  header.first_tick = whole<std::uint32_t>(v, "first_tick");
  header.period_q6 = static_cast<std::uint16_t>(number(v.expected, "period_ticks").value() * 64);
  header.range_codes = range_codes(v);
  return vectors::hex(pod::imu_frame(header, samples).bytes());
}

// A frame this firmware can send: whole, of this version, with figures that are known.
bool ours(const Vector& v, std::string_view characteristic, std::string_view known) {
  return v.characteristic == characteristic && number(v.expected, known).has_value() &&
         v.expected.find("\"truncated\" : true") == v.expected.npos;
}

}  // namespace

TEST_CASE("IMU frames are those of the vectors") {
  int seen = 0;
  for (const Vector& v : vectors::kAll) {
    if (!ours(v, "IMU", "sequence")) continue;
    CAPTURE(v.note);
    CHECK(imu_again(v) == v.hex);
    ++seen;
  }
  CHECK(seen >= 2);
}

TEST_CASE("event frames are those of the vectors") {
  int seen = 0;
  for (const Vector& v : vectors::kAll) {
    if (!ours(v, "EVENTS", "sample_index") || says(v.expected, "kind", "null")) continue;
    CAPTURE(v.note);
    constexpr float kAbsent = std::numeric_limits<float>::quiet_NaN();
    pod::EventHeader event;
    event.sample_index = whole<std::uint32_t>(v, "sample_index");
    event.kind = says(v.expected, "kind", "\"initial") ? pod::EventCode::initial_contact
                 : says(v.expected, "kind", "\"toe")   ? pod::EventCode::toe_off
                                                       : pod::EventCode::double_tap;
    event.fraction = static_cast<float>(number(v.expected, "fraction").value_or(kAbsent));
    event.value = static_cast<float>(number(v.expected, "value").value_or(kAbsent));
    event.tick = whole<std::uint32_t>(v, "tick");
    CHECK(vectors::hex(pod::event_frame(event).bytes()) == v.hex);
    ++seen;
  }
  CHECK(seen >= 3);
}

TEST_CASE("INFO, STATUS and the advertisement are those of the vectors") {
  const pod::Info shoe{0, 416, 16, 2000, 7};
  const pod::Status charging{3, 87, 315, 2, 3600};
  const pod::Status fault{4, pod::kBatteryUnknown, pod::kTemperatureUnknown, 0, 12};
  const pod::Advertised tapped{0, 64, 2, 15, 1, 4};
  const pod::Advertised never{1, pod::kBatteryUnknown, 0, pod::kNeverTapped, 0, 0};
  const std::array<std::pair<std::string_view, std::string>, 5> made{{
      {"a shoe pod", vectors::hex(pod::info_frame(shoe).bytes())},
      {"streaming while charging", vectors::hex(pod::status_frame(charging).bytes())},
      {"sensor fault; battery and temperature unknown",
       vectors::hex(pod::status_frame(fault).bytes())},
      {"tapped twice 1.5 s ago", vectors::hex(pod::advertised_frame(tapped).bytes())},
      {"never tapped, battery unknown", vectors::hex(pod::advertised_frame(never).bytes())},
  }};
  for (const auto& [note, hex] : made) {
    CAPTURE(note);
    bool found = false;
    for (const Vector& v : vectors::kAll) {
      if (v.note != note) continue;
      CHECK(hex == v.hex);
      found = true;
    }
    CHECK(found);
  }
}

TEST_CASE("nothing and too much make no frame") {
  const std::array<pod::RawSample, 39> samples{};
  CHECK(pod::imu_frame({}, {}).bytes().empty());
  CHECK(pod::imu_frame({}, {samples.data(), 20}).bytes().empty());
  CHECK(pod::imu_frame({}, {samples.data(), 19}).bytes().size() == pod::kLargestFrame);
  pod::ImuHeader deck;
  deck.type = pod::FrameType::acceleration_only;
  CHECK(pod::imu_frame(deck, {samples.data(), 38}).bytes().size() == pod::kLargestFrame);
  CHECK(pod::imu_frame(deck, samples).bytes().empty());
}

TEST_CASE("a cadence beyond a byte is the byte's end") {
  CHECK(vectors::hex(pod::running_frame(180).bytes()) == "000000b4");
  CHECK(vectors::hex(pod::running_frame(300).bytes()) == "000000ff");
}
