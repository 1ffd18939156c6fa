// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace matchdesk {

/// Widgets beside each other at the size that they ask for, going on in a further line where the width ends, so that large
/// text and long languages never cut a button. An item that asks to expand takes the rest of its line.
class FlowRow final : public QLayout {
    Q_OBJECT
public:
    explicit FlowRow(QWidget *parent = nullptr);
    ~FlowRow() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int at) const override;
    [[nodiscard]] QLayoutItem *takeAt(int at) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    enum class Act : bool { Measure, Place };
    /// The height that the items take in `rect`.
    int flow(const QRect &rect, Act act) const;
    /// The items of the line that begins at `first`, and those behind them that are not shown.
    [[nodiscard]] std::vector<QLayoutItem *> lineFrom(std::size_t &first, int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace matchdesk
