// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"

namespace matchdesk::world {

/// A store whose every transaction is part of one that is open already, so that many submissions cost one commit. What fails
/// inside is not rolled back by itself: the caller must let the outer transaction fail too. For the outer call's thread only.
class NestedStore final : public Store {
public:
    explicit NestedStore(Session &session) : m_session(session) {}
    [[nodiscard]] Outcome write(const std::function<Outcome(Session &)> &work) override { return work(m_session); }
    [[nodiscard]] Outcome read(const std::function<Outcome(Session &)> &work) override { return work(m_session); }
    void releaseThread() override {}

private:
    Session &m_session;
};

} // namespace matchdesk::world
