#include <doctest/doctest.h>

#include "control.hpp"
#include "vectors.hpp"

namespace {

pod::Parsed parsed(std::string_view hex) { return pod::parse_request(vectors::bytes(hex)); }

}  // namespace

TEST_CASE("requests of the vectors are understood") {
  int seen = 0;
  for (const auto& v : vectors::kAll) {
    if (v.characteristic != "CONTROL" || !v.note.starts_with("request")) continue;
    CAPTURE(v.note);
    CHECK(parsed(v.hex).request.has_value());
    ++seen;
  }
  CHECK(seen >= 3);
  CHECK(parsed("03efbeadde").request->cookie == 0xDEADBEEFU);
  CHECK(parsed("0464000a").request->first_sequence == 100);
  CHECK(parsed("0464000a").request->count == 10);
  CHECK(parsed("0503").request->count == 3);
  CHECK_FALSE(parsed("06").request->wanted.has_value());
  CHECK(parsed("06d0000800f40108").request->wanted == pod::Configuration{208, 8, 500, 8});
}

TEST_CASE("answers are those of the vectors") {
  using pod::Op;
  using pod::Result;
  CHECK(vectors::hex(pod::answer(Op::start, Result::done).bytes()) == "8100");
  CHECK(vectors::hex(pod::answer(Op::resend, Result::no_longer_held).bytes()) == "8404");
  const auto sync = pod::answer(Op::sync, Result::done).u32(0x01020304U).u32(0xDEADBEEFU);
  CHECK(vectors::hex(sync.bytes()) == "830004030201efbeadde");
  const pod::Configuration in_force{208, 8, 500, 8};
  CHECK(vectors::hex(pod::answer(Result::wrong_state, in_force).bytes()) == "8603d0000800f40108");
}

TEST_CASE("what is unknown, too short, too long or empty is refused") {
  CHECK(vectors::hex(parsed("00").refusal.bytes()) == "8001");
  CHECK(vectors::hex(parsed("07ff").refusal.bytes()) == "8701");
  CHECK(vectors::hex(parsed("ff").refusal.bytes()) == "ff01");
  CHECK(vectors::hex(parsed("0101").refusal.bytes()) == "8102");
  CHECK(vectors::hex(parsed("03efbead").refusal.bytes()) == "8302");
  CHECK(vectors::hex(parsed("04640000").refusal.bytes()) == "8402");
  CHECK(vectors::hex(parsed("06d0000800f401").refusal.bytes()) == "8602");
  CHECK(parsed("").refusal.bytes().empty());
}

TEST_CASE("every request of up to three bytes is answered or understood") {
  for (int op = 0; op < 256; ++op)
    for (int a = 0; a < 256; a += 5)
      for (std::size_t n = 1; n <= 3; ++n) {
        const std::vector<std::uint8_t> bytes(n, static_cast<std::uint8_t>(a));
        std::vector<std::uint8_t> request = bytes;
        request[0] = static_cast<std::uint8_t>(op);
        const pod::Parsed p = pod::parse_request(request);
        CHECK(p.request.has_value() == p.refusal.bytes().empty());
      }
}
