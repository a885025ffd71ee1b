// hardware/pod/protocol/vectors.json as the build read it, and just enough to look inside.
#pragma once
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bytes.hpp"

namespace vectors {

struct Vector {
  std::string_view characteristic, hex, note, expected;
};

inline constexpr auto kAll = std::to_array<Vector>({
#include "vectors.inc"
});

inline std::string hex(pod::Bytes bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

inline std::vector<std::uint8_t> bytes(std::string_view text) {
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    std::uint8_t value{};
    std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
    out.push_back(value);
  }
  return out;
}

// The text after `"name" :`, or nothing.
inline std::string_view after(std::string_view json, std::string_view name) {
  std::string key{'"'};
  key.append(name).push_back('"');
  const std::size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  return json.substr(json.find_first_not_of(" :\n", at + key.size()));
}

inline std::optional<double> number(std::string_view json, std::string_view name) {
  const std::string_view text = after(json, name);
  double value{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return value;
}

inline bool says(std::string_view json, std::string_view name, std::string_view value) {
  return after(json, name).starts_with(value);
}

// Every integer of a list, nested or not.
inline std::vector<int> integers(std::string_view json, std::string_view name) {
  std::vector<int> out;
  std::string_view text = after(json, name);
  if (!text.starts_with("[")) return out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
    if (depth == 0) break;
    int value{};
    const auto read = std::from_chars(text.data() + i, text.data() + text.size(), value);
    if (read.ec != std::errc{}) continue;
    out.push_back(value);
    i = static_cast<std::size_t>(read.ptr - text.data()) - 1;
  }
  return out;
}

}  // namespace vectors
