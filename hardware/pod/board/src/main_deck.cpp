// The deck sensor on its board: everything from one loop.
#include <zephyr/kernel.h>

#include "board.hpp"
#include "cable.hpp"
#include "deck.hpp"
#include "imu.hpp"

namespace {

K_SEM_DEFINE(something, 0, 1);

struct Port {
  bool send(pod::Bytes bytes) { return cable::send(bytes); }
  bool sense(bool on, const pod::Configuration& c) { return !on || imu::stream(c); }
  void blink(std::uint8_t seconds) { board::blink(seconds); }
  pod::Tick now() { return board::now(); }
};

Port port;
deck::Deck<Port> the_deck{port};

void hear() {
  static bool was_open = false;
  const bool open = cable::open();
  if (open != was_open) the_deck.plugged(open);
  was_open = open;
  for (int byte = cable::next(); byte >= 0; byte = cable::next())
    the_deck.byte(static_cast<std::uint8_t>(byte));
}

void take_samples() {
  for (bool again = true; again;) {
    const imu::Batch batch = imu::take(the_deck.configuration());
    again = batch.again;
    the_deck.samples(batch.samples, batch.newest, batch.overrun);
    the_deck.room();
  }
}

}  // namespace

int main() {
  const bool begun = board::begin();
  board::blink(1);
  const bool there = imu::begin([] { k_sem_give(&something); });
  the_deck.tested(there ? imu::test() : pod::Fault::no_sensor);
  // Without a board or a cable it is nothing: back, and the watchdog begins it anew.
  if (!cable::begin([] { k_sem_give(&something); }) || !begun) return 1;
  std::int64_t next_ms = 0;
  for (;;) {
    k_sem_take(&something, K_MSEC(50));
    hear();
    take_samples();
    if (k_uptime_get() < next_ms) continue;
    next_ms = k_uptime_get() + 1000;
    the_deck.second();
    if (the_deck.healthy(board::now())) board::alive();
  }
}
