// SPDX-License-Identifier: MIT
#pragma once

#ifndef Q_MOC_RUN // moc 6.4 cannot parse <concepts>, which <compare> brings
#include <compare>
#endif
#include <functional>
#include <string>
#include <utility>

namespace matchdesk {

/// An identifier that cannot be mistaken for another kind: TypedId<struct TicketTag> is not TypedId<struct StaffTag>.
/// The text is opaque; an empty one means none.
template <typename Tag>
struct TypedId {
    std::string text;

    TypedId() = default;
    explicit TypedId(std::string value) : text(std::move(value)) {}
    [[nodiscard]] bool empty() const noexcept { return text.empty(); }
    friend auto operator<=>(const TypedId &, const TypedId &) = default;
};

} // namespace matchdesk

template <typename Tag>
struct std::hash<matchdesk::TypedId<Tag>> {
    std::size_t operator()(const matchdesk::TypedId<Tag> &id) const noexcept { return std::hash<std::string> {}(id.text); }
};
