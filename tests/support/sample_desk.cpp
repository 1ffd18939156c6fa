// SPDX-License-Identifier: MIT
#include "support/sample_desk.h"

#include "support/text.h"

namespace matchdesk::test {

using namespace matchdesk::matching;

namespace {

std::chrono::year_month_day day(int year, unsigned month, unsigned number)
{
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
}

Cell cell(Field field, Verdict verdict, std::string stated, std::string held, std::int32_t millibits, Note note = Note::None)
{
    Cell made;
    made.field = field;
    made.verdict = verdict;
    made.note = note;
    made.stated = std::move(stated);
    made.held = std::move(held);
    made.millibits = millibits;
    made.counts = millibits > 3000;
    return made;
}

Instant atDay(int days, int hour)
{
    using namespace std::chrono;
    return sys_days(2026y / November / 18) + std::chrono::days(days) + hours(hour);
}

} // namespace

Instant sampleNow()
{
    return atDay(0, 9) + std::chrono::minutes(42);
}

Workplace sampleWorkplace()
{
    Workplace place;
    place.me = {StaffId("bea"), "Bea Lloyd", Role::Agent};
    place.colleagues = {place.me, {StaffId("sam"), "Sam Okoro", Role::Agent}, {StaffId("mair"), "Mair Rees", Role::Verifier},
        {StaffId("joan"), "Joan Fell", Role::Lead}};
    place.world = "Demo world 7";
    place.demo = true;
    return place;
}

TicketDetail plainDetail(int number, const std::string &person, Cause cause, int daysLeft, Hint hint)
{
    TicketDetail detail;
    Ticket &ticket = detail.ticket;
    ticket.id = TicketId("ticket-" + std::to_string(number));
    ticket.reference = "MD-" + std::to_string(number);
    ticket.cause = cause;
    ticket.hint = hint;
    ticket.personName = person;
    ticket.service = "Register for an NPQ";
    ticket.openedAt = atDay(daysLeft - 7, 11);
    // Two working days after a Wednesday is Friday; three is Monday.
    ticket.promisedBy = atDay(daysLeft <= 2 ? daysLeft : daysLeft + 2, 17);
    ticket.identity = IdentityId("identity-" + std::to_string(number));
    const auto space = person.find(' ');
    const std::string first = person.substr(0, space);
    const std::string last = person.substr(space + 1);
    Identity &identity = detail.identity;
    identity.id = ticket.identity;
    identity.firstName = first;
    identity.lastName = last;
    identity.emailAddress = "someone" + std::to_string(number) + "@mail.example.com";
    identity.emailProvenAt = atDay(-1, 12);
    Attempt attempt;
    attempt.at = ticket.openedAt;
    attempt.claim.firstName = first;
    attempt.claim.lastName = last;
    attempt.claim.dateOfBirth = "1984-02-09";
    attempt.claim.emailAddress = identity.emailAddress;
    attempt.claim.nationalInsuranceNumber = "QQ123456C";
    detail.attempts = {attempt};

    CandidateView view;
    Candidate &candidate = view.candidate;
    candidate.record.trn = std::to_string(2000000 + number);
    candidate.record.firstName = first;
    candidate.record.lastName = last;
    candidate.record.dateOfBirth = day(1984, 2, 9);
    candidate.record.nationalInsuranceNumber = "QQ123456C";
    candidate.record.qtsDate = day(2011, 8, 1);
    candidate.likelihood = Likelihood::AlmostCertain;
    candidate.cells = {cell(Field::Name, Verdict::Agrees, person, person, 11000), cell(Field::PreviousName, Verdict::NeitherKnown, {}, {}, 0),
        cell(Field::DateOfBirth, Verdict::Agrees, "1984-02-09", "1984-02-09", 9000),
        cell(Field::NationalInsuranceNumber, Verdict::Agrees, "QQ123456C", "QQ123456C", 20000),
        cell(Field::Trn, Verdict::NotStated, {}, candidate.record.trn, 0), cell(Field::EmailAddress, Verdict::NotHeld, identity.emailAddress, {}, 0),
        cell(Field::IttProvider, Verdict::NeitherKnown, {}, {}, 0)};
    view.effects = effectsOf(DecisionKind::Link, ticket, identity, &candidate.record, false);
    detail.candidates = {view};
    for (const DecisionKind kind : {DecisionKind::NoRecord, DecisionKind::AskUser, DecisionKind::NotSure, DecisionKind::Park, DecisionKind::Skip})
        detail.effects[kind] = effectsOf(kind, ticket, identity, nullptr, false);
    detail.digest = "digest-" + std::to_string(number);
    detail.wouldSettle = {Field::NationalInsuranceNumber};
    detail.candidates.front().wouldConfirm = {{Field::NationalInsuranceNumber}, {Field::Trn}};
    return detail;
}

TicketDetail claimedDetail(int number)
{
    TicketDetail detail = plainDetail(number, "Rukhsana Iqbal", Cause::RecordClaimed, 3);
    CandidateView &view = detail.candidates.front();
    view.rule = LinkRule::RecordClaimed;
    Owner owner;
    owner.id = IdentityId("identity-owner");
    owner.displayName = "Rukhsana Ahmed";
    owner.emailAddress = "r.ahmed@school.example.sch.uk";
    owner.linkedAt = atDay(-1300, 10);
    owner.linkSource = LinkSource::Support;
    owner.lastSignedInAt = atDay(-40, 10);
    view.owner = owner;
    view.effects = effectsOf(DecisionKind::SamePerson, detail.ticket, detail.identity, &view.candidate.record, false);
    return detail;
}

TicketDetail detailsChangeDetail(int number)
{
    TicketDetail detail = plainDetail(number, "Imre Castell", Cause::DetailsChangeAsked, 3);
    detail.ticket.kind = TicketKind::DetailsChange;
    detail.candidates.clear();
    detail.wouldSettle.clear();
    detail.identity.firstName = "Imre";
    detail.identity.middleName.clear();
    detail.identity.lastName = "Castell";
    detail.identity.dateOfBirth = std::chrono::year {1977} / 2 / 11;
    DetailsChange change;
    change.ticket = detail.ticket.id;
    change.before = detailsOf(detail.identity);
    change.after = change.before;
    change.after.lastName = "Castell-Moor";
    change.after.dateOfBirth = std::chrono::year {1977} / 11 / 2;
    change.document = DocumentKind::MarriageCertificate;
    change.fileName = "certificate.pdf";
    change.fileSize = 236'400;
    change.fileHash = std::string(64, 'a');
    change.askedAt = atDay(-1, 13);
    detail.effects.clear();
    for (const DecisionKind kind : detailsDecisions())
        detail.effects[kind] = detailsEffectsOf(kind, change, detail.identity);
    detail.detailsChange = change;
    return detail;
}

ContestFacts contestFacts(int number, ContestState state)
{
    const TicketDetail plain = claimedDetail(number);
    ContestFacts facts;
    facts.now = sampleNow();
    facts.wait = std::chrono::hours(24);
    facts.ticket = plain.ticket;
    facts.ticket.kind = TicketKind::ContestedEmail;
    facts.ticket.cause = Cause::MailboxLost;
    facts.ticket.contestedTrn = plain.candidates.front().candidate.record.trn;
    facts.ticket.contestedOwner = IdentityId("identity-owner");
    facts.owner.id = facts.ticket.contestedOwner;
    facts.owner.firstName = "Rukhsana";
    facts.owner.lastName = "Ahmed";
    facts.owner.emailAddress = "r.ahmed@school.example.sch.uk";
    facts.owner.emailProvenAt = atDay(-1300, 9);
    facts.owner.createdAt = atDay(-1300, 9);
    facts.owner.trn = facts.ticket.contestedTrn;
    facts.owner.linkedAt = atDay(-1300, 10);
    facts.owner.linkSource = LinkSource::Lookup;
    facts.owner.lastSignedInAt = atDay(-40, 10);
    facts.record = plain.candidates.front().candidate.record;
    facts.registerReady = true;
    facts.confirmsRecord = true;
    facts.sharedMailbox = false;
    facts.holderToldAt = atDay(-1, 14);
    Contest &contest = facts.contest;
    contest.ticket = facts.ticket.id;
    contest.owner = facts.owner.id;
    contest.newEmailAddress = "rukhsana.iqbal@mail.example.com";
    contest.provenAt = atDay(-1, 13);
    contest.tried = {{atDay(-1, 13), ContestStep::NewAddressProven}, {atDay(-1, 13), ContestStep::OwnerCodeSent},
        {atDay(-1, 14), ContestStep::SaidCannotReach}};
    contest.state = state;
    if (state == ContestState::Proposed || state == ContestState::Waiting || state == ContestState::Done)
        contest.firstApproval = Approval {StaffId("mair"), "Mair Rees", atDay(0, 8)};
    if (state == ContestState::Waiting || state == ContestState::Done) {
        contest.secondApproval = Approval {StaffId("joan"), "Joan Fell", atDay(0, 9)};
        contest.effectiveAt = atDay(1, 9);
    }
    if (state == ContestState::Objected || state == ContestState::Rejected || state == ContestState::Stopped)
        contest.settledAt = atDay(0, 9);
    switch (state) {
    case ContestState::Asked: break;
    case ContestState::Proposed:
        facts.ticket.state = TicketState::SecondOpinion;
        facts.ticket.hint = Hint::AwaitsAgreement;
        facts.ticket.firstReader = StaffId("mair");
        break;
    case ContestState::Waiting:
        facts.ticket.state = TicketState::Waiting;
        facts.ticket.pausedAt = atDay(0, 9);
        break;
    case ContestState::Done: facts.ticket.state = TicketState::Closed; break;
    case ContestState::Objected:
        facts.ticket.state = TicketState::Escalated;
        facts.ticket.hint = Hint::HolderObjected;
        break;
    case ContestState::Rejected:
    case ContestState::Stopped: facts.ticket.state = TicketState::Escalated; break;
    }
    return facts;
}

TicketDetail contestDetail(const ContestFacts &facts)
{
    TicketDetail detail = claimedDetail(0);
    detail.ticket = facts.ticket;
    detail.identity = facts.owner;
    detail.candidates.front().effects.clear();
    if (facts.record)
        detail.candidates.front().candidate.record = *facts.record;
    detail.attempts.front().claim.emailAddress = facts.contest.newEmailAddress;
    ContestView view;
    view.contest = facts.contest;
    view.owner = facts.owner;
    view.gates = gatesOf(facts);
    view.open = contestDecisions(facts.contest.state);
    view.afterWait = switchEffectsOf(facts);
    view.waitSeconds = facts.wait.count();
    detail.contest = view;
    detail.effects.clear();
    for (const DecisionKind kind : view.open)
        detail.effects[kind] = contestEffectsOf(kind, facts);
    detail.digest = "digest-contest";
    detail.historyCount = 2;
    detail.messageCount = 2;
    return detail;
}

TicketDetail sampleDetail()
{
    TicketDetail detail = plainDetail(10428, "Siân Pritchard-Lowe", Cause::StatedTrnNoneAnswered, 2);
    detail.identity.emailAddress = "sian.lowe@mail.example.com";
    detail.historyCount = 4;
    detail.messageCount = 1;
    Claim claim;
    claim.firstName = "Sian";
    claim.lastName = "Pritchard-Lowe";
    claim.previousLastName = "Pritchard";
    claim.dateOfBirth = "1986-06-04";
    claim.nationalInsuranceNumber = "NW123441C";
    claim.statedTrn = "4821937";
    claim.emailAddress = "sian.lowe@mail.example.com";
    claim.ittProviderName = "Cardiff Met";
    detail.attempts.assign(3, Attempt {atDay(-1, 10), claim, Conclusion::ClaimsARecord, 3});

    CandidateView one;
    Record &first = one.candidate.record;
    first.trn = "4821973";
    first.firstName = "Siân";
    first.lastName = "Pritchard";
    first.dateOfBirth = day(1986, 4, 6);
    first.nationalInsuranceNumber = "NW123414C";
    first.emailAddress = "s.pritchard@college.example.ac.uk";
    first.qtsDate = day(2009, 7, 31);
    first.ittProviderName = "Cardiff Metropolitan";
    one.candidate.likelihood = Likelihood::VeryLikely;
    one.candidate.cells = {cell(Field::Name, Verdict::PartOfName, "Sian Pritchard-Lowe", "Siân Pritchard", 6200, Note::DoubleSurname),
        cell(Field::PreviousName, Verdict::Agrees, "Pritchard", {}, 3800, Note::SameAsCurrentSurname),
        cell(Field::DateOfBirth, Verdict::DayMonthSwapped, "1986-06-04", "1986-04-06", 5100),
        cell(Field::NationalInsuranceNumber, Verdict::DigitsSwapped, "NW123441C", "NW123414C", 12600),
        cell(Field::Trn, Verdict::DigitsSwapped, "4821937", "4821973", 13100),
        cell(Field::EmailAddress, Verdict::Contradicts, claim.emailAddress, first.emailAddress, -500),
        cell(Field::IttProvider, Verdict::AgreesTidied, "Cardiff Met", "Cardiff Metropolitan", 4200)};
    one.candidate.cells[3].statedMarks = {{6, 2}};
    one.candidate.cells[3].heldMarks = {{6, 2}};
    one.candidate.cells[3].sharedByOneIn = 850000;
    one.candidate.cells[4].statedMarks = {{5, 2}};
    one.candidate.cells[4].heldMarks = {{5, 2}};
    one.effects = effectsOf(DecisionKind::Link, detail.ticket, detail.identity, &first, false);

    CandidateView two;
    Record &second = two.candidate.record;
    second.trn = "3390127";
    second.firstName = "Susan";
    second.lastName = "Lowe";
    second.dateOfBirth = day(1986, 6, 4);
    two.candidate.likelihood = Likelihood::Possible;
    two.candidate.flags = {Flag::NoQualification};
    two.candidate.cells = {cell(Field::Name, Verdict::Contradicts, "Sian Pritchard-Lowe", "Susan Lowe", -3000, Note::ForenameDiffers),
        cell(Field::PreviousName, Verdict::Agrees, "Pritchard", "Pritchard", 8000),
        cell(Field::DateOfBirth, Verdict::Agrees, "1986-06-04", "1986-06-04", 9100),
        cell(Field::NationalInsuranceNumber, Verdict::NotHeld, "NW123441C", {}, 0), cell(Field::Trn, Verdict::Contradicts, "4821937", "3390127", -4000),
        cell(Field::EmailAddress, Verdict::NotHeld, claim.emailAddress, {}, 0), cell(Field::IttProvider, Verdict::NotHeld, "Cardiff Met", {}, 0)};
    two.effects = effectsOf(DecisionKind::Link, detail.ticket, detail.identity, &second, false);

    CandidateView three;
    Record &third = three.candidate.record;
    third.trn = "5102284";
    third.firstName = "Sian";
    third.lastName = "Prichard";
    third.dateOfBirth = day(1991, 3, 21);
    three.candidate.likelihood = Likelihood::Unlikely;
    three.rule = LinkRule::RecordClaimed;
    Owner owner;
    owner.displayName = "Sian Prichard";
    owner.emailAddress = "sian.p@mail.example.com";
    owner.linkedAt = atDay(-1100, 9);
    owner.linkSource = LinkSource::Lookup;
    three.owner = owner;
    three.candidate.cells = {cell(Field::Name, Verdict::LikelyTypo, "Pritchard", "Prichard", 3000, Note::SurnameTypo),
        cell(Field::PreviousName, Verdict::NotHeld, "Pritchard", {}, 0), cell(Field::DateOfBirth, Verdict::Contradicts, "1986-06-04", "1991-03-21", -9000),
        cell(Field::NationalInsuranceNumber, Verdict::Contradicts, "NW123441C", "JC882190A", -8000),
        cell(Field::Trn, Verdict::Contradicts, "4821937", "5102284", -4000),
        cell(Field::EmailAddress, Verdict::Contradicts, claim.emailAddress, "sian.p@mail.example.com", -500),
        cell(Field::IttProvider, Verdict::Contradicts, "Cardiff Met", "University of Leeds", -1500)};
    three.candidate.cells[0].held = "Sian Prichard";
    three.candidate.cells[0].stated = "Sian Pritchard";
    three.effects = effectsOf(DecisionKind::SamePerson, detail.ticket, detail.identity, &third, false);
    one.wouldConfirm = {{Field::NationalInsuranceNumber}, {Field::Trn}};
    detail.candidates = {one, two, three};
    return detail;
}

void fill(FakeApiClient &api)
{
    api.place = sampleWorkplace();
    api.now = sampleNow();
    api.add(sampleDetail());
    api.add(plainDetail(10431, "Chukwuemeka Balogun", Cause::SeveralAnswered, 2, Hint::SecondTrnSuspected));
    api.add(plainDetail(10433, "Małgorzata Nowak", Cause::QualifiedNoneAnswered, 3));
    api.add(plainDetail(10436, "Dave Metcalfe", Cause::StatedTrnNoneAnswered, 3));
    api.add(claimedDetail(10437));
    api.add(plainDetail(10440, "Aoife Ní Bhriain", Cause::LookupUnavailable, 4, Hint::MatchesNow));
    api.add(plainDetail(10442, "Harriet Ashworth-Cole", Cause::QualifiedNoneAnswered, 4));
    api.add(plainDetail(10445, "Tunde Adeyemi", Cause::SeveralAnswered, 4));
    api.add(plainDetail(10447, "J. Kaur", Cause::StatedTrnNoneAnswered, 5));
    api.add(plainDetail(10449, "Bronwyn Llewelyn", Cause::StatedTrnNoneAnswered, 5));
    api.add(plainDetail(10452, "Priya Nair", Cause::QualifiedNoneAnswered, 5));
    matching::Record found;
    found.trn = "7001234";
    found.firstName = "Sian";
    found.lastName = "Lowe";
    found.dateOfBirth = day(1986, 6, 4);
    api.records = {found};
    HistoryEntry opened;
    opened.at = atDay(-3, 8);
    opened.action = "ticket-opened";
    HistoryEntry skipped;
    skipped.at = atDay(-1, 14);
    skipped.staffName = "Sam Okoro";
    skipped.action = "decision-applied";
    skipped.kind = DecisionKind::Skip;
    skipped.reason = Reason::NeedsLanguage;
    api.historyEntries = {opened, skipped};
    Message mail;
    mail.id = MessageId("message-1");
    mail.ticket = TicketId("ticket-10428");
    mail.ticketReference = "MD-10428";
    mail.recipient = "sian.lowe@mail.example.com";
    mail.templateId = "more-information";
    mail.language = "en";
    mail.subject = "We need one more detail";
    mail.body = "Hello,\n\nWe could not find your record with what you gave us.\n";
    mail.createdAt = atDay(-1, 15);
    api.sent = {mail};
}

} // namespace matchdesk::test
