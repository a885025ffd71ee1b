// Contacts from an accelerometer at the shank or ankle, mounted any way. Along the shank ("up", the
// mean specific force) a leg that carries weight feels about 1 g and a leg that swings much less:
// the pendulum of the swing is the clock of the stride. Toe-off is then looked for just before each
// swing and initial contact just after it:
//
// - running: initial contact where the jolt (jerk below 15 Hz) sets in; toe-off from where the push
//   along it falls through 1 g and where it is least, at a fixed time before and after it;
// - hopping: as running, only that a leg without weight, or one whose beat is nearly over, is about
//   to land, however short its swing;
// - quick feet: as running, only that no foot lands long before its beat is over;
// - walking: initial contact from the sharpest sideways knock that follows the swing; toe-off from
//   where the push along the shank has died down.
//
// How it moves is told by `leg_gait.hpp`.
//
// The fixed times are those of a shank against a force plate (60 N), the same for all runners and
// speeds recorded (DECISIONS.md). A knock is felt about 30 ms after the sole loads 60 N.
#pragma once
#include <optional>

#include "gait/bridge.hpp"
#include "gait/falling.hpp"
#include "gait/leg_gait.hpp"
#include "gait/leg_knock.hpp"
#include "gait/motion.hpp"
#include "gait/peak.hpp"
#include "gait/pendulum.hpp"
#include "gait/present_axes.hpp"
#include "gait/shank_off.hpp"
#include "gait/stuck.hpp"
#include "gait/upward.hpp"

namespace gait {

class ShankDetector {
 public:
  using Settings = ShankSettings;

  explicit ShankDetector(const Settings& settings = {})
      : settings_{settings}, off_{settings}, gait_{settings.gait} {}

  std::optional<Event> operator()(const ImuSample& sample) {
    Vec3 acceleration = sample.acceleration_mps2;
    if (!present_(acceleration, kBeyond_mps2)) return std::nullopt;
    if (stuck_(sample.time, acceleration)) return std::nullopt;
    return bridge_(sample.time, acceleration, *this);
  }

  // No more samples come. A runner's toe-off that the fall through 1 g has foretold is told by that
  // alone (RMSE 8 instead of 6 ms); it lies in the past or not at all.
  std::optional<Event> finish() {
    if (!running() || phase_ == Phase::unknown || phase_ == Phase::swing) return std::nullopt;
    const Micros off = off_.foretold();
    if (off > now_ || seconds(off - contact_) < settings_.shortest_contact_s) return std::nullopt;
    begin_swing();
    Event last = event(EventKind::toe_off, now_, off);
    last.confidence *= kForetold;
    return last;
  }

  void reset() { *this = ShankDetector{settings_}; }

  const Settings& settings() const { return settings_; }
  float rate_hz() const { return bridge_.clock().rate_hz(); }

 private:
  friend class Bridge<Vec3>;
  enum class Phase : std::uint8_t { unknown, stance, leaving, swing };

  static constexpr float kBeyond_mps2 = 4000.0F;
  static constexpr float kG = static_cast<float>(kGravity_mps2);
  static constexpr float kForetold = 0.7F;
  static constexpr float kSprings = 0.7F;
  static constexpr float kUsualStride_s = 1.05F, kShortestStride_s = 0.6F, kLongestStride_s = 1.8F;

  void begin() { phase_ = Phase::unknown; }

  // Meanwhile the wearer may move otherwise, or wear it otherwise.
  void away(Micros so_long) {
    if (!SampleClock::forgets(so_long)) return;
    upward_.reset();
    gait_.forget();
  }

  void design(const SampleClock& clock) {
    const auto rate_hz = static_cast<double>(clock.rate_hz());
    period_s_ = clock.period_s();
    upward_.design(period_s_, settings_.upright_memory_s);
    knock_.design(period_s_, rate_hz);
    off_.design(period_s_, rate_hz);
    slow_.design(4.0, rate_hz);
    gait_.design(period_s_);
  }

  std::optional<Event> sample(Micros time, const Vec3& a) {
    now_ = time;
    const float along = upward_(a);
    if (phase_ == Phase::unknown) [[unlikely]]
      start(time, a, along);
    since_event_s_ += period_s_;
    since_swing_s_ += period_s_;
    off_.feel(along);
    slow_(along);
    felt_ = knock_(a, upward_.up(), running());
    if (gait_(length(a), knock_.jolts().now(), knock_.weightless_s())) take_up();
    if (gait_.gait() == Gait::unknown) return std::nullopt;
    const float share = running() ? settings_.running.swing_share : settings_.walking.swing_share;
    if (pendulum_(slow_.now(), share)) {
      if (phase_ != Phase::swing || !swung_) since_swing_s_ = 0.0F;
      swung_ = true;
    }
    off_.follow(time);
    switch (phase_) {
      case Phase::stance:
        return stand(time);
      case Phase::leaving:
        return leave(time);
      default:
        return swing(time);
    }
  }

  void start(Micros time, const Vec3& a, float along) {
    knock_.settle(a);
    slow_.settle(along);
    if (gait_.interrupt(length(a))) knock_.forget();
    pendulum_.interrupt();
    since_event_s_ = since_swing_s_ = 0.0F;
    phase_ = Phase::swing;
    swung_ = false;
    contact_ = before(time, 10.0F);
    off_.settle(along, contact_);
    highest_.clear();
    knocked_ = usual_knock_;
  }

  void take_up() {
    pendulum_.begin((running() ? 0.1F : 0.45F) * kG);
    usual_knock_ = knocked_ = 0.0F;
    stride_s_ = kUsualStride_s;
    phase_ = Phase::swing;
    swung_ = false;
    highest_.clear();
  }

  std::optional<Event> stand(Micros time) {
    const float harder = running() ? settings_.harder_running : settings_.harder_walking;
    if (since_event_s_ > kKnocked_s && felt_ > harder * knocked_) {
      // The landing was none: a harder one follows.
      phase_ = Phase::swing;
      since_swing_s_ = settings_.shortest_swing_s;
      highest_.clear();
      return std::nullopt;
    }
    if (pendulum_.swinging() && fresh_ && since_event_s_ > settings_.shortest_contact_s) {
      fresh_ = false;
      phase_ = Phase::leaving;
      since_swing_s_ = 0.0F;
      off_.begin();
      return leave(time);
    }
    if (!pendulum_.swinging()) fresh_ = true;
    if (since_event_s_ > settings_.longest_contact_s) begin_swing();
    return std::nullopt;
  }

  static constexpr float kKnocked_s = 0.1F;  // a landing may ring this long

  std::optional<Event> leave(Micros time) {
    constexpr float kLost_s = 0.3F;
    const auto off = running() ? off_.of_running(time) : off_.of_walking(time, contact_);
    if (off || since_swing_s_ > kLost_s) begin_swing();
    if (!off || *off <= contact_) return std::nullopt;
    since_event_s_ = seconds(time - *off);
    return event(EventKind::toe_off, time, *off);
  }

  void begin_swing() {
    phase_ = Phase::swing;
    highest_.clear();
  }

  std::optional<Event> swing(Micros time) {
    constexpr float kForget_s = 2.5F;
    if (!swung_ || gait_.early(since_contact_s())) return std::nullopt;
    if (since_swing_s_ < settings_.shortest_swing_s && !gait_.hopped(since_contact_s())) {
      // Harder than the landing before so soon: that one was the shank swinging through.
      if (!running() || !(knocked_ > 0.0F) || felt_ <= settings_.harder_running * knocked_)
        return std::nullopt;
      since_swing_s_ = settings_.shortest_swing_s;
    }
    highest_(felt_);
    const float usual = running() ? settings_.running.jolt_share * usual_knock_
                                  : settings_.walking.knock_share * usual_knock_;
    const float least = running() ? least_jolt_mps3() : settings_.walking.least_knock_mps2_2;
    const float settled_s =
        running() ? settings_.running.settled_s : settings_.walking.settled_part * stride_s_;
    const bool sure = static_cast<float>(highest_.age()) * period_s_ > settled_s;
    if (sure && highest_.height() > (usual > least ? usual : least)) return land(time);
    if (since_swing_s_ > kForget_s) take_up();  // it may swing less deep now
    return std::nullopt;
  }

  float since_contact_s() const { return seconds(now_ - contact_); }

  // Whoever begins in mid-stride hears of landings, which jolt hardest, before any is told.
  float least_jolt_mps3() const {
    const float share = settings_.running.hardest_share * knock_.hardest_mps3();
    return share > settings_.running.least_jolt_mps3 ? share : settings_.running.least_jolt_mps3;
  }

  std::optional<Event> land(Micros time) {
    knocked_ = highest_.height();
    usual_knock_ += (knocked_ - usual_knock_) * (usual_knock_ > 0.0F ? 0.3F : 1.0F);
    const float ago_s = running() ? jolt_ago_s() : knock_ago_s();
    phase_ = Phase::stance;
    follow_stride(seconds(before(time, ago_s) - contact_));
    since_event_s_ = ago_s;
    fresh_ = !pendulum_.swinging();
    gait_.land();
    return event(EventKind::initial_contact, time, before(time, ago_s));
  }

  void follow_stride(float stride_s) {
    if (stride_s > kShortestStride_s && stride_s < kLongestStride_s)
      stride_s_ += 0.3F * (stride_s - stride_s_);
  }

  float knock_ago_s() const {
    return highest_.samples_ago() * period_s_ + off_.push_delay_s() +
           settings_.walking.contact_before_s;
  }

  // A difference of two samples stands half a period before the second.
  float jolt_ago_s() const {
    const auto& at = settings_.running;
    const auto within = static_cast<std::size_t>(at.first_within_s / period_s_);
    const float samples =
        knock_.jolts().rise_ago(highest_.age(), within, at.first_share, at.begin_share);
    return (samples + 0.5F) * period_s_ + off_.least_delay_s() + at.contact_before_s;
  }

  Event event(EventKind kind, Micros reported, Micros time) {
    if (kind == EventKind::initial_contact) contact_ = time;
    const float clear = usual_knock_ > 0.0F ? knocked_ / usual_knock_ : 0.0F;
    // A leg that springs has a runner's times.
    const float most = gait_.springs() ? kSprings : 0.9F;
    const float confidence = clear < 1.0F ? most * clear : most;
    return {time, reported, kind, settings_.side, gait_.springs(), confidence, gait_.gait()};
  }

  bool running() const { return gait_.runs(); }

  Settings settings_;
  static constexpr Micros kClipped{150'000};  // a virtual leg's landings are clipped for 100 ms

  PresentAxes present_{};
  Stuck stuck_{kClipped};
  Bridge<Vec3> bridge_{};
  Upward upward_{};
  LegKnock knock_{};
  Falling slow_{};
  ShankOff off_;
  Pendulum pendulum_{};
  LegGait gait_;
  Peak highest_{};
  Phase phase_{Phase::unknown};
  Micros now_{}, contact_{};
  float period_s_{}, felt_{}, knocked_{}, usual_knock_{};
  float since_event_s_{}, since_swing_s_{}, stride_s_{kUsualStride_s};
  bool swung_{}, fresh_{};
};

}  // namespace gait
