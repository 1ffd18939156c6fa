// SPDX-License-Identifier: MIT
#include "papers.h"

#include "messaging/base64.h"
#include "naming.h"

#include <array>
#include <cstddef>

namespace matchdesk::world {

namespace {

/// What stands between brackets in a page: unaccented, and without what would end it.
std::string shown(const std::string &text)
{
    std::string out;
    for (const char unit : withoutAccents(text)) {
        if (unit == '(' || unit == ')' || unit == '\\')
            out += '\\';
        if (unit >= ' ' && unit <= '~')
            out += unit;
    }
    return out;
}

std::string page(const std::string &title, const std::vector<std::string> &lines)
{
    std::string text = "BT /F1 22 Tf 72 740 Td (" + shown(title) + ") Tj /F1 13 Tf 0 -48 Td";
    for (const std::string &line : lines)
        text += " (" + shown(line) + ") Tj 0 -24 Td";
    return text + " (Made for training. Nobody of this name exists.) Tj ET\n";
}

std::string tenDigits(std::size_t number)
{
    const std::string digits = std::to_string(number);
    return std::string(10 - digits.size(), '0') + digits;
}

std::string pdf(const std::string &title, const std::vector<std::string> &lines)
{
    const std::string drawn = page(title, lines);
    const std::array<std::string, 5> objects {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + std::to_string(drawn.size()) + " >>\nstream\n" + drawn + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string file = "%PDF-1.4\n";
    std::string places = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += tenDigits(file.size()) + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t start = file.size();
    return file + places + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

} // namespace

EvidenceFile paper(DocumentKind kind, const std::vector<std::string> &lines)
{
    std::string title(nameOf(kind));
    for (char &unit : title)
        unit = unit == '-' ? ' ' : unit;
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return {kind, std::string(nameOf(kind)) + ".pdf", FileType::Pdf, messaging::base64(pdf(title, lines))};
}

} // namespace matchdesk::world
