// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace matchdesk {

/// Delivers the result of `future` on the thread of `context`; drops it if `context` died first.
/// Used instead of QFuture::then(context, …), which asserts in Qt 6.4 when the context dies before the result.
template <typename T, typename Callback>
void onReady(const QFuture<T> &future, QObject *context, Callback callback)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, callback = std::move(callback)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             callback(watcher->future().takeResult());
                     });
    watcher->setFuture(future);
}

} // namespace matchdesk
