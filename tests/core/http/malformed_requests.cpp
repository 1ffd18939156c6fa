// SPDX-License-Identifier: MIT
#include "core/http/malformed_requests.h"

#include <cctype>

namespace matchdesk::http::tests {

namespace {

using namespace std::string_literals;

/// A GET with one more header line.
std::string get(const std::string &line)
{
    return "GET /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n" + line + "\r\n\r\n";
}

/// A POST of JSON with these lines about its framing, followed by `body`.
std::string post(const std::string &lines, const std::string &body)
{
    return "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + lines + "\r\n\r\n" + body;
}

std::string chunked(const std::string &body)
{
    return post("Transfer-Encoding: chunked", body);
}

std::string target(const std::string &text)
{
    return "GET " + text + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

std::string repeated(const std::string &text, std::size_t times)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

/// What a reader that frames the message differently would take for a second request.
const std::string kSmuggled = "GET /v1/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

} // namespace

std::string testName(const ::testing::TestParamInfo<BadRequest> &info)
{
    std::string name = std::to_string(info.index + 1) + "_";
    for (const char c : info.param.name)
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
}

const std::vector<BadRequest> &malformedRequests()
{
    static const std::vector<BadRequest> all {
        {"two different Content-Lengths", post("Content-Length: 2\r\nContent-Length: 7", "{}" + kSmuggled)},
        {"the same Content-Length twice", post("Content-Length: 2\r\nContent-Length: 2", "{}")},
        {"Content-Length as a list", post("Content-Length: 2, 2", "{}")},
        {"Content-Length with a sign", post("Content-Length: +2", "{}")},
        {"negative Content-Length", post("Content-Length: -1", "{}")},
        {"Content-Length beyond 64 bits", post("Content-Length: 99999999999999999999", "{}")},
        {"Content-Length in hexadecimal", post("Content-Length: 0x2", "{}")},
        {"empty Content-Length", post("Content-Length:", "{}")},
        {"Content-Length, then Transfer-Encoding",
         post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n" + kSmuggled)},
        {"Transfer-Encoding, then Content-Length",
         post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n" + kSmuggled)},
        {"Transfer-Encoding gzip", post("Transfer-Encoding: gzip", "{}"), 400, "transfer-coding"},
        {"Transfer-Encoding gzip, chunked", post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"), 400, "transfer-coding"},
        {"Transfer-Encoding chunked, identity", post("Transfer-Encoding: chunked, identity", "0\r\n\r\n"), 400,
         "transfer-coding"},
        {"Transfer-Encoding xchunked with Content-Length",
         post("Transfer-Encoding: xchunked\r\nContent-Length: 2", "{}" + kSmuggled)},
        {"Transfer-Encoding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n")},
        {"Transfer-Encoding in HTTP/1.0",
         "POST /v1/echo HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\n",
         400, "transfer-coding"},
        {"chunk size that is no number", chunked("zz\r\n{}\r\n0\r\n\r\n")},
        {"chunk size beyond 64 bits", chunked("fffffffffffffffff\r\n{}\r\n0\r\n\r\n")},
        {"chunk longer than its size", chunked("1\r\n{}\r\n0\r\n\r\n")},
        {"chunk with an extension", chunked("2;a=b\r\n{}\r\n0\r\n\r\n")},
        {"trailer", chunked("2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n")},
        {"bare LF at line ends", "GET /v1/echo HTTP/1.1\nHost: 127.0.0.1\n\n"},
        {"bare CR in a header", get("X-A: b\rc")},
        {"NUL in a header", get("X-A: b\0c"s)},
        {"control character in a header", get("X-A: b\x01\x1b[2J")},
        {"blank before the colon", get("X-A : b")},
        {"header without a colon", get("X-A")},
        {"header without a name", get(": b")},
        {"folded header", get("X-A: b\r\n c")},
        {"no Host", "GET /v1/echo HTTP/1.1\r\nX-A: b\r\n\r\n", 400, "host-missing"},
        {"two Hosts", get("Host: 127.0.0.1")},
        {"target in absolute form", target("http://127.0.0.1/v1/echo")},
        {"target in authority form", "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
        {"target with a control character", target("/v1/ec\x07ho")},
        {"target with a blank", target("/v1/ec ho")},
        {"HTTP/0.9", "GET /v1/echo\r\n\r\n"},
        {"HTTP/9.9", "GET /v1/echo HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", 505, "version"},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "version"},
        {"ten thousand headers", get(repeated("X-A: b\r\n", 9'999) + "X-A: b"), 431, "header-too-large"},
        {"target of 10,000 characters", target("/" + std::string(10'000, 'a')), 414, "target-too-long"},
        {"TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s},
    };
    return all;
}

const std::vector<BadRequest> &refusedRequests()
{
    static const std::vector<BadRequest> all {
        {"foreign Host", "GET /v1/echo HTTP/1.1\r\nHost: desk.example\r\n\r\n", 421, "host-refused"},
        {"Host that starts like ours", "GET /v1/echo HTTP/1.1\r\nHost: 127.0.0.1.desk.example\r\n\r\n", 421, "host-refused"},
        {"Host with user", "GET /v1/echo HTTP/1.1\r\nHost: a@127.0.0.1\r\n\r\n"},
        {"Host with a port that is none", "GET /v1/echo HTTP/1.1\r\nHost: 127.0.0.1:99999\r\n\r\n"},
        {"empty Host", "GET /v1/echo HTTP/1.1\r\nHost:\r\n\r\n"},
        {"Origin", get("Origin: http://127.0.0.1"), 403, "origin-refused"},
        {"Origin null", get("Origin: null"), 403, "origin-refused"},
        {"body in gzip", post("Content-Encoding: gzip\r\nContent-Length: 2", "{}"), 415, "content-coding"},
        {"form as a body",
         "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", 415,
         "media-type"},
        {"body in Latin-1",
         "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=iso-8859-1\r\n"
         "Content-Length: 2\r\n\r\n{}",
         415, "media-type"},
        {"body without a type", "POST /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}", 415, "media-type"},
        {"unknown expectation", post("Expect: 200-maybe\r\nContent-Length: 2", "{}"), 417, "expectation"},
        {"announced body over the limit", post("Content-Length: 1073741824", ""), 413, "body-too-large"},
        {"expected body over the limit", post("Expect: 100-continue\r\nContent-Length: 65537", ""), 413, "body-too-large"},
        {"chunk over the limit", chunked("10001\r\n"), 413, "body-too-large"},
        {"chunks over the limit together", chunked(repeated("8000\r\n" + std::string(0x8000, ' ') + "\r\n", 2) + "1\r\n"), 413,
         "body-too-large"},
        {"endless chunk size", chunked(std::string(200, '0'))},
        {"something else after the last chunk", chunked("0\r\n{}")},
        {"extension of the last chunk", chunked("0;a=b\r\n\r\n")},
        {"header of 9,000 characters", get("X-A: " + std::string(9'000, 'b')), 431, "header-too-large"},
        {"101 headers", get(repeated("X: y\r\n", 99) + "X: y"), 431, "header-too-large"},
        {"unknown method", "BREW /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 501, "method-unknown"},
        {"method in lower case", "get /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 501, "method-unknown"},
        {"TRACE", "TRACE /v1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 501, "method-unknown"},
        {"OPTIONS of everything", "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
        {"GET with a body", get("Content-Type: application/json\r\nContent-Length: 2") + "{}"},
        {"two Authorizations", get("Authorization: Bearer a\r\nAuthorization: Bearer b")},
        {"dot segment", target("/v1/../admin")},
        {"dot segment at the end", target("/v1/.")},
        {"encoded dot segment", target("/v1/%2e%2E/admin")},
        {"encoded slash", target("/v1/a%2Fb")},
        {"encoded backslash", target("/v1/a%5cb")},
        {"backslash", target("/v1\\a")},
        {"empty segment", target("//v1/echo")},
        {"slash at the end", target("/v1/echo/")},
        {"broken escape", target("/v1/%4")},
        {"escape that is no number", target("/v1/%zz")},
        {"encoded NUL", target("/v1/a%00b")},
        {"encoded line end", target("/v1/a%0d%0aX-A:%20b")},
        {"overlong UTF-8 in the path", target("/v1/%c0%ae")},
        {"UTF-16 surrogate in the path", target("/v1/%ed%a0%80")},
        {"cut UTF-8 in the path", target("/v1/%e2%82")},
        {"raw byte above ASCII in the target", target("/v1/\xc3\xa9")},
        {"fragment", target("/v1/echo#a")},
        {"the same key twice", target("/v1/echo?a=1&a=2")},
        {"the same key twice, once encoded", target("/v1/echo?a=1&%61=2")},
        {"empty key", target("/v1/echo?=1")},
        {"empty pair", target("/v1/echo?a=1&")},
        {"encoded control character in the query", target("/v1/echo?a=%00")},
    };
    return all;
}

} // namespace matchdesk::http::tests
