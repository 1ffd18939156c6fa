// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include <csignal>

namespace matchdesk::ctl {

namespace {

// A signal handler can reach nothing but what has no owner.
volatile std::sig_atomic_t interrupted = 0;

} // namespace

void catchInterrupts()
{
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = 1; };
    // A second Ctrl+C ends the program the hard way.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool isInterrupted() noexcept
{
    return interrupted != 0;
}

} // namespace matchdesk::ctl
