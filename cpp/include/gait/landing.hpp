// When a foot met the ground, from how sharply its acceleration changes (the length of the jerk
// vector: the same whichever way the sensor is mounted, and blind to gravity). A hard landing is
// told at once; a soft one, or one seen through a soft mounting, once no sharper change follows,
// because the foot also brakes just before it lands. Either is then traced back to where the jolt
// began: a soft one to a share of its peak; a sudden one to the first sample that shows it, and
// into the period before that by how much it shows.
#pragma once
#include <optional>

#include "gait/first_rise.hpp"
#include "gait/ring.hpp"

namespace gait {

struct LandingSettings {
  float begin_share{0.35F};   // of the jolt's peak: where it began; filters smear what is below
  float notice_share{0.25F};  // of the usual peak: look closer from here on
  float notice_mps3{
      500.0F};  // m/s3; the least that is looked at: a soft walking step peaks at 3000
  float enough_mps3{4000.0F};  // m/s3; always looked at, however hard the usual landing
  float hard_mps3{1500.0F};    // m/s3; a shoe on a belt, felt through a firm mounting
  float hard_ratio{3.0F};      // how many times the jerk grows over that of the calm before
  float calm_s{0.040F};        // s; that long it was calm, until `hard_rise_s` ago
  float hard_rise_s{0.012F};   // s
  float shown_share{0.3F};     // of a sudden rise so far: a sample above it belongs to it,
  float shown_growth{1.5F};    // or one that grew so many times more than the calm before did
  float shown_least{0.01F};    // and by this share of the rise
  float shown_part{0.68F};     // of a period, from the touch to that sample: half, and what the
                               // sensor's own filter, at half its rate, holds back
  float spike_s{0.014F};       // s; up and down again: one knock, not braking and then a landing
  float spike_share{0.5F};     // of the peak: the jerk of the way up
  float valley_share{0.15F};   // of the peak: a jolt before a dip so deep was another one
  float settled_s{0.025F};     // s without a sharper change: the peak of a soft landing is passed
  float longest_s{0.080F};     // s from first notice; decide by then
  float first_patience{2.0F};  // times both, for the first landing
};

struct Landing {
  float ago_s{};  // before the sample at which it was told; filter delay still inside
  float peak_mps3{};
  bool hard{};
};

class LandingFinder {
 public:
  explicit LandingFinder(const LandingSettings& settings = {}) : settings_{settings} {}

  void reset() {
    jerks_.clear();
    watching_ = false;
  }

  void design(float period_s) {
    period_s_ = period_s;
    spike_ = static_cast<std::size_t>(settings_.spike_s / period_s);
    rise_ = 1 + static_cast<std::size_t>(settings_.hard_rise_s / period_s);
    calm_ = rise_ + static_cast<std::size_t>(settings_.calm_s / period_s);
  }

  // Every sample, whether a landing is expected or not.
  void see(float jerk_mps3) { jerks_.push(jerk_mps3); }

  void ignore() { watching_ = false; }
  bool watching() const { return watching_; }

  // Up from calm at once to at least so much: nothing that muscles do to a swinging foot changes
  // so fast.
  std::optional<Landing> sudden(float least_mps3) {
    const float now = jerks_.back(0);
    if (now < settings_.hard_mps3 || now < least_mps3 || jerks_.size() <= calm_)
      return std::nullopt;
    const float calm = now / settings_.hard_ratio;
    for (std::size_t age = rise_; age <= calm_; ++age)
      if (jerks_.back(age) > calm) return std::nullopt;
    watching_ = false;
    since_peak_ = 0;
    peak_ = now;
    const std::size_t first = first_shown();
    const float earlier = first_.earlier(jerks_.back(first) - expected(first));
    const float ago = static_cast<float>(first) + settings_.shown_part + earlier;
    return Landing{ago * period_s_, peak_, true};
  }

  // The sharpest of some changes, once no sharper one follows: call while a landing is expected.
  std::optional<Landing> settled(float usual_peak_mps3) {
    const float now = jerks_.back(0);
    // How hard landings are is not known yet: the braking before one would do, above all what is
    // left of it.
    const bool first = !(usual_peak_mps3 > 0.0F);
    const float patience = first ? settings_.first_patience : 1.0F;
    if (!watching_) {
      const bool passing = first && jerks_.size() > 1 && now < jerks_.back(1);
      if (passing || !(now > notice(usual_peak_mps3))) return std::nullopt;
      watching_ = true;
      peak_ = 0.0F;
      watched_s_ = 0.0F;
    }
    watched_s_ += period_s_;
    since_peak_ = now > peak_ ? 0 : since_peak_ + 1;
    if (since_peak_ == 0) peak_ = now;
    const float passed_s = static_cast<float>(since_peak_) * period_s_;
    const bool passed = passed_s >= patience * settings_.settled_s;
    if (!passed && watched_s_ < patience * settings_.longest_s) return std::nullopt;
    watching_ = false;
    return Landing{began_ago_s(), peak_, false};
  }

 private:
  static constexpr std::size_t kKept = 256;  // 80 ms and the hold at 1600 Hz

  float notice(float usual_peak_mps3) const {
    const float share = settings_.notice_share * usual_peak_mps3;
    if (share < settings_.notice_mps3) return settings_.notice_mps3;
    return share < settings_.enough_mps3 ? share : settings_.enough_mps3;
  }

  // The age of the first sample of a sudden rise that goes on now.
  std::size_t first_shown() const {
    const float calm = jerks_.back(rise_);
    const float level = calm + settings_.shown_share * (peak_ - calm);
    const float least = settings_.shown_least * peak_;
    std::size_t first = 0;
    for (std::size_t at = 1; at < rise_; ++at) {
      const float here = jerks_.back(at);
      if (here <= level && here <= settings_.shown_growth * expected(at) + least) break;
      first = at;
    }
    return first;
  }

  // What would be at this age had the calm gone on: a swung foot's jerk grows evenly.
  float expected(std::size_t age) const {
    const float last = jerks_.back(age + 1);
    const float before = jerks_.back(age + 2);
    if (!(last > before)) return last;
    return last < 2.0F * before ? last * last / before : 2.0F * last;
  }

  // Back from the peak, over the first half of a spike that went up and down again, along the
  // rising side to the chosen share of the peak, between two samples; not into an earlier jolt.
  float began_ago_s() const {
    const float level = settings_.begin_share * peak_;
    std::size_t at = spike_began();
    std::size_t valley = at;
    while (at + 2 < jerks_.size() && jerks_.back(at + 1) > level) {
      ++at;
      if (jerks_.back(at) < jerks_.back(valley)) valley = at;
      const bool climbs = jerks_.back(at) > jerks_.back(valley) + settings_.valley_share * peak_;
      if (climbs) return static_cast<float>(valley) * period_s_;
    }
    if (at + 1 >= jerks_.size()) return static_cast<float>(at) * period_s_;
    const float above = jerks_.back(at);
    const float below = jerks_.back(at + 1);
    const float part = above > below ? (above - level) / (above - below) : 0.0F;
    return (static_cast<float>(at) + (part < 1.0F ? part : 1.0F)) * period_s_;
  }

  std::size_t spike_began() const {
    std::size_t first = since_peak_;
    for (std::size_t at = since_peak_ + 1; at <= since_peak_ + spike_ && at < jerks_.size(); ++at) {
      if (jerks_.back(at) > settings_.spike_share * peak_) first = at;
    }
    return first;
  }

  LandingSettings settings_;
  Ring<float, kKept> jerks_{};
  FirstRise first_{};
  float period_s_{};
  float peak_{};
  float watched_s_{};
  std::size_t rise_{1}, calm_{1};
  std::size_t spike_{};
  std::size_t since_peak_{};
  bool watching_{};
};

}  // namespace gait
