#include <doctest/doctest.h>

#include <string>

#include "serial_line.hpp"
#include "vectors.hpp"

namespace {

struct Wired {
  std::string_view line, payload, wire, note;
};

constexpr auto kWired = std::to_array<Wired>({
#include "deck_vectors.inc"
});

using Reader = pod::WireReader<pod::kLargestMessage>;

struct Heard {
  pod::Line line{};
  std::string payload{};
};

std::vector<Heard> heard(Reader& reader, const std::vector<std::uint8_t>& bytes) {
  std::vector<Heard> out;
  for (const std::uint8_t byte : bytes)
    if (const auto message = reader(byte))
      out.push_back({message->line, vectors::hex(message->payload)});
  return out;
}

}  // namespace

TEST_CASE("every wire of the vectors is written and read") {
  int whole = 0;
  for (const Wired& v : kWired) {
    CAPTURE(v.note);
    Reader reader;
    const auto messages = heard(reader, vectors::bytes(v.wire));
    if (v.line.empty()) {
      CHECK(messages.empty());
      continue;
    }
    const auto line = static_cast<pod::Line>(v.line[0] - '0');
    CHECK(vectors::hex(pod::on_the_wire(line, vectors::bytes(v.payload)).bytes()) == v.wire);
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].line == line);
    CHECK(messages[0].payload == v.payload);
    ++whole;
  }
  CHECK(whole >= 8);
}

TEST_CASE("a reader that joins in the middle hears the next message") {
  Reader reader;
  CHECK(heard(reader, vectors::bytes("71f31d00")).empty());
  CHECK(heard(reader, vectors::bytes("070301aa71f31d00")).size() == 1);
}

TEST_CASE("no flipped bit passes for a message") {
  const auto wire = vectors::bytes("04030464060a7890eba100");
  for (std::size_t bit = 0; bit < wire.size() * 8; ++bit) {
    auto bent = wire;
    bent[bit / 8] = static_cast<std::uint8_t>(bent[bit / 8] ^ (1U << (bit % 8)));
    Reader reader;
    CHECK(heard(reader, bent).empty());
  }
}

TEST_CASE("what is longer than the reader listens to is dropped, and the next is heard") {
  pod::WireReader<8> reader;
  std::vector<std::uint8_t> bytes(1000, 7);
  bytes.push_back(0);
  for (const std::uint8_t byte : vectors::bytes("070301aa71f31d00")) bytes.push_back(byte);
  int whole = 0;
  for (const std::uint8_t byte : bytes) whole += reader(byte).has_value() ? 1 : 0;
  CHECK(whole == 1);
}

TEST_CASE("a payload that fits no message makes no bytes") {
  CHECK(pod::on_the_wire(pod::Line::imu, std::vector<std::uint8_t>(245)).bytes().empty());
}
