// Requests to the pod and its answers: `op parameters` and `0x80|op result parameters`.
#pragma once
#include <cstdint>
#include <optional>

#include "bytes.hpp"

namespace pod {

enum class Op : std::uint8_t { start = 1, stop = 2, sync = 3, resend = 4, identify = 5 };
enum class Result : std::uint8_t {
  done = 0,
  unknown_op = 1,
  bad_parameter = 2,
  wrong_state = 3,
  no_longer_held = 4,
};

struct Request {
  Op op{};
  std::uint32_t cookie{};          // sync
  std::uint16_t first_sequence{};  // resend
  std::uint8_t count{};            // resend: frames; identify: seconds
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

// The request, or the answer that refuses it. An empty write has no op to answer.
struct Parsed {
  std::optional<Request> request{};
  Answer refusal{};
};

constexpr Parsed parse_request(Bytes bytes) {
  Parsed parsed;
  if (bytes.empty()) return parsed;
  const std::uint8_t op = bytes[0];
  const std::size_t expected = op == 3 ? 5 : op == 4 ? 4 : op == 5 ? 2 : 1;
  if (op < 1 || op > 5) {
    parsed.refusal = answer(op, Result::unknown_op);
  } else if (bytes.size() != expected || (op == 4 && bytes[3] == 0)) {
    parsed.refusal = answer(op, Result::bad_parameter);
  } else {
    Request request{static_cast<Op>(op)};
    if (request.op == Op::sync) request.cookie = u32_at(bytes, 1);
    if (request.op == Op::resend) request.first_sequence = u16_at(bytes, 1);
    if (request.op == Op::resend) request.count = bytes[3];
    if (request.op == Op::identify) request.count = bytes[1];
    parsed.request = request;
  }
  return parsed;
}

}  // namespace pod
