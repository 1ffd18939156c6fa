// SPDX-License-Identifier: MIT
#include "output_file.h"

#include <system_error>
#include <unistd.h>
#include <utility>

namespace matchdesk::ctl {

OutputFile::OutputFile(std::filesystem::path place)
    // The number keeps two commands that write the same file out of each other's way.
    : m_place(std::move(place)), m_making(m_place.string() + ".making-" + std::to_string(::getpid()))
{
}

OutputFile::~OutputFile()
{
    m_stream.close();
    std::error_code ignored;
    if (!m_committed)
        std::filesystem::remove(m_making, ignored);
}

Outcome OutputFile::open()
{
    m_stream.open(m_making, std::ios::binary | std::ios::trunc);
    if (!m_stream)
        return Error {.code = ErrorCode::NotFound,
                      .detail = m_place.filename().string() + " cannot be made there; is the folder there, and yours to write?"};
    return Done {};
}

Outcome OutputFile::commit()
{
    if (m_stream.is_open())
        m_stream.close();
    if (!m_stream)
        return Error {.code = ErrorCode::StorageFull};
    std::error_code failure;
    std::filesystem::rename(m_making, m_place, failure);
    if (failure)
        return Error {.code = ErrorCode::Forbidden,
                      .detail = m_place.filename().string() + " cannot be put in its place: " + failure.message()};
    m_committed = true;
    return Done {};
}

} // namespace matchdesk::ctl
