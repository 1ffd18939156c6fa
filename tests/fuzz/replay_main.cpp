// SPDX-License-Identifier: MIT
// Runs a fuzzer's function on every file of its corpus, and on each with one byte changed, so that what a fuzzer has found
// once stays found in builds without one.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int count, char **arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "usage: %s CORPUS...\n", arguments[0]);
        return 2;
    }
    std::mt19937 random(20261122);
    std::size_t files = 0;
    std::size_t inputs = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(arguments[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            std::vector<std::uint8_t> bytes(text.begin(), text.end());
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
            ++files;
            ++inputs;
            for (int change = 0; change < 200 && !bytes.empty(); ++change) {
                std::uint8_t &byte = bytes[random() % bytes.size()];
                const std::uint8_t before = byte;
                byte = static_cast<std::uint8_t>(random() & 0xffU);
                LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
                byte = before;
                ++inputs;
            }
        }
    }
    std::printf("%zu files, %zu inputs\n", files, inputs);
    return files > 0 ? 0 : 1;
}
