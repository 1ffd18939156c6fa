// SPDX-License-Identifier: MIT
#include "http/request_reader.h"

#include "head_check.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace matchdesk::http {

namespace {

namespace beast = boost::beast;
using ParseError = beast::error_code;

/// The longest size line of a chunk, with the line ends before and after it.
constexpr std::size_t kLongestChunkHead = 64;

/// Beast's parser, which hands over the head as plain texts and the body as it comes: its own message type would reserve
/// the announced length at once and merge trailers into headers that were already checked.
class Parser final : public beast::http::basic_parser<true> {
public:
    explicit Parser(std::size_t headLength)
    {
        header_limit(static_cast<std::uint32_t>(headLength + 16));
        body_limit(boost::none);
        eager(false);
    }

    Head head;
    std::string body;

    /// How many of the bytes that follow it may be shown: 0 is none yet, nothing is never. It gets the head of a chunk only
    /// whole, so that it makes no difference in which portions the bytes arrive, and the last chunk only with the end of
    /// the body: Beast 1.81 asserts when a last chunk arrives in pieces.
    [[nodiscard]] std::optional<std::size_t> portion(std::string_view following) const
    {
        if (!chunked())
            return following.size();
        if (m_chunkLeft > 0)
            return std::min(following.size(), static_cast<std::size_t>(m_chunkLeft));
        const std::string_view window = following.substr(0, kLongestChunkHead);
        const std::size_t start = m_afterChunk ? 2 : 0;
        const std::size_t end = window.find("\r\n", start);
        if (end == std::string_view::npos)
            return window.size() == kLongestChunkHead ? std::nullopt : std::optional<std::size_t>(0);
        const std::string_view size = window.substr(start, end - start);
        const bool last = !size.empty() && size.find_first_not_of('0') == std::string_view::npos;
        const std::size_t length = end + (last ? 4 : 2);
        return length <= following.size() ? length : 0;
    }

private:
    using View = boost::beast::string_view;

    void on_request_impl(beast::http::verb, View method, View target, int version, ParseError &ec) override
    {
        head.method.assign(method.data(), method.size());
        head.target.assign(target.data(), target.size());
        head.version = version;
        ec = {};
    }
    void on_response_impl(int, View, int, ParseError &ec) override { ec = beast::http::error::bad_method; }
    void on_field_impl(beast::http::field, View name, View value, ParseError &ec) override
    {
        if (m_headDone) {
            ec = beast::http::error::bad_field;    // a trailer could smuggle in what the head was checked for
            return;
        }
        std::string lowered(name.data(), name.size());
        for (char &c : lowered)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        head.fields.emplace_back(std::move(lowered), std::string(value.data(), value.size()));
        ec = {};
    }
    void on_header_impl(ParseError &ec) override
    {
        m_headDone = true;
        ec = {};
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ParseError &ec) override { ec = {}; }
    std::size_t on_body_impl(View text, ParseError &ec) override
    {
        body.append(text.data(), text.size());
        ec = {};
        return text.size();
    }
    void on_chunk_header_impl(std::uint64_t size, View extensions, ParseError &ec) override
    {
        m_chunkLeft = size;
        m_afterChunk = true;
        // Nothing we talk to uses them, and readers disagree on where one ends.
        ec = extensions.empty() ? ParseError() : ParseError(beast::http::error::bad_chunk_extension);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, View text, ParseError &ec) override
    {
        m_chunkLeft -= text.size();
        return on_body_impl(text, ec);
    }
    void on_finish_impl(ParseError &ec) override { ec = {}; }

    bool m_headDone = false;
    bool m_afterChunk = false;
    std::uint64_t m_chunkLeft = 0;
};

} // namespace

class RequestReader::Impl {
public:
    explicit Impl(const Policy &policy) : m_policy(policy), m_scanner(policy.headerLimit) {}

    State feed(std::string_view bytes)
    {
        if (m_state == State::Refused)
            return m_state;
        m_pending.append(bytes);
        if (m_state == State::NeedMore)
            readOn();
        return m_state;
    }

    Request take()
    {
        Request request = std::move(m_admitted->request);
        request.body = std::move(m_parser->body);
        m_parser.reset();
        m_admitted.reset();
        m_scanner = HeadScanner(m_policy.headerLimit);
        m_state = State::NeedMore;
        m_continue = false;
        if (m_pending.empty())
            m_pending.shrink_to_fit();    // an idle connection holds nothing
        else
            readOn();
        return request;
    }

    [[nodiscard]] std::string_view method() const noexcept
    {
        return m_parser ? std::string_view(m_parser->head.method) : std::string_view();
    }
    [[nodiscard]] bool keepAlive() const { return m_parser && m_parser->is_header_done() && m_parser->keep_alive(); }
    [[nodiscard]] bool takeContinue() noexcept { return std::exchange(m_continue, false); }
    [[nodiscard]] bool idle() const noexcept { return m_state == State::NeedMore && !m_parser && m_pending.empty(); }
    [[nodiscard]] std::size_t buffered() const noexcept
    {
        return m_pending.capacity() + (m_parser ? m_parser->body.capacity() : 0);
    }
    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] const Refusal &refusal() const noexcept { return m_refusal; }

private:
    void readOn()
    {
        if (!m_admitted && !readHead())
            return;
        if (m_state == State::NeedMore)
            readBody();
    }

    /// True once the head is complete and admitted.
    bool readHead()
    {
        switch (m_scanner.scan(m_pending)) {
        case HeadScanner::State::NeedMore: return false;
        case HeadScanner::State::Malformed: return refuse(400, "malformed", "This is not an HTTP/1.1 request.");
        case HeadScanner::State::LineTooLong: return refuse(414, "target-too-long", "The request line is too long.");
        case HeadScanner::State::TooLarge: return refuse(431, "header-too-large", "The headers are too large.");
        case HeadScanner::State::Found: break;
        }
        const std::size_t length = m_scanner.length();
        m_parser.emplace(length);
        ParseError error;
        const std::size_t used = m_parser->put(boost::asio::buffer(m_pending.data(), length), error);
        if (error == beast::http::error::bad_version
            && namesOtherVersion(std::string_view(m_pending).substr(0, m_pending.find("\r\n"))))
            return refuse(505, "version", "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        if (error || !m_parser->is_header_done() || used != length)
            return refuse(400, "malformed", "This is not an HTTP/1.1 request.");
        m_admitted = admit(m_parser->head, m_policy, m_refusal);
        if (!m_admitted) {
            m_state = State::Refused;
            forget();
            return false;
        }
        m_pending.erase(0, length);
        m_parser->body_limit(m_admitted->bodyLimit);
        if (m_parser->is_done())
            m_state = State::Complete;
        else
            m_continue = m_admitted->wantsContinue && m_pending.empty();
        return true;
    }

    void readBody()
    {
        std::size_t at = 0;
        ParseError error;
        bool broken = false;
        while (at < m_pending.size() && !m_parser->is_done() && !broken && !error) {
            const std::string_view following = std::string_view(m_pending).substr(at);
            const auto shown = m_parser->portion(following);
            if (shown == 0U)
                break;
            if (shown)
                at += m_parser->put(boost::asio::buffer(following.data(), *shown), error);
            // It was shown something whole: if that does not do, a trailer or an extension stands where an end should be.
            broken = !shown || error == beast::http::error::need_more;
        }
        m_pending.erase(0, at);
        if (error == beast::http::error::body_limit)
            refuse(413, "body-too-large", "The body is larger than this route takes.");
        else if (broken || error)
            refuse(400, "malformed", "The body is not framed as HTTP/1.1 frames it.");
        else if (m_parser->is_done())
            m_state = State::Complete;
    }

    bool refuse(int status, std::string code, std::string title)
    {
        m_refusal.status = status;
        m_refusal.code = std::move(code);
        m_refusal.title = std::move(title);
        m_state = State::Refused;
        forget();
        return false;
    }

    /// What follows a refused request is not read, so nothing of it is kept.
    void forget()
    {
        std::string().swap(m_pending);
        if (m_parser)
            std::string().swap(m_parser->body);
    }

    const Policy &m_policy;
    HeadScanner m_scanner;
    State m_state = State::NeedMore;
    std::string m_pending;
    std::optional<Parser> m_parser;
    std::optional<Admitted> m_admitted;
    Refusal m_refusal;
    bool m_continue = false;
};

RequestReader::RequestReader(const Policy &policy) : m_impl(std::make_unique<Impl>(policy)) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader &&) noexcept = default;
RequestReader &RequestReader::operator=(RequestReader &&) noexcept = default;

RequestReader::State RequestReader::feed(std::string_view bytes)
{
    return m_impl->feed(bytes);
}

RequestReader::State RequestReader::state() const noexcept
{
    return m_impl->state();
}

Request RequestReader::take()
{
    return m_impl->take();
}

const Refusal &RequestReader::refusal() const noexcept
{
    return m_impl->refusal();
}

std::string_view RequestReader::method() const noexcept
{
    return m_impl->method();
}

bool RequestReader::keepAlive() const noexcept
{
    return m_impl->keepAlive();
}

bool RequestReader::takeContinue() noexcept
{
    return m_impl->takeContinue();
}

bool RequestReader::idle() const noexcept
{
    return m_impl->idle();
}

std::size_t RequestReader::buffered() const noexcept
{
    return m_impl->buffered();
}

} // namespace matchdesk::http
