#include <doctest/doctest.h>

#include "rest.hpp"

using pod::Rest;

TEST_CASE("unmoved for ten minutes it sleeps, moved it wakes") {
  pod::Sleeper sleeper;
  CHECK(sleeper.second(pod::ticks(599.0), false) == Rest::awake);
  CHECK(sleeper.interval_ms() == 200);
  CHECK(sleeper.second(pod::ticks(600.0), false) == Rest::asleep);
  CHECK(sleeper.interval_ms() == 1000);
  CHECK(sleeper.second(pod::ticks(1.0), false) == Rest::asleep);
  CHECK(sleeper.moved() == Rest::awake);
}

TEST_CASE("in use it never sleeps") {
  pod::Sleeper sleeper;
  CHECK(sleeper.second(pod::ticks(9000.0), true) == Rest::awake);
}

TEST_CASE("shaken for a day and used by nobody, it is a parcel until it is charged") {
  pod::Sleeper sleeper;
  Rest rest = Rest::awake;
  for (int s = 0; s < 24 * 3600; ++s) rest = sleeper.second(0, false);
  CHECK(rest == Rest::in_transport);
  CHECK(sleeper.interval_ms() == 0);
  CHECK(sleeper.moved() == Rest::in_transport);
  CHECK(sleeper.second(0, true) == Rest::awake);
}
