// SPDX-License-Identifier: MIT
#include "secrets/keychain_secret_store.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

namespace matchdesk {

namespace {

Error errorOf(QKeychain::Error error)
{
    const auto because = [](ErrorCode code, const char *detail) { return Error {code, detail, {}, {}, {}, {}, {}}; };
    switch (error) {
    case QKeychain::EntryNotFound: return because(ErrorCode::NotFound, "no such secret");
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return because(ErrorCode::Forbidden, "the keychain refused");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return because(ErrorCode::Unavailable, "no keychain on this machine");
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    return because(ErrorCode::Unavailable, "the keychain failed");
}

/// Starts `job` and answers once: with what `finished` makes of it, or at the deadline. The job deletes itself; one that
/// never ends is left behind, because QtKeychain has no way to stop it.
template <typename T, typename Job, typename Finished>
QFuture<T> run(Job *job, const std::string &name, std::chrono::milliseconds deadline, Finished finished)
{
    struct Pending {
        QPromise<T> promise;
        bool answered = false;
        void answer(T value)
        {
            if (std::exchange(answered, true))
                return;
            promise.addResult(std::move(value));
            promise.finish();
        }
    };
    const auto pending = std::make_shared<Pending>();
    pending->promise.start();
    job->setKey(QString::fromStdString(name));
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [pending, job, finished](QKeychain::Job *) {
        pending->answer(finished(job));
    });
    QTimer::singleShot(deadline, job, [pending] {
        pending->answer(Error {ErrorCode::Unavailable, "the keychain did not answer in time", {}, {}, {}, {}, {}});
    });
    job->start();
    return pending->promise.future();
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::string service, std::chrono::milliseconds deadline)
    : m_service(std::move(service)), m_deadline(deadline)
{
}

QFuture<Result<std::string>> KeychainSecretStore::read(const std::string &name)
{
    auto *job = new QKeychain::ReadPasswordJob(QString::fromStdString(m_service));
    return run<Result<std::string>>(job, name, m_deadline, [](const QKeychain::ReadPasswordJob *done) {
        return done->error() == QKeychain::NoError ? Result<std::string>(done->textData().toStdString())
                                                   : Result<std::string>(errorOf(done->error()));
    });
}

QFuture<Outcome> KeychainSecretStore::write(const std::string &name, const std::string &secret)
{
    auto *job = new QKeychain::WritePasswordJob(QString::fromStdString(m_service));
    job->setTextData(QString::fromStdString(secret));
    return run<Outcome>(job, name, m_deadline, [](const QKeychain::WritePasswordJob *done) {
        return done->error() == QKeychain::NoError ? Outcome(Done {}) : Outcome(errorOf(done->error()));
    });
}

QFuture<Outcome> KeychainSecretStore::remove(const std::string &name)
{
    auto *job = new QKeychain::DeletePasswordJob(QString::fromStdString(m_service));
    return run<Outcome>(job, name, m_deadline, [](const QKeychain::DeletePasswordJob *done) {
        const bool gone = done->error() == QKeychain::NoError || done->error() == QKeychain::EntryNotFound;
        return gone ? Outcome(Done {}) : Outcome(errorOf(done->error()));
    });
}

} // namespace matchdesk
