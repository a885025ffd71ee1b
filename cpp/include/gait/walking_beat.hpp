// The beat of walking, from how hard a body is pushed up: the waist, the chest, or all the force
// under the feet over the weight. A walker is lowest and pushed hardest while both feet carry, so
// there is one swell a step; initial contact comes as that double support begins, a tenth of a step
// before the top. Contact time cannot be seen: the other foot pushes at the same time.
//
// The trap: everything sways. Steps are told only once swells follow each other evenly, at the pace
// of walking and as large as it; the swell that settles it is the first to be told.
#pragma once
#include <optional>

#include "gait/biquad.hpp"
#include "gait/peak.hpp"
#include "gait/time.hpp"

namespace gait {

struct WalkingBeatSettings {
  float cutoff_hz{3.5F};          // Hz; the quickest walkers step 2.6 times a second
  float least_swell_mps2{1.0F};   // m/s2 from dip to top; a stroll of 0.7 m/s has 1.2
  float swell_share{0.35F};       // of the usual swell
  float most_swell_mps2{14.0F};   // m/s2; more is no walking
  float shortest_step_s{0.36F};   // s; 167 steps a minute: runners and hoppers are quicker
  float longest_step_s{1.1F};     // s; slower is swaying
  float even_share{0.35F};        // of the last step; the next one may differ by so much
  float before_top_share{0.17F};  // of a step: half the double support, and the way up the body
};

class WalkingBeat {
 public:
  using Settings = WalkingBeatSettings;

  explicit WalkingBeat(const Settings& settings = {}) : settings_{settings} {}

  void design(Period period) {
    const double rate_hz = 1.0 / static_cast<double>(period.count());
    const auto low_pass = butterworth_low_pass(static_cast<double>(settings_.cutoff_hz), rate_hz);
    low_pass_.set(low_pass);
    delay_s_ = static_cast<float>(delay_s(low_pass, rate_hz));
    period_s_ = period.count();
  }

  // Begin anew, at rest.
  void begin() {
    low_pass_.settle(0.0F);
    top_.clear();
    rising_ = false;
    dip_ = usual_ = last_step_s_ = 0.0F;
    since_s_ = kLong_s;
  }

  // How clearly the last swell stood out, 0 to 1.
  float clear() const {
    const float clear = usual_ / (3.0F * settings_.least_swell_mps2);
    return clear < 1.0F ? 0.8F * clear : 0.8F;
  }

  // Seconds from an initial contact to this sample, when one has become known. `pushed_mps2`: how
  // hard the body is pushed up beyond its weight.
  std::optional<float> operator()(float pushed_mps2) {
    const float now = low_pass_(pushed_mps2);
    since_s_ += period_s_;
    if (since_s_ > settings_.longest_step_s) usual_ = 0.0F;
    if (!rising_) return sink(now);
    // A lower dip, or a rise longer than a step: it was none. Whoever ran and then marches never
    // dips as low again.
    risen_s_ += period_s_;
    if (now < dip_ || risen_s_ > settings_.longest_step_s) {
      rising_ = false;
      dip_ = now;
      return std::nullopt;
    }
    top_(now);
    const float swell = top_.height() - dip_;
    if (now > top_.height() - kTurn * swell || swell < least()) return std::nullopt;
    rising_ = false;
    dip_ = now;
    return top(swell);
  }

 private:
  static constexpr float kLong_s = 10.0F;
  static constexpr float kTurn = 0.3F;  // of the swell: that far down, the top is over
  static constexpr float kLearn = 0.3F;

  std::optional<float> sink(float now) {
    if (now < dip_) dip_ = now;
    if (now > dip_ + kTurn * least()) {
      rising_ = true;
      risen_s_ = 0.0F;
      top_.clear();
      top_(now);
    }
    return std::nullopt;
  }

  float least() const {
    const float usual = settings_.swell_share * usual_;
    return usual > settings_.least_swell_mps2 ? usual : settings_.least_swell_mps2;
  }

  std::optional<float> top(float swell) {
    const float ago_s = top_.samples_ago() * period_s_;
    const float step_s = since_s_ - ago_s;
    since_s_ = ago_s;
    usual_ += (swell - usual_) * (usual_ > 0.0F ? kLearn : 1.0F);
    const float before_s = last_step_s_;
    last_step_s_ = step_s;
    const bool paced = step_s > settings_.shortest_step_s && step_s < settings_.longest_step_s;
    const float change = step_s - before_s;
    const bool even =
        change < settings_.even_share * before_s && change > -settings_.even_share * before_s;
    if (!paced || !even || swell > settings_.most_swell_mps2) return std::nullopt;
    return ago_s + delay_s_ + settings_.before_top_share * step_s;
  }

  Settings settings_;
  Biquad<float> low_pass_{};
  Peak top_{};
  float delay_s_{}, period_s_{}, dip_{}, usual_{}, since_s_{kLong_s}, risen_s_{}, last_step_s_{};
  bool rising_{};
};

}  // namespace gait
