// Prints one line a detector: name, events, their fold and that of its steps.
#include <cstdio>

#include "trace.hpp"

int main() {
  cross::trace_all([](const char* name, const cross::Fold& fold, unsigned long) {
    std::printf("%s %u %016llx\n", name, fold.events(),
                static_cast<unsigned long long>(fold.value()));
  });
}
