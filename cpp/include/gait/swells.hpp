// Swells of one envelope: when each began, and how large they usually are.
#pragma once
#include <cstdint>
#include <optional>

#include "gait/crossing.hpp"

namespace gait {

struct SwellSettings {
  float rise_share{0.3F};        // of the usual swell: here it begins
  float sure_share{0.0F};        // of the usual swell: so large it must be to be one
  float early_share{0.0F};       // likewise, sooner than the shortest; 0: never
  float least_rise_mps2{0.25F};  // m/s2; people walking past the machine stay below
  float hum_share{0.15F};        // of what shakes without a break, such as the motor
  float fall_share{0.3F};        // of this swell: it is over
  float shortest_s{0.2F};        // s; 300 steps a minute is beyond anyone
  float longest_s{2.0F};         // s; then the usual swell is forgotten by half
  int patience{3};               // swells in a row too small; then too
  int first{3};                  // swells: one of four times what was usual is the first landing
  float learn{0.25F};            // share of each swell in the usual one
  float learn_larger{0.25F};     // likewise, of one that is larger
  float learn_most{0.5F};        // of the usual swell: more beyond it is no landing to learn from
};

class Swells {
 public:
  explicit Swells(const SwellSettings& settings) : settings_{settings} {}

  void set(float period_s, float delay_s) {
    period_s_ = period_s;
    delay_s_ = delay_s;
  }

  void start() {
    now_ = lowest_ = since_s_ = 0.0F;
    refused_ = 0;
    phase_ = Phase::quiet;
  }

  // When a swell began, as soon as it is sure to be one.
  std::optional<Micros> operator()(Micros time, float envelope_mps2) {
    const float before = now_;
    now_ = envelope_mps2;
    since_s_ += period_s_;
    if (since_s_ > settings_.longest_s) tire();
    if (phase_ == Phase::swell) {
      follow();
      return std::nullopt;
    }
    if (phase_ == Phase::quiet) await(time, before);
    return phase_ == Phase::rising ? rise() : std::nullopt;
  }

  // 0 until one has been seen.
  float usual_mps2() const { return usual_mps2_; }

 private:
  enum class Phase : std::uint8_t { quiet, rising, swell };

  void tire() {
    since_s_ = 0.0F;
    usual_mps2_ *= 0.5F;
    calm();
  }

  void await(Micros time, float before) {
    if (now_ < lowest_) lowest_ = now_;
    const float level = lowest_ + least();
    if (now_ < level || (early() && settings_.early_share == 0.0F)) return;
    began_ = crossing(time, period_s_, before, now_, level, delay_s_);
    highest_ = now_;
    phase_ = Phase::rising;
  }

  std::optional<Micros> rise() {
    if (now_ > highest_) highest_ = now_;
    const float share = early() ? settings_.early_share : settings_.sure_share;
    if (highest_ - lowest_ < share * usual_mps2_ || (early() && usual_mps2_ == 0.0F)) {
      if (over()) refuse();
      return std::nullopt;
    }
    phase_ = Phase::swell;
    since_s_ = 0.0F;
    refused_ = 0;
    return began_;
  }

  // So many in a row that are too small: what is usual was learnt from something else.
  void refuse() {
    if (!early() && ++refused_ >= settings_.patience) {
      usual_mps2_ *= 0.5F;
      refused_ = 0;
    }
    calm();
  }

  void follow() {
    if (now_ > highest_) highest_ = now_;
    if (!over()) return;
    float more = highest_ - lowest_ - usual_mps2_;
    const float most = settings_.learn_most * usual_mps2_;
    const bool first =
        usual_mps2_ == 0.0F || (learnt_ < settings_.first && more > 3.0F * usual_mps2_);
    if (!first && more > most) more = most;
    const float learn = more > 0.0F ? settings_.learn_larger : settings_.learn;
    usual_mps2_ += more * (first ? 1.0F : learn);
    if (usual_mps2_ > 2.0F * settings_.least_rise_mps2 && learnt_ < settings_.first) ++learnt_;
    calm();
  }

  float least() const {
    const float usual = settings_.rise_share * usual_mps2_;
    const float hum = settings_.hum_share * lowest_;
    const float least = hum > settings_.least_rise_mps2 ? hum : settings_.least_rise_mps2;
    return usual > least ? usual : least;
  }

  bool early() const { return since_s_ < settings_.shortest_s; }
  bool over() const { return now_ <= highest_ - settings_.fall_share * (highest_ - lowest_); }

  void calm() {
    phase_ = Phase::quiet;
    lowest_ = now_;
  }

  SwellSettings settings_;
  Phase phase_{Phase::quiet};
  Micros began_{};
  float period_s_{}, delay_s_{}, now_{}, lowest_{}, highest_{}, usual_mps2_{}, since_s_{};
  int refused_{}, learnt_{};
};

}  // namespace gait
