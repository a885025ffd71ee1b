// The beat of a leg: how long until it is jolted again as it just was, whatever it does meanwhile.
// A leg that walks, runs or has quick feet is jolted alike once a stride, one that hops with every
// hop; so the beat says what the size of the jolts does not.
//
// The likeness of the jolt with itself so much earlier (correlation coefficient, forgetting), from
// means of some 20 ms; the shortest lag that is nearly as alike as the best. It is told once it has
// stayed the same for as long as itself: a stride that has just begun may be like anything.
#pragma once
#include <array>
#include <cmath>
#include <cstddef>

namespace gait {

struct LegBeatSettings {
  float memory_s{0.7F};           // s; a stride or two: whoever changes is told in two steps more
  float shortest_s{0.26F};        // s; 230 hops a minute
  float longest_s{1.3F};          // s; a stroll of 92 steps a minute
  float least_jolt_mps3{120.0F};  // m/s3; standing has less, every recorded step more
  float alike{0.5F};              // correlation coefficient; recorded strides have 0.64 to 0.83
  float first_share{0.85F};       // of the best likeness: two strides are as alike as one
  float same_within_s{0.045F};    // s; two means of 20 ms, and half of one
  float least_steady_s{0.5F};     // s, and for as long as itself
  float forgotten_s{1.0F};        // s without a likeness
};

class LegBeat {
 public:
  explicit LegBeat(const LegBeatSettings& settings = {}) : settings_{settings} {}

  void design(float period_s) {
    const int before = each_;
    each_ = static_cast<int>(kEach_s / period_s + 0.5F);
    if (each_ < 1) each_ = 1;
    bin_s_ = period_s * static_cast<float>(each_);
    first_ = lags(settings_.shortest_s);
    last_ = lags(settings_.longest_s);
    if (each_ != before) begin();
  }

  void begin() {
    sum_ = mean_ = held_s_ = steady_s_ = beat_s_ = 0.0F;
    count_ = 0;
    known_ = 0;
    both_.fill(0.0F), now_.fill(0.0F), then_.fill(0.0F), alike_.fill(0.0F);
  }

  void operator()(float jolt_mps3) {
    sum_ += jolt_mps3;
    if (++count_ < each_) [[likely]]
      return;
    const float mean_mps3 = sum_ / static_cast<float>(each_);
    sum_ = 0.0F;
    count_ = 0;
    compare(std::sqrt(mean_mps3));
    // Every second time is often enough, for the divisions cost most.
    asks_ = !asks_;
    if (asks_) hold(likeliest_s());
  }

  // s; 0 while none is known.
  float beat_s() const { return beat_s_; }

 private:
  static constexpr float kEach_s = 0.02F;
  static constexpr float kMean_s = 1.0F;
  static constexpr std::size_t kLags = 112;  // 1.3 s of the shortest means, of 13.3 ms, and more
  static constexpr std::size_t kSeen = 8;    // pairs before a lag is asked

  std::size_t lags(float s) const {
    const auto n = static_cast<std::size_t>(s / bin_s_);
    if (n < 1) return 1;
    return n + 2 < kLags ? n : kLags - 2;
  }

  // The root, for else the landing alone would be compared.
  void compare(float root) {
    const float floor = std::sqrt(settings_.least_jolt_mps3);
    const float size = root > floor ? root - floor : 0.0F;
    mean_ += (size - mean_) * bin_s_ / kMean_s;
    const float now = size - mean_;
    keep(now);
    const float share = bin_s_ / settings_.memory_s;
    const std::size_t end = known_ < last_ + 2 ? known_ : last_ + 2;
    const float* before = &past_[newest_];
    for (std::size_t lag = first_ - 1; lag < end; ++lag) {
      const float then = before[lag];
      both_[lag] += share * (now * then - both_[lag]);
      now_[lag] += share * (now * now - now_[lag]);
      then_[lag] += share * (then * then - then_[lag]);
    }
  }

  // Newest first and twice, so that all lie in a row from the newest on.
  void keep(float now) {
    newest_ = newest_ > 0 ? newest_ - 1 : kLags - 1;
    past_[newest_] = past_[newest_ + kLags] = now;
    if (known_ < kLags) ++known_;
  }

  // How alike each lag is: squared, and 0 where it is unlike or hardly seen.
  void liken() {
    for (std::size_t lag = first_ - 1; lag <= last_ + 1; ++lag) {
      const float most = now_[lag] * then_[lag];
      const bool asked = most > kLeast && both_[lag] > 0.0F && lag + kSeen <= known_;
      alike_[lag] = asked ? both_[lag] * both_[lag] / most : 0.0F;
    }
  }
  static constexpr float kLeast = 25.0F;  // (m/s3)2; recorded steps stay above, who stands does not

  bool top(std::size_t lag) const {
    const float here = alike_[lag];
    return here > 0.0F && here >= alike_[lag - 1] && here > alike_[lag + 1];
  }

  // 0 where nothing is alike.
  float likeliest_s() {
    liken();
    float best = settings_.alike * settings_.alike;
    bool found = false;
    for (std::size_t lag = first_; lag <= last_; ++lag) {
      if (!top(lag) || alike_[lag] < best) continue;
      best = alike_[lag];
      found = true;
    }
    if (!found) return 0.0F;
    const float enough = settings_.first_share * settings_.first_share * best;
    std::size_t lag = first_;
    while (!top(lag) || alike_[lag] < enough) ++lag;
    return static_cast<float>(lag) * bin_s_;
  }

  void hold(float likeliest_s) {
    const float passed_s = 2.0F * bin_s_;
    since_s_ += passed_s;
    if (since_s_ > settings_.forgotten_s) beat_s_ = 0.0F;
    const float moved_s = likeliest_s - held_s_;
    const bool same = moved_s < settings_.same_within_s && -moved_s < settings_.same_within_s;
    steady_s_ = likeliest_s > 0.0F && same ? steady_s_ + passed_s : 0.0F;
    held_s_ = likeliest_s;
    const float enough_s = settings_.least_steady_s;
    if (steady_s_ < (likeliest_s > enough_s ? likeliest_s : enough_s)) return;
    beat_s_ = likeliest_s;
    since_s_ = 0.0F;
  }

  LegBeatSettings settings_;
  std::array<float, 2 * kLags> past_{};
  // For each lag: means of the product of now and then, of either's square, and what they make.
  std::array<float, kLags> both_{}, now_{}, then_{}, alike_{};
  std::size_t first_{1}, last_{1}, newest_{}, known_{};
  float bin_s_{kEach_s}, sum_{}, mean_{}, held_s_{}, steady_s_{}, since_s_{}, beat_s_{};
  int count_{}, each_{1};
  bool asks_{};
};

}  // namespace gait
