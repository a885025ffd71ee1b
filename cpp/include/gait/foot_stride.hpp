// What one contact of a shoe says beside its times: the angle at which the sole met the belt, how
// fast it came down, how sharply it landed, how sharply the other end of the sole followed (a heel
// that is slammed down after the toes), and the stride that led there.
//
// The strike angle is how far the sole turns from initial contact until it lies flat: less than a
// tenth of a second of integration, so that the gyroscope's bias does not matter. Flat is where the
// shoe turns least between the slap and the push. A foot that never lies flat (a hop on the
// toes) is measured against its flattest moment.
#pragma once
#include <optional>

#include "gait/event.hpp"
#include "gait/flat_sole.hpp"
#include "gait/foot_path.hpp"

namespace gait {

struct FootStride {
  Micros initial_contact{};
  float strike_rad{kAbsent};         // of the sole, toes up positive
  float strike_rate_radps{kAbsent};  // pitch rate, toes up positive, over the first 20 ms
  float peak_mps2{kAbsent};          // hardest specific force of the landing
  float jerk_mps3{kAbsent};          // its steepest change
  float slap_mps3{kAbsent};          // the steepest change once that is over, until mid-contact
  float length_m{kAbsent};           // from the last mid-stance to this one, on the belt
  float speed_mps{kAbsent};          // the same over its time
  float lift_m{kAbsent};             // how high the shoe rose in between
  float heel_rad{kAbsent};           // pitch while the heel was lowest, against standing: below 0
                                     // it stayed up
};

struct FootStrideSettings {
  float flat_from{0.20F};     // of the contact; the slap is over
  float flat_to{0.65F};       // of the contact; the heel has not lifted yet
  float rate_s{0.020F};       // s after initial contact over which the strike rate is averaged
  float landing_s{0.050F};    // s after initial contact; a landing peaks within
  float slap_from_s{0.028F};  // s after initial contact; the first blow and its ringing are over
  float slap_to_s{0.100F};    // s; no heel comes down later
  float slap_share{0.6F};     // of the contact at most; then the push begins
  float still_radps{3.0F};    // rad/s; a shoe that turns faster is not standing on the belt
  float at_rest_radps{1.0F};  // rad/s; no slower, it moves too fast to say how the sole is held
  float up_share{0.2F};       // of each new stride in the mean direction of up
  float shortest_stride_s{0.35F};
  float shortest_hop_s{0.25F};    // s; nobody hops faster
  float longest_stride_m{5.0F};   // m; beyond any runner: what was integrated was no stride
  float longest_stride_s{1.60F};  // s; a stroll; more is a stop
};

class FootStrides {
 public:
  using Settings = FootStrideSettings;

  explicit FootStrides(const Settings& settings = {}) : settings_{settings} {}

  void design(float rate_hz) {
    history_.design(rate_hz);
    sole_.design(1.0F / rate_hz);
    stood_ = false;
  }

  void begin() {
    history_.clear();
    stood_ = false;
  }

  void add(Micros time, const Motion& motion) {
    history_.add(time, motion);
    sole_.see(motion);
  }

  // A contact has ended. `toes_up` is left to right across the foot in the sensor's axes.
  std::optional<FootStride> end(Micros initial_contact, Micros toe_off, const Lanes& toes_up) {
    const std::size_t landed = history_.age_of(initial_contact);
    if (landed >= history_.size() || toe_off <= initial_contact) return std::nullopt;
    FootStride stride{initial_contact};
    feel_landing(stride, landed);
    stride.strike_rate_radps = rate(initial_contact, landed, toes_up);
    stride.slap_mps3 = slap(initial_contact, toe_off);
    const std::size_t flat = flattest(initial_contact, toe_off);
    if (flat >= landed) return std::nullopt;
    stride.strike_rad = -turned(landed, flat, toes_up);
    const float turns = turning(flat);
    const bool still = turns < settings_.still_radps;
    if (still && stood_) measure_way(stride, flat, toes_up);
    if (still && !stood_) look_up(flat);
    const bool rests = turns < settings_.at_rest_radps;
    if (!rests || !rested_) stride.heel_rad = kAbsent;
    if (stride.heel_rad == stride.heel_rad)
      stride.heel_rad += highest(landed, flat, history_.age_of(toe_off), toes_up);
    stood_ = still;
    rested_ = rests;
    stood_at_ = history_.back(flat).time;
    return stride;
  }

 private:
  void feel_landing(FootStride& stride, std::size_t landed) const {
    const Micros begin = history_.back(landed).time;
    float since_s = 0.0F;
    float peak = 0.0F;
    float jerk = 0.0F;
    for (std::size_t age = landed; age > 0 && since_s < settings_.landing_s; --age) {
      const auto& next = history_.back(age - 1);
      const float steep = steepness(age);
      since_s = seconds(next.time - begin);
      const float hard = length(next.motion.acceleration_mps2);
      if (steep > jerk) jerk = steep;
      if (hard > peak) peak = hard;
    }
    stride.peak_mps2 = peak;
    stride.jerk_mps3 = jerk;
  }

  // Mean turning from initial contact on, straight from moment to moment: both ends of the while
  // lie between two of them.
  float rate(Micros initial_contact, std::size_t landed, const Lanes& about) const {
    if (landed + 1 >= history_.size()) return kAbsent;
    float turned_rad = 0.0F;
    for (std::size_t age = landed + 1; age > 0; --age) {
      const auto& now = history_.back(age);
      const auto& next = history_.back(age - 1);
      const float dt_s = seconds(next.time - now.time);
      const float after_s = seconds(now.time - initial_contact);
      if (after_s >= settings_.rate_s) break;
      const float begin = after_s < 0.0F ? -after_s / dt_s : 0.0F;
      const float left_s = settings_.rate_s - after_s;
      const float end = left_s < dt_s ? left_s / dt_s : 1.0F;
      const Motion middle = between(now.motion, next.motion, 0.5F * (begin + end));
      turned_rad += (end - begin) * dt_s * dot(middle.rate_radps, about);
    }
    return turned_rad / settings_.rate_s;
  }

  float slap(Micros landed, Micros off) const {
    const float share_s = settings_.slap_share * seconds(off - landed);
    const float to_s = share_s < settings_.slap_to_s ? share_s : settings_.slap_to_s;
    const std::size_t from = history_.age_of(before(landed, -settings_.slap_from_s));
    const std::size_t to = history_.age_of(before(landed, -to_s));
    float steepest = kAbsent;
    for (std::size_t age = from; from < history_.size() && age > to; --age) {
      const float steep = steepness(age);
      if (!(steep <= steepest)) steepest = steep;
    }
    return steepest;
  }

  // Of the acceleration, from the moment of this age to the next.
  float steepness(std::size_t age) const {
    const auto& now = history_.back(age);
    const auto& next = history_.back(age - 1);
    return length(next.motion.acceleration_mps2 - now.motion.acceleration_mps2) /
           seconds(next.time - now.time);
  }

  // Mean turning over five moments, so that one quiet sample in a ringing shoe is not taken.
  float turning(std::size_t age) const {
    float sum = 0.0F;
    for (std::size_t i = age - 2; i <= age + 2; ++i)
      sum += length(history_.back(i).motion.rate_radps);
    return sum / 5.0F;
  }

  std::size_t flattest(Micros landed, Micros off) const {
    const auto contact_us = static_cast<float>((off - landed).count());
    const auto part = [&](float share) {
      return history_.age_of(landed + Micros{static_cast<std::int64_t>(share * contact_us)});
    };
    const std::size_t first = part(settings_.flat_from);
    std::size_t last = part(settings_.flat_to);
    if (first < 2 || first + 3 > history_.size()) return history_.size();
    if (last < 2) last = 2;
    std::size_t best = first;
    float least = 1e9F;
    for (std::size_t age = last; age <= first; ++age) {
      const float now = turning(age);
      if (now < least) best = age;
      if (now < least) least = now;
    }
    return best;
  }

  float turned(std::size_t from, std::size_t to, const Lanes& about) const {
    float sum = 0.0F;
    for (std::size_t age = from; age > to; --age) {
      const auto& now = history_.back(age);
      const auto& next = history_.back(age - 1);
      sum += 0.5F * seconds(next.time - now.time) *
             dot(now.motion.rate_radps + next.motion.rate_radps, about);
    }
    return sum;
  }

  // Where no stride led here, up is what the shoe feels while it lies flat.
  void look_up(std::size_t flat) {
    Lanes sum{};
    for (std::size_t i = flat - 2; i <= flat + 2; ++i)
      sum += history_.back(i).motion.acceleration_mps2;
    const float size = length(sum);
    if (size > 0.0F) up_ = sum / lanes(size);
  }

  // The sole lies alike at every mid-stance, so up is the mean of some strides.
  void learn_up(const Lanes& now) {
    up_ += lanes(settings_.up_share) * (now - up_);
    up_ /= lanes(length(up_));
  }

  // How far above its pitch when flat the sole was at most, while it touched the ground.
  float highest(std::size_t landed, std::size_t flat, std::size_t off, const Lanes& toes_up) const {
    float most = 0.0F;
    float now = 0.0F;
    for (std::size_t age = flat; age < landed; ++age) {
      now -= turned(age + 1, age, toes_up);
      if (now > most) most = now;
    }
    now = 0.0F;
    for (std::size_t age = flat; age > off; --age) {
      now += turned(age, age - 1, toes_up);
      if (now > most) most = now;
    }
    return most;
  }

  void measure_way(FootStride& stride, std::size_t flat, const Lanes& toes_up) {
    const float time_s = seconds(history_.back(flat).time - stood_at_);
    const std::size_t from = history_.age_of(stood_at_);
    const bool possible = time_s > settings_.shortest_hop_s &&
                          time_s < settings_.longest_stride_s && from < history_.size();
    if (!possible) return;
    const FootPath path = foot_path(history_, from, flat, up_, heights_);
    if (!(path.length_m < settings_.longest_stride_m)) return;
    stride.heel_rad = sole_.pitch_rad(path.up, toes_up);
    if (time_s <= settings_.shortest_stride_s) return;
    learn_up(path.up);
    stride.length_m = path.length_m;
    stride.speed_mps = path.length_m / path.time_s;
    stride.lift_m = path.lift_m;
  }

  Settings settings_;
  FootHistory history_{};
  FootHeights heights_{};
  FlatSole sole_{};
  Lanes up_{};
  Micros stood_at_{};
  bool stood_{}, rested_{};
};

}  // namespace gait
