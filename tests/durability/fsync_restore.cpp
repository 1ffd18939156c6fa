// SPDX-License-Identifier: MIT
// fsync_restore SHADOW ROOT: makes ROOT what a power failure would have left of it, as fsync_shim kept it in SHADOW.

#include <cstdio>
#include <exception>
#include <filesystem>

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fputs("usage: fsync_restore SHADOW ROOT\n", stderr);
        return 2;
    }
    namespace fs = std::filesystem;
    try {
        const fs::path shadow(argv[1]);
        const fs::path root(argv[2]);
        for (const auto &entry : fs::directory_iterator(root))
            fs::remove_all(entry.path());
        for (const auto &entry : fs::directory_iterator(shadow)) {
            if (entry.path().filename() != ".pending")
                fs::copy(entry.path(), root / entry.path().filename(), fs::copy_options::recursive);
        }
    } catch (const std::exception &error) {
        std::fprintf(stderr, "fsync_restore: %s\n", error.what());
        return 1;
    }
    return 0;
}
