// Landings from the shaking of a treadmill's deck or console (an accelerometer, a phone). Each
// landing makes it ring; the ringing swells within a few hundredths of a second and dies away until
// the next. A landing is where the envelope has risen by a share of its usual swell from the
// quietest moment before. Toe-off shakes nothing: there is none, and so no contact time. Which foot
// it was is unknown.
//
// The trap: the springy push of a hop or of quick feet lets go of the deck at once, and the frame
// swings back as if somebody had landed. Only a landing has the blow of a sole in it, so blows are
// listened to by themselves, and alone believed where they are heard. Where they are not (a phone's
// 100 Hz, a frame that only rings), swells that follow each other as no runner's landings do are of
// such pushes, and nothing is said for a while; of a stream slower than that, nothing ever.
//
// How long a frame takes to ring is its own affair: all landings come late by about the same (29 ms
// on a console, DECISIONS.md), so they serve rhythm, not the place of a foot in time.
#pragma once
#include <optional>

#include "gait/motion.hpp"
#include "gait/present_axes.hpp"
#include "gait/swells.hpp"

namespace gait {

struct DeckSettings {
  float shaking_above_hz{8.0F};  // Hz; slower is the frame giving way, and gravity
  float blow_above_hz{35.0F};    // Hz; a sole on the deck, not the frame that swings back
  float blow_from_hz{150.0F};    // Hz; slower streams do not hold the blow
  float least_rate_hz{93.0F};    // Hz; slower ones miscount walking and springing alike
  float heard_share{0.3F};       // of the usual shaking; a runner's blows are 0.4 of it
  float envelope_hz{8.0F};       // Hz; three to four landings a second must stay apart
  float running_step_s{0.25F};   // s; sooner after each other are no landings of a runner
  float doubt_s{2.0F};           // s; so long nothing is said after such
  SwellSettings shaking{};
  // Blows of two feet together may cancel: the usual one is that of the larger. Half as large is
  // the frame; larger than usual is a landing at any time.
  SwellSettings blow{.sure_share = 0.4F,
                     .early_share = 1.2F,
                     .shortest_s = 0.26F,
                     .first = 0,
                     .learn = 0.15F,
                     .learn_larger = 0.3F};
};

class DeckDetector {
 public:
  using Settings = DeckSettings;

  explicit DeckDetector(const Settings& settings = {}) : settings_{settings} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    if (!present_(acceleration, kBeyond_mps2)) return std::nullopt;
    return bridge_(sample.time, acceleration, *this);
  }

  void reset() { *this = DeckDetector{settings_}; }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Vec3>;

  // What shakes above a frequency, without its direction.
  class Band {
   public:
    void set(float above_hz, float rate_hz, const Coefficients& low_pass) {
      const auto corner_hz = static_cast<double>(above_hz);
      above_.set(butterworth_high_pass(corner_hz, static_cast<double>(rate_hz)));
      envelope_.set(low_pass);
    }

    void settle(const Vec3& a) {
      above_.settle(a);
      envelope_.settle(0.0F);
    }

    float operator()(const Vec3& a) { return envelope_(length(above_(a))); }

   private:
    Smooth3 above_{};
    Biquad<float> envelope_{};
  };

  static constexpr float kBeyond_mps2 = 4000.0F;
  static constexpr float kConfidence = 0.7F;  // the frame is far from the foot
  static constexpr float kFirst = 0.3F;       // how much this deck swells is not known yet

  void begin() { begun_ = false; }

  void design(const SampleClock& clock) {
    const float rate_hz = clock.rate_hz();
    const auto low_pass = butterworth_low_pass(static_cast<double>(settings_.envelope_hz),
                                               static_cast<double>(rate_hz));
    const auto late_s = static_cast<float>(delay_s(low_pass, static_cast<double>(rate_hz)));
    counts_ = rate_hz > settings_.least_rate_hz;
    holds_blows_ = rate_hz > settings_.blow_from_hz;
    shaking_.set(settings_.shaking_above_hz, rate_hz, low_pass);
    shakes_.set(clock.period_s(), late_s);
    if (!holds_blows_) return;
    blow_.set(settings_.blow_above_hz, rate_hz, low_pass);
    blows_.set(clock.period_s(), late_s);
  }

  std::optional<Event> sample(Micros time, const Vec3& a) {
    if (!counts_) return std::nullopt;
    if (!begun_) [[unlikely]]
      start(a);
    const float usual_mps2 = shakes_.usual_mps2();
    auto landed = shakes_(time, shaking_(a));
    // What it took for landings before was none, and its rhythm says nothing.
    if (shakes_.usual_mps2() > 2.0F * usual_mps2) shaken_ = odd_ = odd_before_ = kLongAgo;
    const bool doubtful = landed && doubt(*landed);
    if (holds_blows_) {
      const auto blow = blows_(time, blow_(a));
      if (blows_heard()) return blow ? land(*blow, time, kConfidence) : std::nullopt;
    }
    if (!landed || doubtful) return std::nullopt;
    return land(*landed, time, usual_mps2 > 0.0F ? kConfidence : kFirst);
  }

  void start(const Vec3& a) {
    shaking_.settle(a);
    blow_.settle(a);
    shakes_.start();
    blows_.start();
    begun_ = true;
  }

  bool blows_heard() const {
    return blows_.usual_mps2() > settings_.heard_share * shakes_.usual_mps2();
  }

  // Two such within this time; one may be a stumble, or a start.
  bool doubt(Micros shaken) {
    if (shaken - shaken_ < micros(settings_.running_step_s)) {
      odd_before_ = odd_;
      odd_ = shaken;
    }
    shaken_ = shaken;
    return shaken - odd_before_ < micros(settings_.doubt_s);
  }

  std::optional<Event> land(Micros landed, Micros now, float confidence) {
    if (landed - landed_ < micros(settings_.shaking.shortest_s)) return std::nullopt;
    landed_ = landed;
    return Event{landed, now, EventKind::initial_contact, Side::unknown, true, confidence};
  }

  static Micros micros(float time_s) { return Micros{static_cast<std::int64_t>(time_s * 1e6F)}; }

  static constexpr Micros kLongAgo{-(std::int64_t{1} << 61)};

  Settings settings_;
  PresentAxes present_{};
  Bridge<Vec3> bridge_{};
  Band shaking_{}, blow_{};
  Swells shakes_{settings_.shaking}, blows_{settings_.blow};
  Micros shaken_{kLongAgo}, odd_{kLongAgo}, odd_before_{kLongAgo}, landed_{kLongAgo};
  bool begun_{}, counts_{}, holds_blows_{};
};

}  // namespace gait
