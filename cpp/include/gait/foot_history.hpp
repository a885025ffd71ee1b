// The last second and more of a shoe, kept so that a stride can be looked back on once its events
// are known. At most 260 moments a second: a faster sensor is averaged down, which leaves every
// integral as it is.
#pragma once
#include "gait/motion.hpp"
#include "gait/ring.hpp"

namespace gait {

class FootHistory {
 public:
  struct Moment {
    Micros time{};
    Motion motion{};
  };

  static constexpr std::size_t kKept =
      512;  // 2 s: from one mid-stance past the end of the next contact
  static constexpr float kMost_hz = 260.0F;

  void design(float rate_hz) {
    together_ = 1 + static_cast<int>((rate_hz - 1.0F) / kMost_hz);
    gap_ = Micros{static_cast<std::int64_t>(3.5e6F * static_cast<float>(together_) / rate_hz)};
    clear();
  }

  void clear() {
    moments_.clear();
    begin();
  }

  void add(Micros time, const Motion& motion) {
    if (together_ == 1) return keep({time, motion});
    if (count_ == 0) first_ = time;
    sum_.acceleration_mps2 += motion.acceleration_mps2;
    sum_.rate_radps += motion.rate_radps;
    if (++count_ < together_) return;
    const Lanes share = lanes(1.0F / static_cast<float>(count_));
    const Micros middle = first_ + (time - first_) / 2;
    keep({middle, {sum_.acceleration_mps2 * share, sum_.rate_radps * share}});
    begin();
  }

  std::size_t size() const { return moments_.size(); }
  // 0 is the newest.
  const Moment& back(std::size_t age) const { return moments_.back(age); }

  // The age of the first moment at or after `time`; size() when that is further back than is kept.
  std::size_t age_of(Micros time) const {
    std::size_t newer = 0;
    std::size_t older = size();
    if (older == 0 || back(older - 1).time > time) return size();
    while (older - newer > 1) {
      const std::size_t middle = (newer + older) / 2;
      (back(middle).time >= time ? newer : older) = middle;
    }
    return newer;
  }

 private:
  void keep(const Moment& moment) {
    if (size() > 0 && moment.time - back(0).time > gap_) moments_.clear();
    moments_.push(moment);
  }

  void begin() {
    sum_ = {};
    count_ = 0;
  }

  Ring<Moment, kKept> moments_{};
  Motion sum_{};
  Micros first_{}, gap_{};
  int together_{1}, count_{};
};

}  // namespace gait
