// SPDX-License-Identifier: MIT
#include "commands.h"
#include "interrupt.h"

#include "support/log.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char *argv[])
{
    matchdesk::installRedactingLog();
    matchdesk::ctl::catchInterrupts();
    const QCoreApplication application(argc, argv);
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i)
        words.emplace_back(argv[i]);
    return matchdesk::ctl::run(words, std::cout, std::cerr);
}
