// Requests to the pod and its answers: `op parameters` and `0x80|op result parameters`.
#pragma once
#include <cstdint>
#include <optional>

#include "bytes.hpp"
#include "configuration.hpp"

namespace pod {

enum class Op : std::uint8_t {
  start = 1,
  stop = 2,
  sync = 3,
  resend = 4,
  identify = 5,
  configure = 6
};
enum class Result : std::uint8_t {
  done = 0,
  unknown_op = 1,
  bad_parameter = 2,
  wrong_state = 3,
  no_longer_held = 4,
};

struct Request {
  Op op{};
  std::uint32_t cookie{};                 // sync
  std::uint16_t first_sequence{};         // resend
  std::uint8_t count{};                   // resend: frames; identify: seconds
  std::optional<Configuration> wanted{};  // configure: nothing only asks what is in force
};

using Answer = Frame<20>;

constexpr Answer answer(std::uint8_t op, Result result) {
  Answer frame;
  frame.u8(0x80U | op).u8(static_cast<std::uint8_t>(result));
  return frame;
}
constexpr Answer answer(Op op, Result result) {
  return answer(static_cast<std::uint8_t>(op), result);
}

// CONFIGURE tells what is in force now, taken or refused.
constexpr Answer answer(Result result, const Configuration& c) {
  return answer(Op::configure, result)
      .u16(c.rate_hz)
      .u16(c.acceleration_range_g)
      .u16(c.rate_range_dps)
      .u8(c.samples_per_frame);
}

// The request, or the answer that refuses it. An empty write has no op to answer.
struct Parsed {
  std::optional<Request> request{};
  Answer refusal{};
};

inline constexpr std::array<std::size_t, 6> kRequestSizes{1, 1, 5, 4, 2, 8};

constexpr bool right_size(Bytes bytes) {
  const bool asks = bytes[0] == 6 && bytes.size() == 1;
  return asks || bytes.size() == kRequestSizes[bytes[0] - 1U];
}

constexpr Parsed parse_request(Bytes bytes) {
  Parsed parsed;
  if (bytes.empty()) return parsed;
  const std::uint8_t op = bytes[0];
  if (op < 1 || op > kRequestSizes.size()) {
    parsed.refusal = answer(op, Result::unknown_op);
  } else if (!right_size(bytes) || (op == 4 && bytes[3] == 0)) {
    parsed.refusal = answer(op, Result::bad_parameter);
  } else {
    Request request{static_cast<Op>(op)};
    if (request.op == Op::sync) request.cookie = u32_at(bytes, 1);
    if (request.op == Op::resend) request.first_sequence = u16_at(bytes, 1);
    if (request.op == Op::resend) request.count = bytes[3];
    if (request.op == Op::identify) request.count = bytes[1];
    if (request.op == Op::configure && bytes.size() > 1)
      request.wanted = {u16_at(bytes, 1), u16_at(bytes, 3), u16_at(bytes, 5), bytes[7]};
    parsed.request = request;
  }
  return parsed;
}

}  // namespace pod
