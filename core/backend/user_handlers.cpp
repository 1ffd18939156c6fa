// SPDX-License-Identifier: MIT
#include "user_handlers.h"

#include "api_answers.h"
#include "contract/accounts_codec.h"
#include "journey/accounts.h"
#include "responses.h"

#include <algorithm>
#include <charconv>
#include <variant>

namespace matchdesk {

namespace {

using contract::Operation;
using contract::Origin;
using Answer = Result<http::Response>;

constexpr std::int64_t kUsualPageSize = 25;
constexpr std::int64_t kMostPageSize = 100;

http::Response invalid(std::string_view name, std::string_view why)
{
    return invalidRequest(name, why, contract::kRequestInvalid);
}

/// The answer to an error, in this interface's numbers; errors that it has none for stay what they are.
Answer answerTo(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return apiProblem(404, contract::kUserUnknown, "There is no such user");
    if (error.code == ErrorCode::Unprocessable)
        return invalid(error.field.empty() ? "request" : error.field, error.detail);
    if (error.rule == "not-a-teacher")
        return apiProblem(400, contract::kNotATeacher, "The user is not a teacher");
    if (error.rule == "trn-claimed")
        return apiProblem(400, contract::kTrnHeldByAnother, "Another user has this TRN");
    if (error.rule == "identity-has-trn")
        return apiProblem(400, contract::kUserHasTrn, "The user has a TRN already");
    if (error.rule == "email-taken")
        return invalid("email", "Another user has this address.");
    return error;
}

ChangeActor actorOf(const Call &call)
{
    ChangeActor actor;
    actor.client = call.client.id;
    return actor;
}

/// A number from a parameter; `usual` where it is not there. Nothing where it is no number from `least` to `most`.
std::optional<std::int64_t> numberIn(const http::Query &query, std::string_view name, std::int64_t usual,
                                     std::int64_t least, std::int64_t most)
{
    const std::string text = parameter(query, name);
    if (text.empty())
        return usual;
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

/// "Pending,None" as statuses; nothing where one is unknown.
std::optional<std::vector<LookupStatus>> statusesIn(std::string_view text)
{
    std::vector<LookupStatus> statuses;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        std::string_view name = text.substr(at, end - at);
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        at = end + 1;
        const auto status = contract::userStatusFromName(name);
        if (!status)
            return std::nullopt;
        if (std::find(statuses.begin(), statuses.end(), *status) == statuses.end())
            statuses.push_back(*status);
    }
    return statuses;
}

Answer listUsers(Accounts &accounts, const Call &call)
{
    constexpr std::int64_t kLastPage = 1'000'000'000;
    const auto &query = call.request.query;
    std::map<std::string, std::vector<std::string>> errors;
    const auto number = numberIn(query, "pageNumber", 1, 1, kLastPage);
    if (!number)
        errors["pageNumber"] = {"Pages are counted from 1."};
    const auto size = numberIn(query, "pageSize", kUsualPageSize, 1, kMostPageSize);
    if (!size)
        errors["pageSize"] = {"A page has 1 to 100 users."};
    const auto statuses = statusesIn(parameter(query, "trnLookupStatus"));
    if (!statuses)
        errors["trnLookupStatus"] = {"It is a list of None, Pending, Found and Failed."};
    if (!errors.empty())
        return invalidRequest(std::move(errors), contract::kRequestInvalid);
    IdentityQuery wanted;
    wanted.statuses = *statuses;
    wanted.limit = static_cast<std::size_t>(*size);
    wanted.offset = static_cast<std::size_t>((*number - 1) * *size);
    const Result<IdentityPage> page = accounts.page(wanted);
    if (!page.ok())
        return page.error();
    contract::UserList list;
    list.total = page.value().total;
    for (const Identity &identity : page.value().identities)
        list.users.push_back(contract::userInfoOf(identity));
    return jsonResponse(list);
}

Answer showUser(Accounts &accounts, const Call &call)
{
    const Result<AccountDetail> account = accounts.show(IdentityId(call.id));
    if (!account.ok())
        return answerTo(account.error());
    contract::UserDetail detail;
    detail.info = contract::userInfoOf(account.value().identity);
    detail.created = account.value().identity.createdAt;
    detail.registeredWithClientId = account.value().identity.registeredWith.text;
    detail.registeredWithClientDisplayName = account.value().serviceName;
    for (const IdentityId &id : account.value().merged)
        detail.mergedUserIds.push_back(id.text);
    return jsonResponse(detail);
}

Answer setTrn(Accounts &accounts, const Call &call)
{
    const auto request = contract::decode<contract::SetTrnRequest>(call.request.body, Origin::Response);
    if (!request.ok() || !request.value().trnGiven)
        return invalid("trn", "The body is a TRN of seven digits, or null.");
    const Outcome set = accounts.setTrn(IdentityId(call.id), request.value().trn, actorOf(call));
    if (!set.ok())
        return answerTo(set.error());
    return emptyResponse();
}

/// What a change asks for, or the member that cannot be null.
std::variant<AccountChange, std::string> changeIn(const contract::UserChange &request)
{
    AccountChange change;
    if (request.emailGiven && !request.email)
        return std::string("email");
    if (request.firstNameGiven && !request.firstName)
        return std::string("firstName");
    if (request.lastNameGiven && !request.lastName)
        return std::string("lastName");
    change.emailAddress = request.email;
    change.firstName = request.firstName;
    change.lastName = request.lastName;
    if (request.middleNameGiven)
        change.middleName = request.middleName.value_or(std::string());
    return change;
}

Answer changeUser(Accounts &accounts, const Call &call)
{
    const auto request = contract::decode<contract::UserChange>(call.request.body, Origin::Response);
    if (!request.ok())
        return invalid(request.error().field.empty() ? "request" : request.error().field, request.error().detail);
    const auto change = changeIn(request.value());
    if (const auto *member = std::get_if<std::string>(&change))
        return invalid(*member, "It cannot be null.");
    const Result<Identity> changed
        = accounts.change(IdentityId(call.id), std::get<AccountChange>(change), actorOf(call));
    if (changed.ok())
        return jsonResponse(contract::userInfoOf(changed.value()));
    if (changed.error().rule == "not-a-teacher")
        return apiProblem(403, contract::kNotAllowed, "This user cannot be changed");
    return answerTo(changed.error());
}

Answer issueTrnToken(Accounts &accounts, const Call &call)
{
    const auto request = contract::decode<contract::TrnTokenRequest>(call.request.body, Origin::Response);
    if (!request.ok())
        return invalid(request.error().field.empty() ? "request" : request.error().field, request.error().detail);
    std::map<std::string, std::vector<std::string>> errors;
    if (!request.value().trn)
        errors["trn"] = {"It is required."};
    if (!request.value().email)
        errors["email"] = {"It is required."};
    if (!errors.empty())
        return invalidRequest(std::move(errors), contract::kRequestInvalid);
    const Result<IssuedTrnToken> issued
        = accounts.issueTrnToken(*request.value().trn, *request.value().email, call.client.id);
    if (!issued.ok())
        return answerTo(issued.error());
    return jsonResponse(contract::TrnTokenAnswer {.trn = issued.value().invitation.trn,
                                                  .email = issued.value().invitation.emailAddress,
                                                  .trnToken = issued.value().token,
                                                  .expiresUtc = issued.value().invitation.expiresAt});
}

} // namespace

Answer answerUsers(const Services &services, const Call &call)
{
    switch (call.route.operation) {
    case Operation::ListUsers: return listUsers(services.accounts, call);
    case Operation::ShowUser: return showUser(services.accounts, call);
    case Operation::SetUserTrn: return setTrn(services.accounts, call);
    case Operation::ChangeUser: return changeUser(services.accounts, call);
    case Operation::IssueTrnToken: return issueTrnToken(services.accounts, call);
    default: break;
    }
    return Error {.code = ErrorCode::Internal, .detail = "no operation of the support API"};
}

} // namespace matchdesk
