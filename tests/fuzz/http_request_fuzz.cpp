// SPDX-License-Identifier: MIT
// Bytes of a connection through the parser and the policy that the server uses, without a socket. The first byte chooses the
// portions in which the rest arrives; however it arrives, the same requests must come out of it.
#include "http/request_reader.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using matchdesk::http::BodyRule;
using matchdesk::http::Policy;
using matchdesk::http::Refusal;
using matchdesk::http::Request;
using matchdesk::http::RequestReader;
using State = RequestReader::State;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

struct Reading {
    std::vector<Request> requests;
    State end = State::NeedMore;
    Refusal refusal;
};

void checkRequest(const Request &request, const Policy &policy)
{
    require(request.path.starts_with('/'));
    require(request.path.find("/../") == std::string::npos && request.path.find("/./") == std::string::npos);
    require(request.path.find("//") == std::string::npos);
    require(!request.path.ends_with("/..") && !request.path.ends_with("/."));
    for (const std::string &text : {request.method, request.path, request.authorization, request.idempotencyKey,
                                    request.ifMatch, request.ifNoneMatch, request.contentType, request.requestId}) {
        for (const char c : text)
            require((static_cast<unsigned char>(c) >= 0x20U || c == '\t') && c != 0x7f);
    }
    for (std::size_t i = 0; i < request.query.size(); ++i) {
        require(!request.query[i].first.empty());
        for (std::size_t k = 0; k < i; ++k)
            require(request.query[i].first != request.query[k].first);
    }
    require(request.body.size() <= policy.bodyRule(request.method, request.path).limit);
    require(request.body.empty() || (request.method != "GET" && request.method != "HEAD"));
}

Reading readAll(const Policy &policy, std::string_view bytes, std::size_t portion)
{
    Reading reading;
    RequestReader reader(policy);
    for (std::size_t at = 0; at < bytes.size(); at += portion) {
        State state = reader.feed(bytes.substr(at, portion));
        while (state == State::Complete) {
            reading.requests.push_back(reader.take());
            checkRequest(reading.requests.back(), policy);
            state = reader.state();
        }
        require(reader.buffered() <= 4 * (policy.headerLimit + 2048) + bytes.size() * 2);
        if (state == State::Refused)
            break;
    }
    reading.end = reader.state();
    if (reading.end == State::Refused) {
        reading.refusal = reader.refusal();
        require(reading.refusal.status >= 400 && reading.refusal.status <= 505);
        require(!reading.refusal.code.empty() && !reading.refusal.title.empty());
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Policy policy = [] {
        Policy small;
        small.headerLimit = 1024;
        small.headerCount = 20;
        small.bodyRule = [](std::string_view, std::string_view path) {
            return path.size() > 4 ? BodyRule {256, "application/json"} : BodyRule {64, "text/csv"};
        };
        return small;
    }();
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const Reading whole = readAll(policy, bytes, bytes.size() + 1);
    const Reading parts = readAll(policy, bytes, 1U + data[0] % 64U);
    require(whole.requests == parts.requests);
    require(whole.end == parts.end);
    require(whole.refusal == parts.refusal);
    return 0;
}
