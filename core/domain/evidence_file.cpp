// SPDX-License-Identifier: MIT
// What may be sent in as evidence: the file has to be what it says that it is.
#include "domain/details_change.h"

#include "unacceptable.h"

namespace matchdesk {

using detail::unacceptable;

namespace {

int valueOf(char sign) noexcept
{
    if (sign >= 'A' && sign <= 'Z')
        return sign - 'A';
    if (sign >= 'a' && sign <= 'z')
        return sign - 'a' + 26;
    if (sign >= '0' && sign <= '9')
        return sign - '0' + 52;
    if (sign == '+')
        return 62;
    return sign == '/' ? 63 : -1;
}

/// Strictly as RFC 4648 section 4 has it: no blanks, all of the padding, and no bit set that means nothing. So one text
/// stands for one file.
std::optional<std::string> decoded(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    text.remove_suffix(padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char sign : text) {
        const int value = valueOf(sign);
        if (value < 0)
            return std::nullopt;
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>((bits >> held) & 0xffU);
        }
        bits &= (1U << held) - 1U;
    }
    if (bits != 0)
        return std::nullopt;
    return bytes;
}

bool isOf(FileType type, std::string_view bytes) noexcept
{
    switch (type) {
    case FileType::Pdf: return bytes.starts_with("%PDF-");
    case FileType::Jpeg: return bytes.starts_with("\xff\xd8\xff");
    case FileType::Png: return bytes.starts_with("\x89PNG\r\n\x1a\n");
    }
    return false;
}

} // namespace

Result<std::string> evidenceBytes(const EvidenceFile &file)
{
    static constexpr std::string_view kContent = "evidence.content";
    if (file.content.empty())
        return unacceptable(kContent, "it is missing");
    if (file.content.size() > (kLargestEvidence + 2) / 3 * 4)
        return unacceptable(kContent, "it is larger than 5 MB");
    auto bytes = decoded(file.content);
    if (!bytes)
        return unacceptable(kContent, "it is not base64");
    if (bytes->size() > kLargestEvidence)
        return unacceptable(kContent, "it is larger than 5 MB");
    if (!isOf(file.mediaType, *bytes))
        return unacceptable("evidence.mediaType", "the file is not of this type");
    return *std::move(bytes);
}

} // namespace matchdesk
