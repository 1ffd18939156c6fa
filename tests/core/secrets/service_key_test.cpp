// SPDX-License-Identifier: MIT
#include "secrets/service_key.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

namespace matchdesk {
namespace {

namespace fs = std::filesystem;

std::string bytesOf(const SecretKey &key)
{
    return {key.data(), key.data() + SecretKey::kBytes};
}

class ServiceKeyTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (fs::temp_directory_path() / "service-key-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { fs::remove_all(m_folder); }
    [[nodiscard]] fs::path file() const { return m_folder / ServiceKey::kFileName; }
    void write(const std::string &text, fs::perms access = fs::perms::owner_read | fs::perms::owner_write) const
    {
        std::ofstream(file(), std::ios::binary) << text;
        fs::permissions(file(), access);
    }

    fs::path m_folder;
};

TEST_F(ServiceKeyTest, IsMadeAtTheFirstStartForItsOwnerAlone)
{
    const auto made = ServiceKey::openOrCreate(m_folder);
    ASSERT_TRUE(made.ok());
    struct stat facts {};
    ASSERT_EQ(::stat(file().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 07777U, 0600U);
    EXPECT_EQ(facts.st_size, 65);
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), {}), 1) << "nothing else is left behind";
}

TEST_F(ServiceKeyTest, IsTheSameAtTheNextStartAndAnotherInAnotherFolder)
{
    const auto first = ServiceKey::openOrCreate(m_folder);
    const auto again = ServiceKey::openOrCreate(m_folder);
    ASSERT_TRUE(first.ok() && again.ok());
    EXPECT_EQ(bytesOf(first.value().derive(KeyPurpose::Passcodes)), bytesOf(again.value().derive(KeyPurpose::Passcodes)));
    fs::create_directory(m_folder / "other");
    const auto other = ServiceKey::openOrCreate(m_folder / "other");
    ASSERT_TRUE(other.ok());
    EXPECT_NE(bytesOf(first.value().derive(KeyPurpose::Passcodes)), bytesOf(other.value().derive(KeyPurpose::Passcodes)));
    EXPECT_NE(bytesOf(ServiceKey::ephemeral().derive(KeyPurpose::Passcodes)),
              bytesOf(ServiceKey::ephemeral().derive(KeyPurpose::Passcodes)));
}

TEST_F(ServiceKeyTest, GivesEachPurposeItsOwnKeyAndNeverItself)
{
    const auto key = ServiceKey::openOrCreate(m_folder);
    ASSERT_TRUE(key.ok());
    std::vector<std::string> keys;
    for (const KeyPurpose purpose :
         {KeyPurpose::Passcodes, KeyPurpose::AddressCounters, KeyPurpose::SealedMail, KeyPurpose::Webhooks})
        keys.push_back(bytesOf(key.value().derive(purpose)));
    std::ranges::sort(keys);
    EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
    EXPECT_EQ(std::ranges::count(keys, std::string(SecretKey::kBytes, '\0')), 0);
}

TEST_F(ServiceKeyTest, DerivesTheSameKeysForEver)
{
    write(std::string(64, 'a') + '\n');
    const auto key = ServiceKey::load(file());
    ASSERT_TRUE(key.ok());
    const SecretKey derived = key.value().derive(KeyPurpose::SealedMail);
    // What was sealed by an earlier version has to open in a later one.
    EXPECT_EQ(derived.data()[0], 82);
    EXPECT_EQ(derived.data()[31], 127);
}

TEST_F(ServiceKeyTest, IsRefusedWhenOthersMayReadIt)
{
    for (const auto extra : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write, fs::perms::others_exec}) {
        write(std::string(64, 'a') + '\n', fs::perms::owner_read | extra);
        const auto refused = ServiceKey::openOrCreate(m_folder);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::Forbidden);
        EXPECT_EQ(refused.error().rule, "readable-by-others");
        fs::remove(file());
    }
}

TEST_F(ServiceKeyTest, IsNeverReplacedWhenItIsDamaged)
{
    for (const std::string &text : {std::string(), std::string("abc"), std::string(63, 'a'), std::string(64, 'g'),
                                    std::string(66, 'a'), std::string(64, 'a') + "\n\n"}) {
        write(text);
        const auto refused = ServiceKey::openOrCreate(m_folder);
        ASSERT_FALSE(refused.ok()) << text.size();
        EXPECT_EQ(refused.error().code, ErrorCode::Damaged);
        std::ifstream kept(file(), std::ios::binary);
        EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), text);
    }
}

TEST_F(ServiceKeyTest, ALoadedOneHasToBeThere)
{
    EXPECT_EQ(ServiceKey::load(file()).error().code, ErrorCode::NotFound);
    fs::create_directory(file());
    EXPECT_EQ(ServiceKey::load(file()).error().code, ErrorCode::Damaged);
}

TEST_F(ServiceKeyTest, StartsAtTheSameTimeAgreeOnOneKey)
{
    std::vector<std::string> keys(8);
    {
        std::vector<std::jthread> starts;
        for (std::string &key : keys) {
            starts.emplace_back([this, &key] {
                if (const auto opened = ServiceKey::openOrCreate(m_folder); opened.ok())
                    key = bytesOf(opened.value().derive(KeyPurpose::Passcodes));
            });
        }
    }
    EXPECT_FALSE(keys.front().empty());
    EXPECT_EQ(std::ranges::count(keys, keys.front()), 8);
}

} // namespace
} // namespace matchdesk
